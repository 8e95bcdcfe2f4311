import { describe, expect, test } from 'vitest'
import { tsvOf, type Sheet } from './sheet.model.ts'
import { leavesOf, lookupOf, nextPivotSort, type Pivot, possibleShow, shownIn, sortedRows, yearOf } from './pivot.model.ts'
import { moveBy } from './ui/sheet-keys.model.ts'

const whole = { column: null, year: null }
const pivot: Pivot = {
  query: { rows: 'region', columns: 'year', from: 2022, to: 2023 },
  rows: [{ key: 'a' }, { key: 'b' }, { key: 'c' }],
  columns: [{ key: '2022' }, { key: '2023' }],
  years: [],
  cells: [
    ['a', '2022', null, '10.00'],
    ['a', '2023', null, '12.00'],
    ['a', null, null, '22.00'],
    ['b', '2023', null, '28.00'],
    ['b', null, null, '28.00'],
    [null, '2022', null, '10.00'],
    [null, '2023', null, '40.00'],
    [null, null, null, '50.00'],
  ],
}
const at = lookupOf(pivot)
const cell = (row: string | null, column: string | null) => ({ row, leaf: { column, year: null } })

describe('a cell of a pivot', () => {
  test('is a part of its row, its column and the whole, with one decimal', () => {
    expect(shownIn(pivot, at, 'row', cell('a', '2023'))).toBe('54.5')
    expect(shownIn(pivot, at, 'column', cell('a', '2023'))).toBe('30.0')
    expect(shownIn(pivot, at, 'all', cell('a', '2023'))).toBe('24.0')
    expect(shownIn(pivot, at, 'all', cell(null, null))).toBe('100.0')
  })

  test('grows on the same cell of the year before, wherever the years stand', () => {
    expect(shownIn(pivot, at, 'growth', cell('a', '2023'))).toBe('20.0')
    expect(shownIn(pivot, at, 'growth', cell('b', '2023'))).toBeNull()
    expect(shownIn(pivot, at, 'growth', cell('a', null))).toBeNull()
    const turned: Pivot = {
      ...pivot,
      query: { ...pivot.query, rows: 'year', columns: 'region' },
      cells: pivot.cells.map(([row, column, year, value]) => [column, row, year, value]),
    }
    expect(shownIn(turned, lookupOf(turned), 'growth', { row: '2023', leaf: { column: 'a', year: null } })).toBe('20.0')
  })

  test('is about one year, or about none and then has no receipt', () => {
    expect(yearOf(pivot, 'a', { column: '2023', year: null })).toBe(2023)
    expect(yearOf(pivot, 'a', whole)).toBeNull()
    expect(yearOf({ query: { rows: 'region', from: 2023, to: 2023 } }, 'a', whole)).toBe(2023)
    expect(yearOf({ query: { rows: 'region', columns: 'sector1', from: 2022, to: 2023 } }, 'a', { column: 'YT', year: 2022 })).toBe(2022)
  })

  test('shows an amount where what was asked cannot be told', () => {
    expect(possibleShow({ ...pivot, additive: false }, 'row')).toBe('value')
    expect(possibleShow({ ...pivot, query: { rows: 'region', from: 2022, to: 2023 }, additive: true }, 'growth')).toBe('value')
    expect(possibleShow({ ...pivot, additive: true }, 'growth')).toBe('growth')
  })
})

describe('a pivot', () => {
  test('has every column by year, then all columns together', () => {
    expect(leavesOf({ columns: [{ key: 'x' }], years: [2022, 2023] })).toEqual([
      { column: 'x', year: 2022 },
      { column: 'x', year: 2023 },
      { column: 'x', year: null },
      { column: null, year: 2022 },
      { column: null, year: 2023 },
      whole,
    ])
  })

  test('orders rows by name as Vietnamese does, or by a column; rows without a value come last either way', () => {
    const rows = ['Đồng Nai', 'An Giang', 'Đà Nẵng', 'Hà Nội'].map((key) => ({ key }))
    expect(sortedRows(rows, at, 'name', ({ key }) => key).map(({ key }) => key)).toEqual(['An Giang', 'Đà Nẵng', 'Đồng Nai', 'Hà Nội'])
    const keys = (sort: string) => sortedRows(pivot.rows, at, sort, ({ key }) => key).map(({ key }) => key)
    expect(keys('-|')).toEqual(['b', 'a', 'c'])
    expect(keys('+|')).toEqual(['a', 'b', 'c'])
    expect(keys('-2022|')).toEqual(['a', 'b', 'c'])
  })

  test('goes from largest to smallest to the order of the list', () => {
    const leaf = { column: 'x', year: 2022 }
    const first = nextPivotSort(undefined, leaf)
    expect([first, nextPivotSort(first, leaf), nextPivotSort('+x|2022', leaf)]).toEqual(['-x|2022', '+x|2022', undefined])
  })
})

test('a table on the clipboard has exact numbers, empty cells for nothing, and nothing that runs as a formula', () => {
  const sheet: Sheet = {
    name: 'x',
    title: '=cmd',
    notes: ['+1+1', '-1,5'],
    unit: null,
    columns: [
      { header: 'Tên', kind: 'text' },
      { header: '2023', group: 'Y tế', kind: 'money' },
    ],
    rows: [
      [{ text: '=HYPERLINK("x")\tb' }, { text: '1.234,50', number: '1234.50' }],
      [{ text: '@a' }, { text: '–' }],
      [{ text: 'Giảm' }, { text: '-5,0', number: '-5.0' }],
    ],
  }
  expect(tsvOf(sheet, 'vi').split('\r\n')).toEqual(["'=cmd", "'+1+1", '-1,5', 'Tên\tY tế – 2023', `'=HYPERLINK("x") b\t1234,50`, "'@a\t", 'Giảm\t-5,0'])
})

test('arrows go from cell to cell and stop at the edge; Ctrl with Home and End goes to the corners', () => {
  const size = { rows: 3, columns: 4 }
  expect(moveBy('ArrowRight', { row: 0, column: 1 }, size)).toEqual({ row: 0, column: 2 })
  expect(moveBy('ArrowUp', { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 })
  expect(moveBy('ArrowRight', { row: 0, column: 3 }, size)).toBeNull()
  expect(moveBy('PageDown', { row: 0, column: 3 }, size)).toEqual({ row: 2, column: 3 })
  expect(moveBy('End', { row: 0, column: 0 }, size, true)).toEqual({ row: 2, column: 3 })
  expect(moveBy('a', { row: 0, column: 0 }, size)).toBeNull()
})
