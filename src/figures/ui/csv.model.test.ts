import { expect, test } from 'vitest'
import { csvOf } from './csv.model.ts'

test('starts with a byte-order mark, parts cells by ; and writes decimals as the language does', () => {
  expect(csvOf([['Tỉnh', { number: '17216450.40' }]], 'vi')).toBe('\ufeffTỉnh;17216450,40\r\n')
  expect(csvOf([[{ number: '-1.5' }]], 'en')).toBe('\ufeff-1.5\r\n')
})

test('words that would act as a formula are made words', () => {
  expect(csvOf([['=cmd|x', '@a', '-b']], 'vi')).toBe(`\ufeff"'=cmd|x";"'@a";"'-b"\r\n`)
})

test('quotes, semicolons and line breaks stay inside their cell', () => {
  expect(csvOf([['a;b', 'c"d', 'e\nf']], 'vi')).toBe('\ufeff"a;b";"c""d";"e\nf"\r\n')
})
