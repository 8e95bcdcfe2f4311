import { describe, expect, it } from 'vitest'
import { filterRows, nextSort, sortRows } from './data-table.model.ts'

interface Row {
  name: string
  amount: string | null
}
const rows: Row[] = [
  { name: 'Đà Nẵng', amount: '10' },
  { name: 'Điện Biên', amount: null },
  { name: 'An Giang', amount: '9.5' },
  { name: 'Cà Mau', amount: '17216450.40' },
  { name: 'Đắk Lắk', amount: '9007199254740993' },
]
const columns = [
  { id: 'name', value: (row: Row) => row.name },
  { id: 'amount', kind: 'number' as const, value: (row: Row) => row.amount },
]
const names = (sorted: readonly Row[]) => sorted.map(({ name }) => name)

describe('sortRows', () => {
  it('orders names by Vietnamese rules: d before đ, a before ă', () => {
    expect(names(sortRows(rows, columns, { column: 'name', descending: false }))).toEqual(['An Giang', 'Cà Mau', 'Đà Nẵng', 'Đắk Lắk', 'Điện Biên'])
  })
  it('orders amounts by their exact value, not as text, with empty cells last either way', () => {
    expect(names(sortRows(rows, columns, { column: 'amount', descending: false }))).toEqual(['An Giang', 'Đà Nẵng', 'Cà Mau', 'Đắk Lắk', 'Điện Biên'])
    expect(names(sortRows(rows, columns, { column: 'amount', descending: true }))).toEqual(['Đắk Lắk', 'Cà Mau', 'Đà Nẵng', 'An Giang', 'Điện Biên'])
  })
  it('keeps the given order for a column that is not there', () => {
    expect(sortRows(rows, columns, { column: 'gone', descending: false })).toBe(rows)
  })
})

describe('filterRows', () => {
  it('finds names without their accents and words in any order', () => {
    expect(names(filterRows(rows, columns, 'nang da'))).toEqual(['Đà Nẵng'])
    expect(names(filterRows(rows, columns, 'ĐIỆN'))).toEqual(['Điện Biên'])
  })
  it('keeps every row for an empty query', () => {
    expect(filterRows(rows, columns, '  ')).toBe(rows)
  })
})

describe('nextSort', () => {
  it('goes up, down, and back to the order the rows came in', () => {
    const up = nextSort(undefined, 'name')
    const down = nextSort(up, 'name')
    expect([up, down, nextSort(down, 'name')]).toEqual([{ column: 'name', descending: false }, { column: 'name', descending: true }, undefined])
  })
})
