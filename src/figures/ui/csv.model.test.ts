import { expect, test } from 'vitest'
import { csvOf, csvRowsOf } from './csv.model.ts'

test('starts with a byte-order mark, parts cells by ; and writes decimals as the language does', () => {
  expect(csvOf([['Tỉnh', { number: '17216450.40' }]], 'vi')).toBe('\ufeffTỉnh;17216450,40\r\n')
  expect(csvOf([[{ number: '-1.5' }]], 'en')).toBe('\ufeff-1.5\r\n')
})

test('words that would act as a formula are made words, also where a number should stand', () => {
  expect(csvOf([['=cmd|x', '@a', '-b', '+84 24', '\tx']], 'vi')).toBe("\ufeff'=cmd|x;'@a;'-b;'+84 24;\"'\tx\"\r\n")
  expect(csvOf([[{ number: '=1+1' }, { number: '-2+3' }, { number: '-1.5' }]], 'vi')).toBe("\ufeff'=1+1;'-2+3;-1,5\r\n")
})

test('a cell of several lines cannot begin another one with a formula', () => {
  expect(csvOf([['tên\r\n=cmd|x', 'a;=1+1']], 'vi')).toBe('\ufeff"tên\r\n=cmd|x";"a;=1+1"\r\n')
})

test('quotes, semicolons and line breaks stay inside their cell', () => {
  expect(csvOf([['a;b', 'c"d', 'e\nf']], 'vi')).toBe('\ufeff"a;b";"c""d";"e\nf"\r\n')
})

test('a table of the page keeps its headings, its numbers as numbers, and empties where nothing is', () => {
  const columns = [
    { header: 'Tên', value: (row: { name: string }) => row.name },
    { header: 'USD', kind: 'number' as const, value: (row: { usd?: string | null }) => row.usd },
    { header: 'Hạng', kind: 'number' as const, value: () => 0 },
    { header: 'Xem' },
  ]
  const rows = [{ name: '5', usd: '1.50' }, { name: 'B', usd: null }, { name: 'C' }]
  expect(csvRowsOf(columns, rows)).toEqual([
    ['Tên', 'USD', 'Hạng', 'Xem'],
    ['5', { number: '1.50' }, { number: '0' }, ''],
    ['B', '', { number: '0' }, ''],
    ['C', '', { number: '0' }, ''],
  ])
})
