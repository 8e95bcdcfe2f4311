import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount, formatDecimal, formatMoney, formatPercent, formatShare } from './format.ts'

const vi = { locale: 'vi' } as const
const en = { locale: 'en' } as const

describe('formatDecimal', () => {
  it.each([
    ['17216450.4', '17.216.450,40', '17,216,450.40'],
    ['0', '0,00', '0.00'],
    ['999', '999,00', '999.00'],
    ['1000', '1.000,00', '1,000.00'],
    ['-1234.5', '-1.234,50', '-1,234.50'],
    ['0.005', '0,01', '0.01'],
    ['-0.005', '-0,01', '-0.01'],
    ['1.005', '1,01', '1.01'],
    ['2.675', '2,68', '2.68'],
    ['007', '7,00', '7.00'],
  ])('writes %s with two decimals as %s and %s', (value, inVietnamese, inEnglish) => {
    expect(formatDecimal(value, { decimals: 2, ...vi })).toBe(inVietnamese)
    expect(formatDecimal(value, { decimals: 2, ...en })).toBe(inEnglish)
  })

  it('keeps the digits as given when no decimals are asked', () => {
    expect(formatDecimal('1234.5', vi)).toBe('1.234,5')
    expect(formatDecimal('1234', vi)).toBe('1.234')
  })

  it('is exact beyond what a float can hold', () => {
    expect(formatDecimal('12345678901234567890.12', { decimals: 2, ...vi })).toBe('12.345.678.901.234.567.890,12')
    expect(formatDecimal('99999999999999999999999999.99', vi)).toBe('99.999.999.999.999.999.999.999.999,99')
  })

  it('never writes minus zero', () => {
    expect(formatDecimal('-0.004', { decimals: 2, ...vi })).toBe('0,00')
    expect(formatDecimal('-0', vi)).toBe('0')
  })

  it.each(['', ' 1', '1,5', '1.234.567', '1e5', 'NaN', 'Infinity', '0x10', '.5', '5.', '+1'])('refuses %j', (value) => {
    expect(() => formatDecimal(value, vi)).toThrow(RangeError)
  })

  it('gives the value back when its punctuation is undone', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 10, max: 99 }), (whole, cents) => {
        const text = formatDecimal(`${whole}.${cents}`, vi)
        expect(text.replaceAll('.', '').replace(',', '.')).toBe(`${whole}.${cents}`)
      }),
    )
  })
})

describe('formatMoney', () => {
  it.each([
    ['17216450.4', 'USD', '17.216.450,40 USD', '17,216,450.40 USD'],
    ['145800000000', 'VND', '145.800.000.000 đồng', '145,800,000,000 VND'],
    ['145800000000.5', 'VND', '145.800.000.001 đồng', '145,800,000,001 VND'],
    ['1500', 'JPY', '1.500 JPY', '1,500 JPY'],
    ['-90168.37', 'EUR', '-90.168,37 EUR', '-90,168.37 EUR'],
  ])('writes %s %s exactly', (amount, currency, inVietnamese, inEnglish) => {
    expect(formatMoney(amount, currency, { style: 'exact', ...vi })).toBe(inVietnamese)
    expect(formatMoney(amount, currency, { style: 'exact', ...en })).toBe(inEnglish)
  })

  it.each([
    ['228700000.5', 'USD', '228,7 triệu USD', '228.7 million USD'],
    ['145800000000', 'VND', '145,8 tỷ đồng', '145.8 billion VND'],
    ['1234500000000', 'VND', '1.234,5 tỷ đồng', '1,234.5 billion VND'],
    ['93500000', 'VND', '93,5 triệu đồng', '93.5 million VND'],
    ['1234567890', 'USD', '1.234,6 triệu USD', '1,234.6 million USD'],
    ['-4900000', 'USD', '-4,9 triệu USD', '-4.9 million USD'],
    ['1000000', 'USD', '1,0 triệu USD', '1.0 million USD'],
  ])('says %s %s in short', (amount, currency, inVietnamese, inEnglish) => {
    expect(formatMoney(amount, currency, { style: 'short', ...vi })).toBe(inVietnamese)
    expect(formatMoney(amount, currency, { style: 'short', ...en })).toBe(inEnglish)
  })

  it('says amounts under a million in full', () => {
    expect(formatMoney('999999.99', 'USD', { style: 'short', ...vi })).toBe('999.999,99 USD')
    expect(formatMoney('0', 'VND', { style: 'short', ...vi })).toBe('0 đồng')
  })

  it('goes to billions when rounding reaches one', () => {
    expect(formatMoney('999960000', 'VND', { style: 'short', ...vi })).toBe('1,0 tỷ đồng')
    expect(formatMoney('999940000', 'VND', { style: 'short', ...vi })).toBe('999,9 triệu đồng')
  })

  it('keeps the sign of the dong for dense tables', () => {
    expect(formatMoney('145800000000', 'VND', { style: 'table', ...vi })).toBe('145.800.000.000 ₫')
    expect(formatMoney('17216450.4', 'USD', { style: 'table', ...vi })).toBe('17.216.450,40 USD')
  })
})

describe('formatPercent, formatShare and formatCount', () => {
  it.each([
    ['71', '71%', '71%'],
    ['71.6', '71,6%', '71.6%'],
    ['63.79', '63,8%', '63.8%'],
    ['70.96', '71%', '71%'],
    ['-15', '-15%', '-15%'],
    ['1234.5', '1.234,5%', '1,234.5%'],
  ])('writes %s per cent without a space', (value, inVietnamese, inEnglish) => {
    expect(formatPercent(value, vi)).toBe(inVietnamese)
    expect(formatPercent(value, en)).toBe(inEnglish)
  })

  it('shows as many decimals as asked', () => {
    expect(formatPercent('71', { decimals: 1, ...vi })).toBe('71,0%')
    expect(formatPercent('63.79', { decimals: 0, ...vi })).toBe('64%')
  })

  it('computes a share exactly and has a dash for no whole', () => {
    expect(formatShare('93', '145.8', vi)).toBe('63,8%')
    expect(formatShare('1', '3', { decimals: 2, ...vi })).toBe('33,33%')
    expect(formatShare('5', '0.00', vi)).toBe('–')
  })

  it('does not show a share that is there as none', () => {
    expect(formatShare('1', '10000', vi)).toBe('<0,1%')
    expect(formatShare('-1', '10000', en)).toBe('>-0.1%')
    expect(formatShare('1', '10000', { decimals: 0, ...vi })).toBe('<1%')
    expect(formatShare('5', '10000', vi)).toBe('0,1%')
    expect(formatShare('0', '10000', vi)).toBe('0%')
  })

  it('writes counts in groups and refuses halves', () => {
    expect(formatCount(1234, 'vi')).toBe('1.234')
    expect(formatCount('1234567', 'en')).toBe('1,234,567')
    expect(formatCount('94.00', 'vi')).toBe('94')
    expect(() => formatCount(1.5, 'vi')).toThrow(RangeError)
  })
})
