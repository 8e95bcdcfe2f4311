import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Coverage } from './figure.contract.ts'
import type { Moment } from './flow-query.store.ts'

interface Debtors {
  place?: string | undefined
  map: string
  agency?: string | undefined
}

/** Whether debtor `d` with its agency `a` is one that a question looks at. */
const isAmong = ({ agency, place, map }: Debtors) => sql`
  (${agency ?? null}::text is null or d.agency_id = ${agency ?? null})
  and (${place ?? null}::text is null or a.place_id = ${place ?? null} or exists (select from figures.place_reading m where m.place_id = a.place_id and m.target_id = ${place ?? null} and m.place_set_id = ${map}))`

/** Whose report of the year is in the ledger at the moment, and whose is missing. A place asks for its own agencies only. */
export async function findCoverage(db: Db, year: number, moment: Moment, filter: Debtors): Promise<Coverage> {
  const { rows } = await sql<{ agencyId: string; name: string; accepted: boolean }>`
    select d.agency_id, a.name_vi as name, exists (select from aid.posting p where p.report_year = ${year} and p.agency_id = d.agency_id and p.version_id is not null and p.seq <= ${moment.seq}) as accepted
    from reporting.campaign c join reporting.campaign_debtor d on d.campaign_id = c.id join directory.agency a on a.id = d.agency_id
    where c.report_year = ${year} and ${isAmong(filter)}
    order by a.sort_key`.execute(db as Tx)
  return coverageOf(rows)
}

/** Returns owed and accepted for each year of a span. */
export async function findCoverageByYear(
  db: Db,
  from: number,
  to: number,
  moment: Moment,
  filter: Debtors,
): Promise<Map<number, { owed: number; accepted: number }>> {
  const { rows } = await sql<{ year: number; owed: number; accepted: number }>`
    select c.report_year as year, count(*)::int as owed, (count(*) filter (where exists (select from aid.posting p where p.report_year = c.report_year and p.agency_id = d.agency_id and p.version_id is not null and p.seq <= ${moment.seq})))::int as accepted
    from reporting.campaign c join reporting.campaign_debtor d on d.campaign_id = c.id join directory.agency a on a.id = d.agency_id where c.report_year between ${from} and ${to} and ${isAmong(filter)} group by 1`.execute(
    db as Tx,
  )
  return new Map(rows.map(({ year, owed, accepted }) => [year, { owed, accepted }]))
}

/** The coverage of the nation in each year of a span, in one question. */
export async function findNationalCoverage(db: Db, from: number, to: number, moment: Moment): Promise<Map<number, Coverage>> {
  const { rows } = await sql<{ year: number; agencyId: string; name: string; accepted: boolean }>`
    with accepted as (select distinct report_year, agency_id from aid.posting where version_id is not null and seq <= ${moment.seq} and report_year between ${from} and ${to})
    select c.report_year as year, d.agency_id, a.name_vi as name, p.agency_id is not null as accepted
    from reporting.campaign c join reporting.campaign_debtor d on d.campaign_id = c.id join directory.agency a on a.id = d.agency_id
    left join accepted p on p.report_year = c.report_year and p.agency_id = d.agency_id
    where c.report_year between ${from} and ${to} order by a.sort_key`.execute(db as Tx)
  return new Map([...Map.groupBy(rows, ({ year }) => year)].map(([year, debtors]) => [year, coverageOf(debtors)]))
}

function coverageOf(debtors: readonly { agencyId: string; name: string; accepted: boolean }[]): Coverage {
  return {
    owed: debtors.length,
    accepted: debtors.filter((debtor) => debtor.accepted).length,
    missing: debtors.filter((debtor) => !debtor.accepted).map(({ agencyId, name }) => ({ agencyId, name })),
  }
}
