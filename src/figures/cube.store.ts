import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { fixed } from '#platform/money.ts'
import type { Dimension, FigureQuery, Scope } from './figure.contract.ts'
import { type BaseCode, type BaseDefinition, baseDefinitions, spansOf, versionFor } from './figure.model.ts'
import { aggregateOf, cellsAnswer, cellsOf, type FlowFilter, flowsOf, type Moment, NONE } from './flow-query.store.ts'
import { axisOf } from './axis.store.ts'

/** A measure by up to three dimensions over a span of years. */
export interface CubeQuery extends Scope, Pick<FigureQuery, 'map' | 'currency'> {
  measure: BaseCode
  dimensions: readonly Dimension[]
  from: number
  to: number
}

export interface CubeMember {
  key: string
  label: string
  labelEn: string
  inSet: boolean
}

export interface Cube {
  /** Of each dimension, those that have flows, in the dimension's own order. */
  members: CubeMember[][]
  /** One key a dimension, null where it is counted over all of them; what has no flows is not there. */
  cells: { keys: (string | null)[]; value: string }[]
}

interface Row {
  keys: (string | null)[]
  level: number
  value: string
  inSet: boolean
}

/**
 * Counts every cell and every total over one or more dimensions in one statement: distinct things do not add up. Each year
 * is counted as its own definition says, so that a cell of a year equals the figure of that year.
 */
export async function readCube(db: Db, query: CubeQuery, moment: Moment): Promise<Cube> {
  const definition: BaseDefinition = baseDefinitions[query.measure]
  const { measure } = versionFor(definition, query.to)
  const axes = query.dimensions.map((dimension) => axisOf(dimension, query))
  const keys = axes.map((_, index) => sql.ref(`k.k${index}`))
  const { rows } = await sql<Row>`
    select array[${sql.join(keys)}] as keys, grouping(${sql.join(keys)})::int as level, ${aggregateOf(measure, query.currency)}::text as value, bool_and(f.allocated) as in_set
    from ${linesOf(query, definition, moment)} f
      cross join lateral (select ${sql.join(axes.map((axis, index) => sql`coalesce(${axis.key}, ${NONE}) as ${sql.ref(`k${index}`)}`))}) k
    group by cube (${sql.join(keys)})`.execute(db as Tx)
  const decimals = definition.unit === 'money' && query.currency === 'USD' ? 2 : 0
  const members = []
  for (const [index, axis] of axes.entries()) members.push(await nameMembers(db, axis.names, singles(rows, index, axes.length)))
  // Without any flow there is still the row of the whole: nothing.
  return { members, cells: rows.map(({ keys: path, value }) => ({ keys: path, value: fixed(value, decimals) })) }
}

/** The lines of a span of years, each year by the way of counting that was in force for it. */
function linesOf(query: CubeQuery, definition: BaseDefinition, moment: Moment): RawBuilder<unknown> {
  const parts = spansOf(definition, query.from, query.to).map(({ from, to, measure }) => {
    const filter: FlowFilter = { ...query, from, to }
    return cellsAnswer(query, measure, query.dimensions) ? cellsOf(filter, moment, measure, query.dimensions) : flowsOf(filter, moment, measure)
  })
  return parts.length === 1 && parts[0] ? parts[0] : sql`(${sql.join(parts, sql` union all `)})`
}

/** The totals by one dimension alone: they name its members. */
function singles(rows: readonly Row[], index: number, dimensions: number): Map<string, boolean> {
  // grouping() sets the bit of each dimension that is counted over; the first dimension has the highest.
  const level = 2 ** dimensions - 1 - 2 ** (dimensions - 1 - index)
  return new Map(rows.filter((row) => row.level === level).map((row) => [row.keys[index] ?? NONE, row.inSet]))
}

async function nameMembers(db: Db, names: RawBuilder<unknown>, found: ReadonlyMap<string, boolean>): Promise<CubeMember[]> {
  const { rows } = await sql<{ key: string; label: string | null; labelEn: string | null }>`
    select k.key, n.label, n.label_en from unnest(${[...found.keys()]}::text[]) as k(key) left join (${names}) n on n.key = k.key
    order by n.position collate "C" nulls last, k.key collate "C"`.execute(db as Tx)
  const alike = Map.groupBy(rows, ({ label }) => label)
  return rows.map(({ key, label, labelEn }) => {
    // Read as reported, years before and after July 2025 name other places alike: the set tells them apart.
    const set = (alike.get(label)?.length ?? 0) > 1 ? SET_OF_KEY.exec(key)?.[1] : undefined
    const told = (name: string | null) => (set === undefined ? (name ?? key) : `${name} (${set})`)
    return { key, label: told(label), labelEn: told(labelEn), inSet: found.get(key) ?? true }
  })
}

/** Keys of places and regions begin with their set: `p63-45`, `r34-…`. */
const SET_OF_KEY = /^[pr](63|34)-/

/** Looks values up by their keys. */
export function cubeLookup(cube: Cube): (...keys: (string | null)[]) => string | null {
  const values = new Map(cube.cells.map(({ keys, value }) => [JSON.stringify(keys), value]))
  return (...keys) => values.get(JSON.stringify(keys)) ?? null
}
