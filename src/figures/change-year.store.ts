import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { findCoverage } from './coverage.store.ts'
import { type Question, statedAt, type Whereabouts } from './change.store.ts'
import type { Measure } from './figure.model.ts'
import { flowsOf, type Moment, NONE } from './flow-query.store.ts'

/** One grant (or member of a count) in two questions that are put side by side. */
export interface YearDifference extends Whereabouts {
  /** The grant or the member. */
  id: string
  /** Of the dimension that the change is broken by; `-` where a line leaves it empty. */
  key: string
  inBefore: boolean
  inAfter: boolean
  before: string
  after: string
  providersBefore: string[]
  providersAfter: string[]
}

export interface Side {
  question: Question
  measure: Measure
}

/** What is one line when two years are compared. */
export type Group = 'grant' | 'organisation' | 'country'
const groups: Record<Group, RawBuilder<unknown>> = {
  grant: sql`f.grant_id::text`,
  organisation: sql`f.organisation_id::text`,
  country: sql`f.provider_country`,
}

/** Two questions to one state of the ledger, line by line: also the lines that are equal, for who gave in which year is told from them. */
export async function compareSides(
  db: Db,
  [left, right]: readonly [Side, Side],
  moment: Moment,
  { group, key = sql`''::text` }: { group: Group; key?: RawBuilder<unknown> },
): Promise<YearDifference[]> {
  const { rows } = await sql<YearDifference>`
    with l as (${sideOf(left, moment, group, key)}), r as (${sideOf(right, moment, group, key)})
    select coalesce(l.id, r.id) as id, coalesce(l.key, r.key) as key, l.id is not null as in_before, r.id is not null as in_after,
      coalesce(l.value, 0)::text as before, coalesce(r.value, 0)::text as after, coalesce(l.providers, '[]') as providers_before, coalesce(r.providers, '[]') as providers_after,
      coalesce(r.agency_id, l.agency_id) as agency_id,  ${group === 'grant' ? sql`coalesce(l.id, r.id)` : sql`null::text`} as grant_id,
      ${group === 'country' ? sql`null::text` : sql`coalesce(r.organisation_id, l.organisation_id)`} as organisation_id, ${group === 'country' ? sql`coalesce(l.id, r.id)` : sql`null::text`} as country,
      ${group === 'grant' ? sql`l.amount::text as amount_before, r.amount::text as amount_after, l.currency as currency_before, r.currency as currency_after` : sql`null::text as amount_before, null::text as amount_after, null::text as currency_before, null::text as currency_after`},
      coalesce(r.version_id, l.version_id) as version_id, coalesce(r.line_key, l.line_key) as line_key
    from l full join r on r.id = l.id and r.key = l.key`.execute(db as Tx)
  return rows
}

function sideOf({ question, measure }: Side, moment: Moment, group: Group, key: RawBuilder<unknown>) {
  const flows = flowsOf({ ...question, from: question.year, to: question.year }, moment, measure)
  const value = measure.aggregate === 'sum' ? (question.currency === 'USD' ? sql`sum(f.usd * f.share)` : sql`sum(f.vnd * f.share)`) : sql`1`
  const largest = sql`order by f.usd desc, f.id`
  return sql`select g.id, g.key, ${value} as value, jsonb_agg(distinct f.organisation_id::text) as providers, min(f.organisation_id::text) as organisation_id, sum(f.amount * f.share) as amount,
      case when min(f.currency_code) = max(f.currency_code) then min(f.currency_code) end as currency,
      (array_agg(f.agency_id ${largest}))[1] as agency_id, (array_agg(f.version_id ${largest}))[1] as version_id, (array_agg(f.line_key ${largest}))[1] as line_key
    from ${flows} f cross join lateral (select ${groups[group]} as id, coalesce(${key}, ${NONE}) as key) g where g.id is not null group by 1, 2`
}

/** What agencies stated of themselves in two years. */
export async function compareStatements(
  db: Db,
  code: string,
  [left, right]: readonly [Question, Question],
  moment: Moment,
): Promise<Pick<YearDifference, 'id' | 'agencyId' | 'inBefore' | 'inAfter' | 'before' | 'after' | 'versionId'>[]> {
  const stated = (question: Question) => sql`
    select f.agency_id as id, sum(f.value) as value, (array_agg(f.version_id order by f.id))[1] as version_id from aid.statement f
    where f.code = ${code} and f.report_year = ${question.year} and f.opened_seq <= ${moment.seq} and (f.closed_seq is null or f.closed_seq > ${moment.seq}) and ${statedAt(question)} group by 1`
  const { rows } = await sql<Awaited<ReturnType<typeof compareStatements>>[number]>`
    with l as (${stated(left)}), r as (${stated(right)})
    select coalesce(l.id, r.id) as id, coalesce(l.id, r.id) as agency_id, l.id is not null as in_before, r.id is not null as in_after, coalesce(l.value, 0)::text as before,
      coalesce(r.value, 0)::text as after, coalesce(r.version_id, l.version_id) as version_id
    from l full join r on r.id = l.id`.execute(db as Tx)
  return rows
}

/**
 * Agencies whose report of a year is owed and not in the ledger at the moment, with those of other years that they
 * stand for: a merged province's successor, and what a successor came from.
 */
export async function findAwaited(db: Db, year: number, moment: Moment): Promise<Set<string>> {
  const { missing } = await findCoverage(db, year, moment, { map: 'reported' })
  const { rows } = await sql<{ id: string }>`
    with missing as (select jsonb_array_elements_text(${JSON.stringify(missing.map(({ agencyId }) => agencyId))}::jsonb) as id)
    select id from missing
    union select a.id from missing m join directory.agency own on own.id = m.id join directory.place_successor s on own.place_id in (s.place_id, s.successor_id)
      join directory.agency a on a.duty = own.duty and a.place_id in (s.place_id, s.successor_id)`.execute(db as Tx)
  return new Set(rows.map(({ id }) => id))
}
