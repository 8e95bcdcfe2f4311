import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCanonical, readCell, sameCell, showCell, storedFault } from './cell.model.ts'
import type { Column } from './form.contract.ts'
import { defaultForm } from './form.default.ts'
import { testLists } from './form-lists.fixture.ts'
import { getColumn } from './form.model.ts'
import { equalPercents } from './share.model.ts'

const column = (key: string) => getColumn(defaultForm, key)
const read = (key: string, text: string, context = {}) => {
  const result = readCell(column(key), text, testLists, context)
  return result.ok ? result.value : result.code
}

describe('what a person types becomes canonical', () => {
  test.each([
    ['places', 'Quảng Trị', 'p63-45:100'],
    ['places', 'tỉnh quang tri', 'p63-45:100'],
    ['places', 'Quảng Trị 60%; Huế 40%', 'p63-45:60;p63-46:40'],
    ['places', 'Quảng Trị (60), Huế (40)', 'p63-45:60;p63-46:40'],
    ['places', 'Quảng Trị: 33,5%\nTP. Huế 66,5%', 'p63-45:33.5;p63-46:66.5'],
    ['places', 'Thừa Thiên – Huế', 'p63-46:100'],
    ['places', 'Bà Rịa–Vũng Tàu/TP.HCM', 'p63-77:50;p63-79:50'],
    ['sectors', 'YT1', 'YT1:100'],
    ['sectors', 'Y tế cơ sở, chăm sóc sức khỏe ban đầu 70%, Tiểu học 30%', 'YT1:70;GD2:30'],
    ['sectors', 'giao duc - dao tao', 'GD:100'],
    ['sectors', 'HQ1 – Bom mìn, vật nổ sau chiến tranh', 'HQ1:100'],
    ['providerCountry', 'Mỹ', 'US'],
    ['providerCountry', 'United Kingdom', 'GB'],
    ['providerCountry', 'Bỉ', 'BE'],
    ['providerCountry', 'ÁO', 'AT'],
    ['currency', 'Việt Nam đồng', 'VND'],
    ['currency', '$', 'USD'],
    ['kind', 'DỰ ÁN', 'project'],
    ['managingAgency', 'UBND tỉnh Quảng Trị', 'a-p63-45'],
    ['managingAgency', 'BYT', 'byt'],
    ['managingAgency', 'Hội Chữ thập đỏ huyện', 'Hội Chữ thập đỏ huyện'],
    ['topic', 'phòng chống covid-19', 'covid-19'],
    ['disbursedYear', '17.216.450,40', '17216450.40'],
    ['disbursedYear', '17,216,450.40', '17216450.40'],
    ['disbursedYear', '145,8 tỷ đồng', '145800000000'],
    ['disbursedYear', '–', ''],
    ['startsOn', 'quý II/2023', '2023-04-01'],
    ['endsOn', 'quý II/2023', '2023-06-30'],
    ['startsOn', '5 Apr 2023', '2023-04-05'],
  ])('%s: %s', (key, text, value) => expect(read(key, text)).toBe(value))
})

describe('what cannot be read says why', () => {
  test.each([
    ['places', 'Quảng Trị 60%; Huế 30%', 'cell.shares-sum'],
    ['places', 'Quảng Trị 60%; Huế', 'cell.shares-partial'],
    ['places', 'Quảng Trị 60%; Quảng Trị 40%', 'cell.shares-twice'],
    ['places', 'Quảng Trị 100%; Huế 0%', 'cell.shares-sum'],
    ['places', 'Atlantis', 'cell.unknown-place'],
    ['sectors', 'YT99', 'cell.unknown-sector'],
    ['kind', 'gì đó', 'cell.not-an-option'],
    ['providerCountry', 'Narnia', 'cell.unknown-country'],
    ['disbursedYear', 'khoảng 5', 'cell.not-a-number'],
    ['disbursedYear', '-5', 'cell.negative'],
    ['disbursedYear', '9'.repeat(20), 'cell.too-large'],
    ['startsOn', '31/02/2023', 'cell.no-such-day'],
    ['startsOn', 'mai', 'cell.not-a-date'],
  ])('%s: %s', (key, text, code) => expect(read(key, text)).toBe(code))

  test('cents are refused in a currency that has none', () => {
    expect(read('disbursedYear', '1.234,50', { currency: 'VND' })).toBe('cell.too-many-decimals')
    expect(read('disbursedYear', '1.234,50', { currency: 'USD' })).toBe('1234.50')
  })
})

