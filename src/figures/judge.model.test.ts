import { describe, expect, it, test } from 'vitest'
import { judge, rangeOf } from './judge.model.ts'
import { numbersIn, precisionOf } from './printed-words.model.ts'

const complete = { owed: 76, accepted: 76 }
const verdict = (value: string | null, qualifier: string, asPrinted: string, computed: string | null) =>
  judge({ value, qualifier, asPrinted }, { ...complete, value: computed }).verdict

test.each([
  ['hơn 93 tỷ đồng', '93000000000', '1000000000', '1000000000'],
  ['145,8 tỷ đồng', '145800000000', '100000000', '100000000'],
  ['17.216.450,40 USD', '17216450.4', '0.01', '0.01'],
  ['15.211.724 USD', '15211724', '1', '1'],
  ['trên 500 tổ chức', '500', '1', '100'],
  ['220 triệu USD', '220000000', '1000000', '10000000'],
  ['USD 228.7 million', '228700000', '100000', '100000'],
])('reads how exactly “%s” was said', (text, value, lastDigit, lastSaid) => {
  expect(numbersIn(text)[0]).toEqual({ value, lastDigit, lastSaid })
})

test('finds the number that is meant among others, and a fall without its sign', () => {
  expect(precisionOf('giảm 15% so với năm 2019', '-15').lastDigit).toBe('1')
  expect(precisionOf('không có số', '4900000').lastDigit).toBe('100000')
})

describe('“more than”', () => {
  it.each([
    ['92999999999', 'differs'],
    ['93000000000', 'match'],
    ['93999999999', 'match'],
    ['94000000000', 'differs'],
  ])('“hơn 93 tỷ” beside %s: %s', (computed, expected) => {
    expect(verdict('93000000000', 'more than', 'hơn 93 tỷ đồng', computed)).toBe(expected)
  })

  it('of a round number reaches to the next round one', () => {
    expect(rangeOf({ value: '500', qualifier: 'more than', asPrinted: 'trên 500 tổ chức' })).toEqual({ from: '500', to: '600' })
  })
})

describe('a rounded figure', () => {
  it.each([
    ['223649999.99', 'differs'],
    ['223650000', 'rounding'],
    ['223700000', 'match'],
    ['223749999.99', 'rounding'],
    ['223750000', 'differs'],
  ])('“223,7 triệu USD” beside %s: %s', (computed, expected) => {
    expect(verdict('223700000', 'rounded', '223,7 triệu USD', computed)).toBe(expected)
  })

  it.each([
    ['-14.499999', 'differs'],
    ['-14.5', 'rounding'],
    ['-15.499999', 'rounding'],
    ['-15.5', 'differs'],
  ])('rounds halves away from zero: “giảm 15%%” beside %s: %s', (computed, expected) => {
    expect(verdict('-15', 'rounded', 'giảm 15% so với năm 2019', computed)).toBe(expected)
  })
})

describe('an exact figure', () => {
  it('must be equal, or round to the digits that were printed', () => {
    expect(verdict('94', 'exact', '94 chương trình, dự án', '94')).toBe('match')
    expect(verdict('94', 'exact', '94 chương trình, dự án', '95')).toBe('differs')
    expect(verdict('15211724.00', 'exact', '15.211.724 USD', '15211724.00')).toBe('match')
    expect(verdict('15211724.00', 'exact', '15.211.724 USD', '15211724.30')).toBe('rounding')
  })
})

test('“about” allows a twentieth to both sides, “slight fall” less than five per cent down', () => {
  expect([verdict('6500000', 'about', 'khoảng 6,5 triệu USD', '6825000'), verdict('6500000', 'about', 'khoảng 6,5 triệu USD', '6825000.01')]).toEqual([
    'rounding',
    'differs',
  ])
  expect(['-4.99', '-5', '0', '1'].map((value) => verdict(null, 'slight fall on 2018', 'xu hướng giảm nhẹ', value))).toEqual([
    'match',
    'differs',
    'differs',
    'differs',
  ])
})

describe('what cannot be compared', () => {
  it('says why', () => {
    const printed = { value: '100', qualifier: 'exact', asPrinted: '100' }
    expect(judge(printed, { value: '0', owed: 76, accepted: 0 }).reasons).toEqual(['nothing-accepted'])
    expect(judge(printed, { ...complete, value: null }).reasons).toEqual(['no-value'])
    expect(judge({ ...printed, value: null, qualifier: 'many' }, { ...complete, value: '5' }).reasons).toEqual(['words-only'])
  })
})

test('the difference is computed less printed, also in per cent of what was printed, and missing reports are named', () => {
  expect(judge({ value: '200', qualifier: 'exact', asPrinted: '200' }, { value: '150', owed: 3, accepted: 2 })).toEqual({
    verdict: 'differs',
    reasons: ['outside', 'reports-missing'],
    difference: '-50',
    differencePercent: '-25.000000',
  })
})
