import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Compared, compareWords } from './compare-words.model.ts'

const usd = (now: string | null, before: string | null, more: Partial<Compared> = {}): Compared => ({
  now,
  before,
  unit: 'USD',
  than: 'năm 2022',
  locale: 'vi',
  ...more,
})

describe('a comparison', () => {
  test('says a rise as officials do, in millions with one decimal and a comma', () => {
    expect(compareWords(usd('228652318.77', '223702318.77'), 'amount')).toBe('tăng 5,0 triệu USD so với năm 2022')
    expect(compareWords(usd('228652318.77', '223752318.77'), 'amount')).toBe('tăng 4,9 triệu USD so với năm 2022')
    expect(compareWords(usd('228652318.77', '223752318.77'), 'both')).toBe('tăng 4,9 triệu USD (2,2%) so với năm 2022')
    expect(compareWords(usd('228652318.77', '223752318.77'), 'percent')).toBe('tăng 2,2% so với năm 2022')
  })

  test('says a fall, of money, of things and of shares', () => {
    expect(compareWords(usd('187000000', '220000000'), 'percent')).toBe('giảm 15% so với năm 2022')
    expect(compareWords(usd('381', '388', { unit: 'count' }), 'amount')).toBe('giảm 7 so với năm 2022')
    expect(compareWords(usd('71.6', '73.6', { unit: 'percent' }), 'both')).toBe('giảm 2,0 điểm phần trăm so với năm 2022')
  })

  test('writes đồng in tỷ, and an amount under a million in full', () => {
    expect(compareWords(usd('145800000000', '52800000000', { unit: 'VND' }), 'amount')).toBe('tăng 93,0 tỷ đồng so với năm 2022')
    expect(compareWords(usd('1300.50', '1000', {}), 'amount')).toBe('tăng 300,50 USD so với năm 2022')
  })

  test('says what part of the same period it is', () => {
    expect(compareWords(usd('36', '54', { unit: 'count', than: 'cùng kỳ' }), 'ratio')).toBe('bằng 67% so với cùng kỳ')
    expect(compareWords(usd('15211724', '16700000', { than: 'cùng kỳ' }), 'ratio')).toBe('bằng 91% so với cùng kỳ')
  })

  test('calls equal what rounds to nothing', () => {
    expect(compareWords(usd('1000000', '1000000'), 'amount')).toBe('tương đương năm 2022')
    expect(compareWords(usd('100000001', '100000000'), 'percent')).toBe('tương đương năm 2022')
    expect(compareWords(usd('71.61', '71.6', { unit: 'percent' }), 'amount')).toBe('tương đương năm 2022')
  })

  test('leaves out what a table’s head says', () => {
    expect(compareWords(usd('228652318.77', '223752318.77', { than: null }), 'both')).toBe('tăng 4,9 triệu USD (2,2%)')
    expect(compareWords(usd('36', '54', { unit: 'count', than: null }), 'ratio')).toBe('bằng 67%')
    expect(compareWords(usd('5', '5', { than: null }), 'both')).toBe('tương đương')
  })

  test('says nothing where there is nothing to compare with', () => {
    expect(compareWords(usd(null, '1'), 'amount')).toBeNull()
    expect(compareWords(usd('1', null), 'both')).toBeNull()
    expect(compareWords(usd('5', '0'), 'percent')).toBeNull()
    expect(compareWords(usd('5', '0'), 'ratio')).toBeNull()
    expect(compareWords(usd('5000000', '0'), 'both')).toBe('tăng 5,0 triệu USD so với năm 2022')
  })

  test('speaks English with its own separators', () => {
    const english = { locale: 'en', than: '2022' } as const
    expect(compareWords(usd('228652318.77', '223752318.77', english), 'both')).toBe('up 4.9 million USD (2.2%) from 2022')
    expect(compareWords(usd('36', '54', { ...english, unit: 'count', than: 'the year before' }), 'ratio')).toBe('67% of the year before')
    expect(compareWords(usd('1', '1', { ...english, unit: 'count' }), 'amount')).toBe('about the same as 2022')
  })

  test('turned round it says the opposite with the same amount', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 12 }).map((cents) => (cents / 100).toFixed(2))
    const turned: Record<string, string> = { tăng: 'giảm', giảm: 'tăng' }
    fc.assert(
      fc.property(amount, amount, (now, before) => {
        const there = compareWords(usd(now, before), 'amount') ?? ''
        const back = compareWords(usd(before, now), 'amount')
        expect(back).toBe(there.replace(/^(tăng|giảm)/u, (word) => turned[word] ?? word))
      }),
    )
  })
})
