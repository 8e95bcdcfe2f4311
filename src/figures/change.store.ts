import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { FigureQuery, Scope } from './figure.contract.ts'
import type { Measure } from './figure.model.ts'
import { conditionsOfMeasure, conditionsOfScope, flowsOf, type Moment, readOn } from './flow-query.store.ts'
import type { Standing } from './change.model.ts'

/** What a difference is looked for in: one report year, with the scope, map and currency of the figure. */
export type Question = Scope & Pick<FigureQuery, 'map' | 'currency'> & { year: number }

/** Where a line of difference stands, and what its report said. */
export interface Whereabouts {
  agencyId: string | null
  grantId: string | null
  organisationId: string | null
  country: string | null
  amountBefore: string | null
  amountAfter: string | null
  /** Null where there is no line, or lines in several currencies. */
  currencyBefore: string | null
  currencyAfter: string | null
  versionId: string | null
  lineKey: string | null
}

/** What one agency reports of one grant, before and after, where they differ. `member` is what a count counts with it. */
export interface MomentDifference extends Whereabouts {
  member: string | null
  gained: boolean | null
  before: string
  after: string
  standingBefore: Standing
  standingAfter: Standing
  arrived: boolean
  onlyRate: boolean
}

type MomentRow = Omit<MomentDifference, 'standingBefore' | 'standingAfter'> & Record<`${keyof Standing}${'Before' | 'After'}`, boolean>

export const memberOf = (measure: Measure): RawBuilder<string | null> =>
  ({ grants: sql<string>`f.grant_id::text`, organisations: sql<string>`f.organisation_id::text`, countries: sql<string>`f.provider_country` })[
    measure.aggregate as 'grants'
  ] ?? sql`null::text`

const valueOf = (measure: Measure, currency: Question['currency']) =>
  measure.aggregate === 'sum' ? (currency === 'USD' ? sql`f.usd * f.share` : sql`f.vnd * f.share`) : sql`1`

const seenAt = ({ seq }: Moment) => sql`(f.opened_seq <= ${seq} and (f.closed_seq is null or f.closed_seq > ${seq}))`

/** Lines that entered the figure or left it between two moments: a flow that both see can make no difference. */
export async function findMomentDifferences(db: Db, question: Question, from: Moment, to: Moment, measure: Measure): Promise<MomentDifference[]> {
  const isCount = measure.aggregate !== 'sum'
  const { rows } = await sql<MomentRow>`
    with entered as (${entriesOf(question.year)}),
    ${isCount ? membersBetween(question, from, to, measure) : sql``}
    flow as (
      select f.*, ${memberOf(measure)} as member, ${seenAt(from)} as at_from, ${seenAt(to)} as at_to, ${valueOf(measure, question.currency)} as value,
        coalesce(${sql.join([sql`f.counted`, ...conditionsOfMeasure(measure), ...conditionsOfScope(question)], sql` and `)}, false) as fits
      from (${readOn(question.map, sql`aid.flow`)}) f where f.report_year = ${question.year} and f.kind = ${measure.flowKind} and ${seenAt(from)} <> ${seenAt(to)}),
    unit as (
      select f.agency_id, f.grant_id, f.member, f.place_id, f.place, f.sector_code, f.refundable, min(f.organisation_id::text) as organisation_id,
        bool_or(f.at_from) as reported_before, bool_or(f.at_to) as reported_after,
        coalesce(bool_or(f.counted) filter (where f.at_from), false) as counted_before, coalesce(bool_or(f.counted) filter (where f.at_to), false) as counted_after,
        coalesce(bool_or(f.fits) filter (where f.at_from), false) as fits_before, coalesce(bool_or(f.fits) filter (where f.at_to), false) as fits_after,
        coalesce(bool_or(e.first_seq > ${from.seq}) filter (where f.at_to), false) as arrived,
        coalesce(sum(f.value) filter (where f.at_from and f.fits), 0) as before, coalesce(sum(f.value) filter (where f.at_to and f.fits), 0) as after,
        sum(f.amount * f.share) filter (where f.at_from and f.fits) as amount_before, sum(f.amount * f.share) filter (where f.at_to and f.fits) as amount_after,
        ${oneOf(sql`f.currency_code`, sql`f.at_from and f.fits`)} as currency_before, ${oneOf(sql`f.currency_code`, sql`f.at_to and f.fits`)} as currency_after,
        min(f.vnd_rate / f.vnd_per_usd) filter (where f.at_from) is distinct from min(f.vnd_rate / f.vnd_per_usd) filter (where f.at_to)
          or min(f.vnd_rate) filter (where f.at_from) is distinct from min(f.vnd_rate) filter (where f.at_to) as rate_moved,
        (array_agg(f.version_id order by f.at_to desc, f.usd desc, f.id))[1] as version_id, (array_agg(f.line_key order by f.at_to desc, f.usd desc, f.id))[1] as line_key
      from flow f left join entered e on e.version_id = f.version_id group by 1, 2, 3, 4, 5, 6, 7),
    told as (
      select u.*, coalesce(u.amount_before = u.amount_after and u.currency_before = u.currency_after and u.rate_moved, false) as only_rate,
        ${isCount ? sql`m.gained` : sql`null::boolean`} as gained
      from unit u ${isCount ? sql`join member m on m.member = u.member where case when m.gained then u.fits_after else u.fits_before end` : sql`where u.before <> u.after`})
    select t.member, t.gained, t.agency_id, t.grant_id, min(t.organisation_id) as organisation_id, ${isCount ? sql`case when ${measure.aggregate} = 'countries' then t.member end` : sql`null::text`} as country,
      t.reported_before, t.reported_after, t.counted_before, t.counted_after, t.fits_before, t.fits_after, t.arrived, t.only_rate,
      sum(t.before)::text as before, sum(t.after)::text as after, sum(t.amount_before)::text as amount_before, sum(t.amount_after)::text as amount_after,
      ${oneOf(sql`t.currency_before`)} as currency_before, ${oneOf(sql`t.currency_after`)} as currency_after,
      (array_agg(t.version_id order by greatest(t.before, t.after) desc, t.version_id, t.line_key))[1] as version_id,
      (array_agg(t.line_key order by greatest(t.before, t.after) desc, t.version_id, t.line_key))[1] as line_key
    from told t group by 1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14`.execute(db as Tx)
  return rows.map(toDifference)
}

