import { Decimal } from 'decimal.js'
import { searchKey } from '#platform/text/search-key.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'

/**
 * What a cell sorts and filters by. `text` in Vietnamese order; `number` an exact decimal string; `date` as
 * YYYY-MM-DD or an ISO moment; `code` byte by byte.
 */
export type CellKind = 'text' | 'number' | 'date' | 'code'
export type CellValue = string | number | null | undefined

export interface SortState {
  column: string
  descending: boolean
}

export interface SortableColumn<Row> {
  id: string
  kind?: CellKind
  /** What the cell sorts by. */
  value?: (row: Row) => CellValue
  /** What the quick filter reads; the value when it is left out. */
  filterText?: (row: Row) => string
}

const comparers: Record<CellKind, (a: string, b: string) => number> = {
  text: compareVietnamese,
  number: (a, b) => new Decimal(a).comparedTo(b),
  date: (a, b) => Number(a > b) - Number(a < b),
  code: (a, b) => Number(a > b) - Number(a < b),
}

/** Rows in the order of one column. Empty cells come last either way; equal cells keep the order they came in. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly SortableColumn<Row>[], sort: SortState | undefined): readonly Row[] {
  const column = columns.find(({ id }) => id === sort?.column)
  const { value } = column ?? {}
  if (!sort || !value) return rows
  const compare = comparers[column?.kind ?? 'text']
  const turn = sort.descending ? -1 : 1
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right))
    return turn * compare(String(left), String(right))
  })
}

/** Rows that hold every word of the query somewhere, accents and case aside. */
export function filterRows<Row>(rows: readonly Row[], columns: readonly SortableColumn<Row>[], query: string): readonly Row[] {
  const words = searchKey(query).split(' ').filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter((row) => {
    const text = searchKey(columns.map(({ filterText, value }) => filterText?.(row) ?? value?.(row) ?? '').join(' · '))
    return words.every((word) => text.includes(word))
  })
}

/** The next state of a heading pressed: up, down, and back to the order the rows came in. */
export function nextSort(sort: SortState | undefined, column: string): SortState | undefined {
  if (sort?.column !== column) return { column, descending: false }
  return sort.descending ? undefined : { column, descending: true }
}

function isEmpty(value: CellValue): value is null | undefined | '' {
  return value === null || value === undefined || value === ''
}
