import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Claim } from './reconcile.model.ts'

/** One agency's report of a grant that another agency reports at the same place and year too. Amounts in USD. */
export interface ClashRow extends Claim {
  grantId: string
  grantCode: string
  grantName: string
  providerName: string
  reportYear: number
  /** The place on the newest map, where an old and a new name of the same ground meet. */
  spot: string
  agencyVi: string
  agencyEn: string
  placeId: string
  placeVi: string
  placeEn: string
  counts: boolean
  disbursedUsd: string
  committedUsd: string
  returnId: string | null
  lineKey: string
}

/** The clashes open now, newest year first, the counted claim before the others. `agencies`: only those that involve one of them. */
export async function findClashRows(db: Db, filter: { year?: number | undefined; agencies?: readonly string[] | undefined }): Promise<ClashRow[]> {
  const agencies = filter.agencies ? JSON.stringify(filter.agencies) : null
  const { rows } = await sql<ClashRow>`
    with disputed as (select distinct grant_id, report_year from aid.flow where recorded_until is null and not counted and (${filter.year ?? null}::int is null or report_year = ${filter.year ?? null})),
    claim as (
      select f.grant_id, f.report_year, coalesce(s.successor_id, f.place_id) as spot, f.agency_id, min(f.place_id) as place_id, bool_and(f.counted) as counts, min(f.opened_seq) as since,
        sum(f.usd) filter (where f.kind = 'disbursement') as disbursed, sum(f.usd) filter (where f.kind = 'year_commitment') as committed,
        (array_agg(f.version_id order by f.id))[1] as version_id, (array_agg(f.line_key order by f.id))[1] as line_key, max(f.period_to) as period_to
      from disputed d join aid.flow f on f.grant_id = d.grant_id and f.report_year = d.report_year and f.recorded_until is null
        left join directory.place_successor s on s.place_id = f.place_id
      group by 1, 2, 3, 4),
    clash as (select grant_id, report_year, spot, jsonb_agg(agency_id) as agency_ids from claim group by 1, 2, 3 having count(*) > 1)
    select c.grant_id, g.code as grant_code, g.name as grant_name, o.name as provider_name, c.report_year, c.spot, c.agency_id, a.name_vi as agency_vi, a.name_en as agency_en, a.duty,
      coalesce(g.managing_agency_id = c.agency_id, false) as managing, coalesce(coalesce(own.successor_id, a.place_id) = c.spot, false) as own_place, c.since,
      c.place_id, n.name_vi as place_vi, n.name_en as place_en, c.counts, coalesce(c.disbursed, 0)::numeric(20, 2) as disbursed_usd, coalesce(c.committed, 0)::numeric(20, 2) as committed_usd,
      v.return_id, c.line_key
    from clash k join claim c using (grant_id, report_year, spot) join aid."grant" g on g.id = c.grant_id join registry.organisation o on o.id = g.organisation_id
      join directory.agency a on a.id = c.agency_id left join directory.place_successor own on own.place_id = a.place_id
      left join lateral (select m.name_vi, m.name_en from directory.place_name m where m.place_id = c.place_id order by (m.valid_from <= c.period_to) desc, m.valid_from desc limit 1) n on true
      left join lateral (select * from reporting.posted_version(c.version_id)) v on true
    where ${agencies}::jsonb is null or exists (select from jsonb_array_elements_text(k.agency_ids) one where ${agencies}::jsonb ? one.value)
    order by c.report_year desc, g.code, c.spot, c.counts desc, c.since`.execute(db as Tx)
  return rows
}

/** The years that have clashes, newest first. */
export async function findClashYears(db: Db, agencies: readonly string[] | undefined): Promise<number[]> {
  const mine = agencies ? JSON.stringify(agencies) : null
  const { rows } = await sql<{ year: number }>`select distinct report_year as year from aid.flow
    where recorded_until is null and not counted and (${mine}::jsonb is null or ${mine}::jsonb ? agency_id or ${mine}::jsonb ? yields_to) order by 1 desc`.execute(
    db as Tx,
  )
  return rows.map(({ year }) => year)
}
