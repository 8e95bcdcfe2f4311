import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { nameKey } from '#platform/text/search-key.ts'
import type { Line } from './form.contract.ts'
import { readShareCodes } from './prefill.model.ts'

const predecessors = (agencyId: string) => sql`(with recursive line(id) as (
  select ${agencyId}::text union select s.agency_id from directory.agency_successor s join line on s.successor_id = line.id) select id from line)`

/**
 * The lines of the returns accepted for the year before, of the agency and of those it succeeded. Null when there is none:
 * a first year has no history, which is something else than a history without lines.
 */
export async function findLastYear(db: Db, agencyId: string, reportYear: number): Promise<Line[] | null> {
  const { rows } = await sql<{ versionId: string; lines: Line[] | null }>`
    select v.id as version_id, (select jsonb_agg(jsonb_build_object('lineKey', l.line_key, 'position', l.position, 'cells', l.cells) order by l.position) from reporting.return_line l where l.version_id = v.id) as lines
    from reporting.return r join reporting.campaign c on c.id = r.campaign_id and c.report_year = ${reportYear - 1}
    join reporting.return_version v on v.return_id = r.id and v.state = 'accepted'
    where r.agency_id in ${predecessors(agencyId)} order by r.agency_id`.execute(db)
  return rows.length === 0 ? null : rows.flatMap((row) => row.lines ?? [])
}

/** The ledger's grant codes of last year's lines (line key -> code), so that a prefilled line names the same grant. */
export async function findGrantCodes(db: Db, agencyId: string, reportYear: number): Promise<Map<string, string>> {
  const { rows } = await sql<{ lineKey: string; code: string }>`
    select distinct f.line_key, g.code from aid.flow f join aid."grant" g on g.id = f.grant_id
    where f.report_year = ${reportYear - 1} and f.agency_id in ${predecessors(agencyId)} and f.recorded_until is null`.execute(db)
  return new Map(rows.map((row) => [row.lineKey, row.code]))
}

/** Where places of another set went (old id -> new id), for prefilling across a change of the map. */
export async function findPlaceSuccessors(db: Db, placeSetId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ placeId: string; successorId: string }>`
    select s.place_id, s.successor_id from directory.place_successor s join directory.place p on p.id = s.successor_id where p.place_set_id = ${placeSetId} and s.share = 1`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.placeId, row.successorId]))
}

/** Lines whose grant, at one of the same places, stands in the ledger of the year from another agency's return. */
export async function findReportedElsewhere(
  db: Db,
  agencyId: string,
  reportYear: number,
  lines: readonly Line[],
): Promise<Record<string, { agencyName: string }>> {
  const asked = lines.map(({ lineKey, cells }) => ({
    lineKey,
    code: cells['grantCode'] ?? null,
    name: nameKey(cells['name'] ?? ''),
    provider: nameKey(cells['provider'] ?? ''),
    places: readShareCodes(cells['places']),
  }))
  const { rows } = await sql<{ lineKey: string; agencyName: string }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r("lineKey" uuid, code text, name text, provider text, places jsonb)),
    same as (
      select q."lineKey", q.places, g.id from asked q join aid."grant" g on g.name_key = q.name join registry.organisation o on o.id = g.organisation_id
        where o.name_key = q.provider or exists (select from registry.organisation_alias a where a.organisation_id = o.id and a.key = q.provider)
      union select q."lineKey", q.places, g.id from asked q join aid."grant" g on g.code = q.code)
    select s."lineKey", min(a.name_vi) as agency_name from same s
    join aid.flow f on f.grant_id = s.id and f.report_year = ${reportYear} and f.agency_id <> ${agencyId} and f.recorded_until is null and s.places ? f.place_id
    join directory.agency a on a.id = f.agency_id group by s."lineKey"`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.lineKey, { agencyName: row.agencyName }]))
}

/** What one unit of each currency is worth in a report year: VND and USD, as decimal text. */
export async function findRates(db: Db, reportYear: number): Promise<Record<string, { vnd: string; usd: string }>> {
  const { rows } = await sql<{ code: string; vnd: string; usd: string }>`
    select e.currency_code as code, e.vnd_per_unit::text as vnd, (e.vnd_per_unit / u.vnd_per_unit)::numeric(40, 24)::text as usd
    from directory.exchange_rate e join directory.exchange_rate u on u.report_year = e.report_year and u.currency_code = 'USD' where e.report_year = ${reportYear}`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ code, ...worth }) => [code, worth]))
}
