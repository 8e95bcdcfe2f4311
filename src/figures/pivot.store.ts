import type { Db } from '#platform/db.ts'
import { findCoverageByYear } from './coverage.store.ts'
import { readCube } from './cube.store.ts'
import { baseDefinitions } from './figure.model.ts'
import type { Moment } from './flow-query.store.ts'
import { type PivotAnswer, type PivotQuery, pivotTooWide, sameDimension, WIDEST } from './pivot.contract.ts'
import { leavesOf } from './pivot.model.ts'

/** A measure by rows, columns and years. Refuses a dimension that is asked twice, and what nobody could read across. */
export async function readPivot(db: Db, query: PivotQuery, moment: Moment): Promise<PivotAnswer> {
  const { rows, columns, byYear, ...asked } = query
  if (rows === columns) throw sameDimension({ dimension: rows })
  const hasYears = byYear === '1' && rows !== 'year' && columns !== 'year'
  const dimensions = [rows, ...(columns ? [columns] : []), ...(hasYears ? (['year'] as const) : [])]
  const cube = await readCube(db, { ...asked, dimensions }, moment)
  const columnMembers = columns ? (cube.members[1] ?? []) : []
  const years = hasYears ? Array.from({ length: query.to - query.from + 1 }, (_, index) => query.from + index) : []
  const wide = leavesOf({ columns: columnMembers, years }).length
  if (wide > WIDEST) throw pivotTooWide({ columns: wide, most: WIDEST })
  const coverage = await findCoverageByYear(db, query.from, query.to, moment, query)
  const { unit } = baseDefinitions[query.measure]
  return {
    query,
    asOf: moment.asOf,
    unit: unit === 'money' ? query.currency : 'count',
    additive: unit === 'money',
    rows: cube.members[0] ?? [],
    columns: columnMembers,
    years,
    cells: cube.cells.map(({ keys, value }) => {
      const year = hasYears ? (keys.at(-1) ?? null) : null
      return [keys[0] ?? null, columns ? (keys[1] ?? null) : null, year === null ? null : Number(year), value]
    }),
    coverage: [...coverage].map(([year, covered]) => ({ year, ...covered })).toSorted((a, b) => a.year - b.year),
  }
}
