import type { QueryClient } from '@tanstack/react-query'
import { LineMeasure, getFigure, getTable, type FigureQuery } from '#figures/figure.contract.ts'
import { queryOf } from '#ui/data.ts'
import type { Showing } from '../room.contract.ts'
import type { ShownTable } from '../shown-table.contract.ts'

type Tabled = Extract<Showing, { kind: 'comparison' | 'map' }>

/** Asks the database for the numbers behind a comparison or a map, as of the moment that the briefing speaks from. */
export async function askShownTable(queries: QueryClient, showing: Tabled, asOf: string | null): Promise<ShownTable> {
  const reading = { map: 'reported', currency: 'USD' as const, ...(asOf ? { asOf } : {}) }
  return showing.kind === 'comparison' ? compare(queries, showing, reading) : mapOf(queries, showing, reading)
}

type Reading = Pick<FigureQuery, 'map' | 'currency' | 'asOf'>

async function compare(queries: QueryClient, { code, year, otherYear }: Extract<Tabled, { kind: 'comparison' }>, reading: Reading): Promise<ShownTable> {
  const ask = (of: number) => queries.fetchQuery(queryOf(getFigure, { params: { code }, query: { ...reading, year: of } }))
  const [now, before] = await Promise.all([ask(year), ask(otherYear)])
  return { unit: now.unit, asOf: now.asOf, rows: [], total: now.value, otherTotal: before.value }
}

async function mapOf(queries: QueryClient, { code, year, map }: Extract<Tabled, { kind: 'map' }>, reading: Reading): Promise<ShownTable> {
  const table = await queries.fetchQuery(
    queryOf(getTable, { query: { ...reading, map, measure: LineMeasure.parse(code), rows: 'place', from: year, to: year } }),
  )
  const values = new Map(table.cells.map(([row, , value]) => [row, value]))
  const rows = table.rows.map(({ key, label, labelEn }) => ({ placeId: key, label, labelEn, value: values.get(key) ?? null, otherValue: null }))
  return { unit: table.unit, asOf: table.asOf, rows, total: table.total, otherTotal: null }
}
