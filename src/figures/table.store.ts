import type { Db } from '#platform/db.ts'
import { cubeLookup, readCube } from './cube.store.ts'
import type { TableAnswer, TableQuery } from './figure.contract.ts'
import { type BaseDefinition, baseDefinitions } from './figure.model.ts'
import type { Moment } from './flow-query.store.ts'

/** A measure by one or two dimensions with its totals: every total is counted, not added up, each year by its own way of counting. */
export async function readTable(db: Db, query: TableQuery, moment: Moment): Promise<TableAnswer> {
  const definition: BaseDefinition = baseDefinitions[query.measure]
  const cube = await readCube(db, { ...query, dimensions: query.columns ? [query.rows, query.columns] : [query.rows] }, moment)
  const valueAt = cubeLookup(cube)
  const keysOf = (row: string | null, column: string | null) => (query.columns ? [row, column] : [row])
  const totalAt = (row: string | null, column: string | null) => valueAt(...keysOf(row, column)) ?? '0'
  const [rows = [], columns = []] = cube.members
  return {
    asOf: moment.asOf,
    unit: definition.unit === 'money' ? query.currency : 'count',
    rows: rows.map((row) => ({ ...row, total: totalAt(row.key, null) })),
    columns: columns.map(({ key, label, labelEn }) => ({ key, label, labelEn, total: totalAt(null, key) })),
    cells: rows.flatMap(({ key: row }) =>
      (query.columns ? columns.map(({ key }) => key) : ['']).flatMap((column): TableAnswer['cells'] => {
        const value = valueAt(...keysOf(row, column))
        return value === null ? [] : [[row, column, value]]
      }),
    ),
    total: totalAt(null, null),
  }
}
