import { Exact, fixed } from '#platform/money.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import type { Dimension } from './figure.contract.ts'

/** What stands in the cells: the amount, its part of the row, the column or the whole, or its growth on the year before. */
export const pivotShows = ['value', 'row', 'column', 'all', 'growth'] as const
export type PivotShow = (typeof pivotShows)[number]

/** Order of the rows: `name`, or a column by its key, largest (`-`) or smallest (`+`) first; absent: that of the list. */
export const pivotSort = /^(name|[+-][\w|.-]{0,160})$/

interface Member {
  key: string
}

/** A table of three dimensions at most, as its totals and cells were counted. */
export interface Pivot {
  query: { rows: Dimension; columns?: Dimension | undefined; from: number; to: number }
  rows: readonly Member[]
  columns: readonly Member[]
  years: readonly number[]
  cells: readonly (readonly [string | null, string | null, number | null, string])[]
}

/** A column of the table: a member and a year, or all of either. */
export interface Leaf {
  column: string | null
  year: number | null
}

export const leafKey = ({ column, year }: Leaf): string => `${column ?? ''}|${year ?? ''}`

/** The columns from left to right: each member with its years and their total, then the same for all members together. */
export function leavesOf({ columns, years }: Pick<Pivot, 'columns' | 'years'>): Leaf[] {
  const inYears = (column: string | null): Leaf[] => [...years.map((year) => ({ column, year })), { column, year: null }]
  return [...columns.flatMap(({ key }) => inYears(key)), ...inYears(null)]
}

export type Lookup = (row: string | null, leaf: Leaf) => string | null

export function lookupOf({ cells }: Pick<Pivot, 'cells'>): Lookup {
  const values = new Map(cells.map(([row, column, year, value]) => [JSON.stringify([row, column, year]), value]))
  return (row, { column, year }) => values.get(JSON.stringify([row, column, year])) ?? null
}

/** The one year that a cell is about, where there is one: then it has a receipt. */
export function yearOf({ query }: Pick<Pivot, 'query'>, row: string | null, leaf: Leaf): number | null {
  if (leaf.year !== null) return leaf.year
  if (query.rows === 'year' && row !== null) return Number(row)
  if (query.columns === 'year' && leaf.column !== null) return Number(leaf.column)
  return query.from === query.to ? query.from : null
}

/** Whether any cell is about a year, so that growth can be told. */
export const hasYears = ({ query, years }: Pick<Pivot, 'query' | 'years'>) => query.rows === 'year' || query.columns === 'year' || years.length > 0

/** What can be shown: distinct things have no shares, and growth wants a year. What cannot is shown as amounts. */
export function possibleShow(pivot: Pick<Pivot, 'query' | 'years'> & { additive: boolean }, show: PivotShow): PivotShow {
  if (show === 'growth') return hasYears(pivot) ? show : 'value'
  return pivot.additive ? show : 'value'
}

/** What a cell shows: an amount, or per cent with one decimal, rounded half up. Null where it cannot be told. */
export function shownIn(pivot: Pivot, at: Lookup, show: PivotShow, cell: { row: string | null; leaf: Leaf }): string | null {
  const { row, leaf } = cell
  const value = at(row, leaf)
  if (show === 'value') return value
  if (show === 'growth') return growthIn(pivot, at, cell)
  const whole = { row: at(row, { ...leaf, column: null }), column: at(null, leaf), all: at(null, { column: null, year: null }) }[show]
  if (value === null || whole === null || new Exact(whole).isZero()) return null
  return fixed(new Exact(value).times(100).div(whole), 1)
}

function growthIn(pivot: Pivot, at: Lookup, { row, leaf }: { row: string | null; leaf: Leaf }): string | null {
  const year = yearOf(pivot, row, leaf)
  const now = at(row, leaf)
  if (year === null || now === null) return null
  const back = String(year - 1)
  const before =
    leaf.year !== null
      ? at(row, { ...leaf, year: year - 1 })
      : pivot.query.rows === 'year' && row !== null
        ? at(back, leaf)
        : pivot.query.columns === 'year' && leaf.column !== null
          ? at(row, { ...leaf, column: back })
          : null
  if (before === null || new Exact(before).isZero()) return null
  return fixed(new Exact(now).times(100).div(before).minus(100), 1)
}

/** The rows in the order asked for; rows without a value in the column come last. */
export function sortedRows<R extends Member>(rows: readonly R[], at: Lookup, sort: string | undefined, nameOf: (row: R) => string): R[] {
  if (sort === undefined) return [...rows]
  if (sort === 'name') return rows.toSorted((a, b) => compareVietnamese(nameOf(a), nameOf(b)))
  const [column = '', year = ''] = sort.slice(1).split('|')
  const leaf: Leaf = { column: column === '' ? null : column, year: year === '' ? null : Number(year) }
  const sign = sort.startsWith('-') ? -1 : 1
  const valueOf = ({ key }: R) => at(key, leaf)
  return rows.toSorted((a, b) => {
    const [first, second] = [valueOf(a), valueOf(b)]
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1
    return sign * new Exact(first).cmp(second)
  })
}

/** What a click on the head of a column asks for next: largest first, smallest first, the order of the list. */
export function nextPivotSort(sort: string | undefined, leaf: Leaf): string | undefined {
  const key = leafKey(leaf)
  if (sort === `-${key}`) return `+${key}`
  return sort === `+${key}` ? undefined : `-${key}`
}
