import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalFromNumber, parseDecimal } from './parse-number.ts'

test.each([
  ['17.216.450,40', '17216450.40', 'vi'],
  ['17,216,450.40', '17216450.40', 'en'],
  ['17 216 450,40', '17216450.40', 'vi'],
  ['17\u00a0216\u202f450.40', '17216450.40', 'en'],
  ["17'216'450.40", '17216450.40', 'en'],
  ['17’216’450', '17216450', 'vi'],
  ['1.234.567', '1234567', 'vi'],
  ['1,234,567', '1234567', 'en'],
  ['1,5', '1.5', 'vi'],
  ['1.5', '1.5', 'en'],
  ['0,125', '0.125', 'vi'],
  ['0.125', '0.125', 'en'],
  ['1234,567', '1234.567', 'vi'],
  [',5', '0.5', 'vi'],
  ['007', '7', 'plain'],
  ['1234567', '1234567', 'plain'],
])('%s reads as %s without doubt', (text, value, reading) => {
  expect(parseDecimal(text)).toEqual({ ok: true, value, ambiguous: false, reading })
})

test('one separator before three digits is a thousand, flagged with its other reading', () => {
  expect(parseDecimal('1.234')).toEqual({ ok: true, value: '1234', ambiguous: true, reading: 'vi', alternative: '1.234' })
  expect(parseDecimal('-12,345', { decimals: 2 })).toEqual({ ok: true, value: '-12345', ambiguous: true, reading: 'en', alternative: '-12.345' })
})

test('in a column without decimals one separator before three digits is a thousand', () => {
  expect(parseDecimal('1.234', { decimals: 0 })).toEqual({ ok: true, value: '1234', ambiguous: false, reading: 'vi' })
})

test.each([
  ['1.500.000 đ', '1500000'],
  ['1.500.000 đồng', '1500000'],
  ['1.500.000đ', '1500000'],
  ['100,5 USD', '100.5'],
  ['$1,234.50', '1234.50'],
  ['US$ 1,234.50', '1234.50'],
  ['71,6%', '71.6'],
  ['₫ 1.500.000', '1500000'],
  ['2.000.000 VNĐ', '2000000'],
])('the unit is left off: %s', (text, value) => {
  expect(parseDecimal(text)).toMatchObject({ ok: true, value })
})

test.each([
  ['(1.200.000)', '-1200000'],
  ['-1.200.000', '-1200000'],
  ['−5', '-5'],
  ['- 5', '-5'],
  ['($5.50)', '-5.50'],
  ['-$5.50', '-5.50'],
  ['(5,5) USD', '-5.5'],
  ['-0,00', '0.00'],
  ['+3', '3'],
])('negatives: %s', (text, value) => {
  expect(parseDecimal(text)).toMatchObject({ ok: true, value })
})

test('blank and dash mean empty', () => {
  for (const text of ['', '  ', '\u00a0', '-', '–', '---']) expect(parseDecimal(text)).toEqual({ ok: false, reason: 'empty' })
})

test('separators that fit no reading are refused, not guessed', () => {
  for (const text of ['1.23.456', '1.234,567.89', '12,34,567', '1.2345.678', '1 23', '5.', '1.234,5,6', '1234.567,8']) {
    expect(parseDecimal(text)).toEqual({ ok: false, reason: 'mixed' })
  }
})

test('words, scaling units, formulas and exponents are no numbers', () => {
  for (const text of ['145,8 tỷ đồng', '3 triệu', 'khoảng 5', '=1+1', '1.7E+7', '12/2023', 'USD', '.', '1 người', '٣']) {
    expect(parseDecimal(text)).toEqual({ ok: false, reason: 'not-a-number' })
  }
})

test('a text or number of absurd length is refused', () => {
  expect(parseDecimal('1'.repeat(61))).toEqual({ ok: false, reason: 'too-long' })
  expect(parseDecimal('1'.repeat(31))).toEqual({ ok: false, reason: 'too-long' })
})

test('an amount written in Vietnamese or English style comes back to the digit', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 18n })
  fc.assert(
    fc.property(cents, fc.constantFrom('vi', 'en'), (amount, style) => {
      const whole = (amount / 100n).toString()
      const fraction = (amount % 100n).toString().padStart(2, '0')
      const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, style === 'vi' ? '.' : ',')
      const text = grouped + (style === 'vi' ? ',' : '.') + fraction
      expect(parseDecimal(text)).toEqual({ ok: true, value: `${whole}.${fraction}`, ambiguous: false, reading: style })
    }),
  )
})

test('any text gets an answer and any value is canonical', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789.,()- %đ$') })
  fc.assert(
    fc.property(fc.oneof(digits, fc.string()), (text) => {
      const parsed = parseDecimal(text)
      expect(parsed.ok ? parsed.value : '0').toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/u)
    }),
    { numRuns: 2000 },
  )
})

test.each([
  [0.1 + 0.2, 2, '0.30'],
  [17216450.4, 2, '17216450.40'],
  [145_800_000_000, 0, '145800000000'],
  [1.005, 2, '1.01'],
  [-2.5, 0, '-3'],
  [-0.001, 2, '0.00'],
  [1e-9, 2, '0.00'],
  [1e21, 0, '1000000000000000000000'],
  [90168.37, 2, '90168.37'],
  [15121555.63 + 90168.37, 2, '15211724.00'],
])('a number cell %d with %d decimals is %s', (value, decimals, expected) => {
  expect(decimalFromNumber(value, decimals)).toBe(expected)
})

test('a cell that is not finite throws', () => {
  expect(() => decimalFromNumber(Number.NaN, 2)).toThrow(RangeError)
})
