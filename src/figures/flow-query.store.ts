import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { type Dimension, type FigureQuery, Scope, unknownPlaceSet } from './figure.contract.ts'
import type { Measure } from './figure.model.ts'

/** The state of the ledger that a question is put to. */
export interface Moment {
  seq: number
  asOf: string
}

/** The last posting at or before `asOf` (or before now): the moment that a figure stands for. */
export async function findMoment(db: Db, asOf: string | undefined): Promise<Moment> {
  const { rows } = await sql<{
    seq: number
    recordedAt: string
  }>`select seq, recorded_at from aid.posting where ${asOf ?? null}::timestamptz is null or recorded_at <= ${asOf ?? null}::timestamptz order by seq desc limit 1`.execute(
    db as Tx,
  )
  const [last] = rows
  return last ? { seq: last.seq, asOf: last.recordedAt } : { seq: 0, asOf: '1970-01-01T00:00:00.000Z' }
}

/** Refuses a map that no dated set of places has. */
export async function ensureMap(db: Db, map: string): Promise<void> {
  if (map === 'reported') return
  const found = await db.selectFrom('directory.placeSet').select('id').where('id', '=', map).executeTakeFirst()
  if (!found) throw unknownPlaceSet({ map })
}

export type FlowFilter = Scope & Pick<FigureQuery, 'map'> & { from: number; to: number }

/** Key of what a line leaves empty (topic, country), in tables and in a scope. */
export const NONE = '-'

/** Members of a scope, and dimensions of a table, that cells know; anything else is asked of the flows. */
const CELL_SCOPE = new Set<keyof Scope>(['place', 'region', 'agency', 'sector', 'heading', 'providerKind', 'agencyKind'])
const CELL_DIMENSIONS = new Set<Dimension>(['place', 'region', 'agency', 'sector', 'sector1', 'heading', 'providerKind', 'agencyKind', 'year'])

/** What the coarser sum of places and sectors knows (`figures.place_sector_change`). */
const COARSE_SCOPE = new Set<keyof Scope>(['place', 'region', 'sector', 'heading'])
const COARSE_DIMENSIONS = new Set<Dimension>(['place', 'region', 'sector', 'sector1', 'heading', 'year'])

const askedOf = (scope: Scope) => Scope.keyof().options.filter((member) => scope[member] !== undefined)

/** Whether the cells of `figures.cell_change` can answer: sums of money by what they are kept by. Distinct things are counted on the flows. */
export function cellsAnswer(scope: Scope, measure: Measure, dimensions: readonly Dimension[] = []): boolean {
  return (
    measure.aggregate === 'sum' &&
    !measure.positive &&
    askedOf(scope).every((member) => CELL_SCOPE.has(member)) &&
    dimensions.every((dimension) => CELL_DIMENSIONS.has(dimension))
  )
}

/** Whether nothing is asked but places, sectors and years: then a row a place and sector is read, and neither agency nor provider is known. */
function isCoarse(scope: Scope, measure: Measure, dimensions: readonly Dimension[]): boolean {
  return (
    !measure.isNew &&
    measure.refundable === undefined &&
    !measure.providerKinds &&
    askedOf(scope).every((member) => COARSE_SCOPE.has(member)) &&
    dimensions.every((dimension) => COARSE_DIMENSIONS.has(dimension))
  )
}

/**
 * As `flowsOf`, a row a cell that had flows at the moment: what each posting changed, added up. The same columns carry the
 * same names, and `lines` says how many flows a cell stands for. `dimensions`: what the rows are grouped by afterwards.
 */
export function cellsOf(filter: FlowFilter, moment: Moment, measure: Measure, dimensions: readonly Dimension[]): RawBuilder<unknown> {
  const kept = isCoarse(filter, measure, dimensions) ? coarseCells(filter, moment, measure) : fineCells(filter, moment, measure)
  const kinds = measure.providerKinds ? [sql`f.provider_kind in (${sql.join(measure.providerKinds)})`] : []
  return sql`(select f.* from (${readOn(filter.map, sql`(${kept})`)}) f where ${sql.join([sql`true`, ...kinds, ...conditionsOfScope(filter)], sql` and `)})`
}

function coarseCells(filter: FlowFilter, moment: Moment, measure: Measure): RawBuilder<unknown> {
  return sql`select c.report_year, c.place_id, c.sector_code, null::text as agency_id, null::text as provider_kind, sum(c.usd) as usd, sum(c.vnd) as vnd, sum(c.lines)::int as lines
    from figures.place_sector_change c
    where c.report_year between ${filter.from} and ${filter.to} and c.kind = ${measure.flowKind} and c.seq <= ${moment.seq}
    group by 1, 2, 3 having sum(c.lines) > 0`
}