describe('what could mean two things is flagged with both', () => {
  test('a date, unless day first is certain', () => {
    expect(readCell(column('startsOn'), '5/4/2023', testLists)).toMatchObject({
      value: '2023-04-05',
      ambiguous: { alternative: '2023-05-04', alternativeLabel: '04/05/2023' },
    })
    expect(readCell(column('startsOn'), '5/4/2023', testLists, { dayFirst: true })).toEqual({ ok: true, value: '2023-04-05' })
  })

  test('a number under a unit; in dong it is a thousand', () => {
    const thousand = readCell(column('disbursedYear'), '1.234', testLists, { currency: 'USD', unitFactor: '1000' })
    expect(thousand).toMatchObject({ value: '1234000', ambiguous: { why: 'ambiguous-number', alternative: '1234', settled: false } })
    expect(readCell(column('disbursedYear'), '1.234', testLists, { currency: 'VND' })).toEqual({ ok: true, value: '1234' })
  })

  test('shares without percents', () => {
    const result = readCell(column('places'), 'Quảng Trị, Huế và Đà Nẵng', testLists)
    expect(result).toMatchObject({ value: 'p63-45:33.34;p63-46:33.33;p63-48:33.33', ambiguous: { why: 'equal-shares' } })
  })
})

test('equal parts always make exactly 100', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 63 }), (count) => {
      const cents = equalPercents(count).map((percent) => Math.round(Number(percent) * 100))
      expect(cents.reduce((sum, each) => sum + each, 0)).toBe(10_000)
      expect(Math.max(...cents) - Math.min(...cents)).toBeLessThanOrEqual(1)
    }),
  )
})

test('what is shown reads back as what was stored, in both languages', () => {
  const money = fc
    .tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 0, max: 99 }))
    .map(([whole, cents]) => ['disbursedYear', cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`] as const)
  const date = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    .map((day) => ['startsOn', day.toISOString().slice(0, 10)] as const)
  const shares = fc
    .tuple(fc.subarray(testLists.places, { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 99 }))
    .map(([[a, b], percent]) => ['places', `${a?.id}:${percent};${b?.id}:${100 - percent}`] as const)
  const listed = fc.constantFrom(
    ...testLists.places.map(({ id }) => ['places', `${id}:100`] as const),
    ...testLists.sectors.map(({ code }) => ['sectors', `${code}:100`] as const),
    ...testLists.countries.map(({ code }) => ['providerCountry', code] as const),
    ...testLists.agencies.map(({ id }) => ['managingAgency', id] as const),
    ...defaultForm.columns.flatMap(({ key, options = [] }) => options.map(({ code }) => [key, code] as const)),
  )
  fc.assert(
    fc.property(fc.oneof(money, date, shares, listed), fc.constantFrom('vi' as const, 'en' as const), ([key, value], locale) => {
      const shown = showCell(column(key), value, testLists, locale)
      expect(isCanonical(column(key), value, testLists)).toBe(true)
      expect(readCell(column(key), shown, testLists, { currency: 'USD' })).toMatchObject({ ok: true, value })
    }),
  )
})

test('no text whatever makes reading throw, and what is read is canonical', () => {
  fc.assert(
    fc.property(fc.constantFrom(...defaultForm.columns), fc.string({ unit: 'grapheme', maxLength: 40 }), (each, text) => {
      const result = readCell(each, text, testLists)
      if (result.ok && result.value !== '') expect(isCanonical(each, result.value, testLists)).toBe(true)
      expect(showCell(each, text, testLists, 'vi')).toBeTypeOf('string')
    }),
    { examples: ['constructor', '__proto__', 'toString'].map((text): [Column, string] => [column('currency'), text]) },
  )
})

test('text that was stored as typed is named by what is wrong with it', () => {
  expect(storedFault(column('startsOn'), '31/02/2023', testLists)).toEqual({ code: 'cell.no-such-day', args: { value: '31/02/2023' } })
  expect(storedFault(column('startsOn'), '2023-02-31', testLists)?.code).toBe('cell.no-such-day')
  expect(storedFault(column('kind'), 'project', testLists)).toBeUndefined()
  expect(storedFault(column('places'), 'p34-44:100', testLists)?.code).toBe('cell.unknown-place')
  expect(storedFault(column('disbursedYear'), '93000 triệu VND', testLists)?.code).toBe('cell.unread')
  expect(storedFault(column('disbursedYear'), '1.50', testLists, 'VND')?.code).toBe('cell.too-many-decimals')
})

test('the same amount and the same shares written otherwise are no change', () => {
  expect(sameCell(column('disbursedYear'), '1000', '1000.00')).toBe(true)
  expect(sameCell(column('disbursedYear'), '1000', '1000.01')).toBe(false)
  expect(sameCell(column('places'), 'p63-45:60;p63-46:40', 'p63-46:40.0;p63-45:60')).toBe(true)
  expect(sameCell(column('name'), 'a', 'A')).toBe(false)
})