function toDifference({ reportedBefore, countedBefore, fitsBefore, reportedAfter, countedAfter, fitsAfter, ...row }: MomentRow): MomentDifference {
  return {
    ...row,
    standingBefore: { reported: reportedBefore, counted: countedBefore, fits: fitsBefore },
    standingAfter: { reported: reportedAfter, counted: countedAfter, fits: fitsAfter },
  }
}

/** The one value of a column over a group; null where there are several, or none. */
function oneOf(column: RawBuilder<unknown>, where: RawBuilder<unknown> = sql`true`) {
  return sql`case when min(${column}) filter (where ${where}) = max(${column}) filter (where ${where}) then min(${column}) filter (where ${where}) end`
}

/** Each posted version of a year with the posting that first brought its return into the ledger. */
const entriesOf = (year: number) => sql`
  select distinct p.version_id, min(p.seq) over (partition by p.return_id) as first_seq from aid.posting p
  where p.report_year = ${year} and p.kind in ('acceptance', 'correction') and p.version_id is not null`

/** Members that one moment counts and the other does not. */
function membersBetween(question: Question, from: Moment, to: Moment, measure: Measure) {
  const counted = (moment: Moment) =>
    sql`select ${memberOf(measure)} as member from ${flowsOf({ ...question, from: question.year, to: question.year }, moment, measure)} f where ${memberOf(measure)} is not null`
  return sql`member as (
    select member, true as gained from (${counted(to)} except ${counted(from)}) g union all select member, false from (${counted(from)} except ${counted(to)}) l),`
}

/** What agencies stated of themselves, before and after, where it differs. */
export async function findStatementDifferences(db: Db, code: string, question: Question, from: Moment, to: Moment): Promise<MomentDifference[]> {
  const { rows } = await sql<Pick<MomentDifference, 'agencyId' | 'before' | 'after' | 'arrived' | 'versionId'> & { saidBefore: boolean; saidAfter: boolean }>`
    with entered as (${entriesOf(question.year)}),
    stated as (
      select f.*, ${seenAt(from)} as at_from, ${seenAt(to)} as at_to from aid.statement f
      where f.code = ${code} and f.report_year = ${question.year} and ${seenAt(from)} <> ${seenAt(to)} and ${statedAt(question)})
    select s.agency_id, coalesce(sum(s.value) filter (where s.at_from), 0)::text as before, coalesce(sum(s.value) filter (where s.at_to), 0)::text as after,
      bool_or(s.at_from) as said_before, bool_or(s.at_to) as said_after,
      coalesce(bool_or(e.first_seq > ${from.seq}) filter (where s.at_to), false) as arrived, (array_agg(s.version_id order by s.at_to desc, s.id))[1] as version_id
    from stated s left join entered e on e.version_id = s.version_id group by 1`.execute(db as Tx)
  return rows.map(({ saidBefore, saidAfter, ...row }) => ({
    ...nowhere,
    ...row,
    member: null,
    gained: null,
    onlyRate: false,
    standingBefore: { reported: saidBefore, counted: saidBefore, fits: saidBefore },
    standingAfter: { reported: saidAfter, counted: saidAfter, fits: saidAfter },
  }))
}

/** Whether a statement `f` is one of the place asked for, as the map reads it. */
export function statedAt({ place, map }: Pick<Question, 'place' | 'map'>): RawBuilder<unknown> {
  if (place === undefined) return sql`true`
  return map === 'reported'
    ? sql`f.place_id = ${place}`
    : sql`exists (select from figures.place_reading m where m.place_id = f.place_id and m.place_set_id = ${map} and m.target_id = ${place})`
}

export const nowhere: Whereabouts = {
  agencyId: null,
  grantId: null,
  organisationId: null,
  country: null,
  amountBefore: null,
  amountAfter: null,
  currencyBefore: null,
  currencyAfter: null,
  versionId: null,
  lineKey: null,
}