function fineCells(filter: FlowFilter, moment: Moment, measure: Measure): RawBuilder<unknown> {
  return sql`select c.report_year, c.place_id, c.sector_code, c.agency_id, c.provider_kind, sum(c.usd) as usd, sum(c.vnd) as vnd, sum(c.lines)::int as lines
    from figures.cell_change c
    where c.report_year between ${filter.from} and ${filter.to} and c.kind = ${measure.flowKind} and c.seq <= ${moment.seq}
      ${measure.isNew ? sql`and c.is_new` : sql``} ${measure.refundable === undefined ? sql`` : sql`and c.refundable = ${measure.refundable}`}
    group by 1, 2, 3, 4, 5 having sum(c.lines) > 0`
}

/** The rows of `source` with their place as a map reads it and the first level of their sector. */
export function readOn(map: string, source: RawBuilder<unknown>): RawBuilder<unknown> {
  return map === 'reported'
    ? sql`select f.*, f.place_id as place, 1::numeric as share, true as allocated, coalesce(s.parent_code, s.code) as sector1 from ${source} f join directory.sector s on s.code = f.sector_code`
    : sql`select f.*, m.target_id as place, m.share, m.allocated, coalesce(s.parent_code, s.code) as sector1 from ${source} f join directory.sector s on s.code = f.sector_code
        join figures.place_reading m on m.place_id = f.place_id and m.place_set_id = ${map}`
}

/**
 * The flows that a question looks at, as `f` with `place` (as the map reads it), `share`, `allocated`, and the sector's
 * first level `sector1`. Only what counts, and only as known at the moment.
 */
export function flowsOf(filter: FlowFilter, moment: Moment, measure: Measure): RawBuilder<unknown> {
  const conditions = [
    sql`f.report_year between ${filter.from} and ${filter.to}`,
    sql`f.kind = ${measure.flowKind}`,
    sql`f.counted and f.opened_seq <= ${moment.seq} and (f.closed_seq is null or f.closed_seq > ${moment.seq})`,
    ...conditionsOfMeasure(measure),
    ...conditionsOfScope(filter),
  ]
  return sql`(select f.* from (${readOn(filter.map, sql`aid.flow`)}) f where ${sql.join(conditions, sql` and `)})`
}

/** What a measure asks of a flow `f`. */
export function conditionsOfMeasure(measure: Measure) {
  return [
    ...(measure.isNew ? [sql`f.is_new`] : []),
    ...(measure.refundable === undefined ? [] : [sql`f.refundable = ${measure.refundable}`]),
    ...(measure.positive ? [sql`f.amount > 0`] : []),
    ...(measure.providerKinds ? [sql`f.provider_kind in (${sql.join(measure.providerKinds)})`] : []),
  ]
}

/** What a scope asks of a flow `f` as `readOn` gives it. */
export function conditionsOfScope(scope: Scope) {
  const equal: [string | undefined, RawBuilder<unknown>][] = [
    [scope.place, sql`f.place`],
    [scope.agency, sql`f.agency_id`],
    [scope.provider, sql`f.organisation_id::text`],
    [scope.country, sql`coalesce(f.provider_country, ${NONE})`],
    [scope.providerKind, sql`f.provider_kind`],
    [scope.grantKind, sql`f.grant_kind`],
    [scope.topic, sql`coalesce(f.topic_code, ${NONE})`],
    [scope.agencyKind, sql`(select a.duty from directory.agency a where a.id = f.agency_id)`],
    [scope.grant, sql`f.grant_id::text`],
  ]
  return [
    ...equal.filter(([value]) => value !== undefined).map(([value, column]) => sql`${column} = ${value}`),
    ...(scope.sector ? [sql`(f.sector_code = ${scope.sector} or f.sector1 = ${scope.sector})`] : []),
    ...(scope.heading
      ? [
          sql`coalesce((select r.heading_code from directory.sector_rollup r where r.report_year = f.report_year and r.sector_code = f.sector1), ${NONE}) = ${scope.heading}`,
        ]
      : []),
    ...(scope.region ? [sql`f.place in (select id from directory.place where region_id = ${scope.region})`] : []),
  ]
}

/** The aggregate of a measure over `f`. */
export function aggregateOf(measure: Measure, currency: 'USD' | 'VND'): RawBuilder<string> {
  if (measure.aggregate === 'grants') return sql`count(distinct f.grant_id)`
  if (measure.aggregate === 'organisations') return sql`count(distinct f.organisation_id)`
  if (measure.aggregate === 'countries') return sql`count(distinct f.provider_country)`
  return currency === 'USD' ? sql`coalesce(sum(f.usd * f.share), 0)` : sql`coalesce(sum(f.vnd * f.share), 0)`
}
