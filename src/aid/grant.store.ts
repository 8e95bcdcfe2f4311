import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { nameKey } from '#platform/text/search-key.ts'

/** What a line says about its grant. */
export interface GrantReport {
  lineKey: string
  code: string | null
  name: string
  kind: string
  organisationId: string
  owner: string | null
  managingAgencyId: string | null
  startsOn: string | null
  endsOn: string | null
  status: string
}

export interface ResolvedGrant {
  grantId: string
  managingAgencyId: string | null
}

type Keyed = GrantReport & { nameKey: string }

/**
 * Finds each line's grant by its code, else by provider and name without accents; a grant nobody reported before is
 * written down with a new code (KVT-year-number). Attributes follow the newest year reported. Returns lineKey -> grant.
 */
export async function resolveGrants(
  tx: Tx,
  given: readonly GrantReport[],
  stamp: { now: string; year: number; demo: boolean },
): Promise<Map<string, ResolvedGrant>> {
  const reports = given.map((report) => ({ ...report, nameKey: nameKey(report.name) }))
  const found = await findGrants(tx, reports)
  const missing = new Map(
    reports.filter((report) => !found.has(report.lineKey)).map((report) => [`${report.organisationId}|${report.nameKey}`, { ...report, id: randomUUID() }]),
  )
  await insertGrants(tx, [...missing.values()], stamp)
  await bringUpToDate(
    tx,
    reports.flatMap((report) => {
      const known = found.get(report.lineKey)
      return known ? [{ ...report, id: known.grantId }] : []
    }),
    stamp.year,
  )
  return new Map(
    reports.map((report) => {
      const grantId = found.get(report.lineKey)?.grantId ?? missing.get(`${report.organisationId}|${report.nameKey}`)?.id ?? ''
      return [report.lineKey, { grantId, managingAgencyId: report.managingAgencyId ?? found.get(report.lineKey)?.managingAgencyId ?? null }]
    }),
  )
}

async function findGrants(tx: Tx, reports: readonly Keyed[]): Promise<Map<string, ResolvedGrant>> {
  const asked = reports.map(({ lineKey, code, organisationId, nameKey: key }) => ({ lineKey, code, organisationId, key }))
  const { rows } = await sql<{ lineKey: string; grantId: string; managingAgencyId: string | null }>`
    select r."lineKey", coalesce(c.id, n.id) as grant_id, coalesce(c.managing_agency_id, n.managing_agency_id) as managing_agency_id
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as r("lineKey" uuid, code text, "organisationId" uuid, key text)
      left join aid."grant" c on c.code = r.code left join aid."grant" n on n.organisation_id = r."organisationId" and n.name_key = r.key
    where c.id is not null or n.id is not null`.execute(tx)
  return new Map(rows.map(({ lineKey, ...grant }) => [lineKey, grant]))
}

const columns = sql`r(id uuid, name text, "nameKey" text, kind text, "organisationId" uuid, owner text, "managingAgencyId" text, "startsOn" date, "endsOn" date, status text)`

async function insertGrants(tx: Tx, grants: readonly (Keyed & { id: string })[], { now, year, demo }: { now: string; year: number; demo: boolean }) {
  if (grants.length === 0) return
  await sql`insert into aid."grant" (id, code, name, name_key, kind, organisation_id, owner, managing_agency_id, starts_on, ends_on, status, reported_year, demo, created_at)
    select r.id, 'KVT-' || ${year}::int || '-' || lpad(nextval('aid.grant_code')::text, 6, '0'), r.name, r."nameKey", r.kind, r."organisationId", r.owner, r."managingAgencyId", r."startsOn", r."endsOn", r.status, ${year}, ${demo}, ${now}
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as ${columns}`.execute(tx)
}

async function bringUpToDate(tx: Tx, grants: readonly (Keyed & { id: string })[], year: number) {
  if (grants.length === 0) return
  await sql`update aid."grant" g set kind = r.kind, owner = coalesce(r.owner, g.owner), managing_agency_id = coalesce(r."managingAgencyId", g.managing_agency_id),
      starts_on = coalesce(r."startsOn", g.starts_on), ends_on = coalesce(r."endsOn", g.ends_on), status = r.status, reported_year = ${year}
    from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as ${columns} where g.id = r.id and g.reported_year <= ${year}
      and (g.kind, g.status, g.owner, g.managing_agency_id, g.starts_on, g.ends_on) is distinct from
        (r.kind, r.status, coalesce(r.owner, g.owner), coalesce(r."managingAgencyId", g.managing_agency_id), coalesce(r."startsOn", g.starts_on), coalesce(r."endsOn", g.ends_on))`.execute(
    tx,
  )
}
