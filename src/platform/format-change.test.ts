import { describe, expect, it } from 'vitest'
import { formatChange, formatSignedChange } from './format.ts'

const usd = { money: 'USD' }

describe('formatChange', () => {
  it.each([
    ['4900000', usd, 'năm 2022', 'tăng 4,9 triệu USD so với năm 2022'],
    ['-85000.5', usd, 'năm 2022', 'giảm 85.000,50 USD so với năm 2022'],
    ['-15', 'percent', 'năm 2019', 'giảm 15% so với năm 2019'],
    ['4.25', 'points', undefined, 'tăng 4,3 điểm phần trăm'],
    ['36', 'count', 'năm trước', 'tăng 36 so với năm trước'],
    ['0', 'count', 'năm trước', 'không thay đổi so với năm trước'],
    ['0.00', usd, undefined, 'không thay đổi'],
    ['-7000000000', { money: 'VND' }, undefined, 'giảm 7,0 tỷ đồng'],
  ] as const)('says %s as officials do', (change, unit, than, said) => {
    expect(formatChange(change, { unit, than, locale: 'vi' })).toBe(said)
  })

  it('says it in English', () => {
    expect(formatChange('4900000', { unit: usd, than: '2022', locale: 'en' })).toBe('up 4.9 million USD from 2022')
    expect(formatChange('-15', { unit: 'percent', than: '2019', locale: 'en' })).toBe('down 15% from 2019')
    expect(formatChange('0', { unit: 'percent', than: '2019', locale: 'en' })).toBe('unchanged from 2019')
  })

  it('does not speak of a rise that rounding has swallowed', () => {
    expect(formatChange('0.04', { unit: 'points', locale: 'vi' })).toBe('không thay đổi')
    expect(formatChange('-0.04', { unit: 'percent', locale: 'vi' })).toBe('không thay đổi')
  })

  it('refuses what is not a decimal', () => {
    expect(() => formatChange('--1', { unit: 'percent', locale: 'vi' })).toThrow(RangeError)
  })
})

describe('formatSignedChange', () => {
  it('puts a sign before the value', () => {
    expect(formatSignedChange('4900000', { unit: usd, locale: 'vi' })).toBe('+4,9 triệu USD')
    expect(formatSignedChange('-15', { unit: 'percent', locale: 'vi' })).toBe('-15%')
    expect(formatSignedChange('0', { unit: 'percent', locale: 'vi' })).toBe('0%')
  })
})
