import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePlainDate, plainDateFromSerial } from './parse-date.ts'

test.each([
  ['05.04.2023', '2023-04-05'],
  ['5-4-2023', '2023-04-05'],
  ['2023-04-05', '2023-04-05'],
  ['2023/4/5', '2023-04-05'],
  ['25/4/2023', '2023-04-25'],
  ['ngày 05 tháng 4 năm 2023', '2023-04-05'],
  ['Ngày 25/04/2023', '2023-04-25'],
  ['Hà Nội, ngày 12 tháng 4 năm 2024', '2024-04-12'],
  ['2023-04-05T00:00:00Z', '2023-04-05'],
  ['25/4/2023 00:00', '2023-04-25'],
  ['29/02/2024', '2024-02-29'],
  ['4/4/2023', '2023-04-04'],
  ['ngày 05 tháng 4 năm 2023'.normalize('NFD'), '2023-04-05'],
])('%s is the day %s', (text, value) => {
  expect(parsePlainDate(text)).toEqual({ ok: true, value, ambiguous: false, precision: 'day' })
})

test('small day and month with slashes: day first, with the American reading beside it', () => {
  expect(parsePlainDate('5/4/2023')).toEqual({ ok: true, value: '2023-04-05', ambiguous: true, alternative: '2023-05-04', precision: 'day' })
})

test('a date that only the American order allows is read so and flagged', () => {
  expect(parsePlainDate('4/25/2023')).toEqual({ ok: true, value: '2023-04-25', ambiguous: true, precision: 'day' })
})

test('a two-digit year is of this century and flagged', () => {
  expect(parsePlainDate('25.4.23')).toEqual({ ok: true, value: '2023-04-25', ambiguous: true, precision: 'day' })
})

test.each([
  ['tháng 4/2023', '2023-04-01', '2023-04-30', 'month'],
  ['T4/2023', '2023-04-01', '2023-04-30', 'month'],
  ['4/2023', '2023-04-01', '2023-04-30', 'month'],
  ['Tháng 02 năm 2024', '2024-02-01', '2024-02-29', 'month'],
  ['2023-12', '2023-12-01', '2023-12-31', 'month'],
  ['quý I/2023', '2023-01-01', '2023-03-31', 'quarter'],
  ['Quý IV năm 2023', '2023-10-01', '2023-12-31', 'quarter'],
  ['Q1/2023', '2023-01-01', '2023-03-31', 'quarter'],
  ['Q3 2023', '2023-07-01', '2023-09-30', 'quarter'],
  ['2023', '2023-01-01', '2023-12-31', 'year'],
  ['năm 2023', '2023-01-01', '2023-12-31', 'year'],
])('%s is the period from %s to %s', (text, first, last, precision) => {
  expect(parsePlainDate(text)).toEqual({ ok: true, value: first, ambiguous: false, precision })
  expect(parsePlainDate(text, { endOfPeriod: true })).toEqual({ ok: true, value: last, ambiguous: false, precision })
})

test('days that never were are refused', () => {
  for (const text of ['31/02/2023', '29/02/2023', '2023-02-30', '32/1/2023', '0/4/2023', '31.4.2023', 'ngày 31 tháng 4 năm 2023', '13/13/2023']) {
    expect(parsePlainDate(text)).toEqual({ ok: false, reason: 'no-such-day' })
  }
})

test('what is no date is said to be none', () => {
  for (const text of ['đang triển khai', '13/2023', 'quý V/2023', '1,5', '45021', '5/4', '1234/5678']) {
    expect(parsePlainDate(text)).toEqual({ ok: false, reason: 'not-a-date' })
  }
  for (const text of ['', ' ', '-', '–']) expect(parsePlainDate(text)).toEqual({ ok: false, reason: 'empty' })
})

test('every day written day first or ISO is read back', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year, month, day] = iso.split('-')
      expect(parsePlainDate(iso)).toMatchObject({ value: iso })
      expect(parsePlainDate(`${day}/${month}/${year}`)).toMatchObject({ value: iso })
    }),
  )
})

test('Excel serials are days, also with a time of day, from 1904, and around the day that never was', () => {
  expect(plainDateFromSerial(45021)).toBe('2023-04-05')
  expect(plainDateFromSerial(45021.99)).toBe('2023-04-05')
  expect(plainDateFromSerial(45021 - 1462, true)).toBe('2023-04-05')
  expect(plainDateFromSerial(1)).toBe('1900-01-01')
  expect(plainDateFromSerial(59)).toBe('1900-02-28')
  expect(plainDateFromSerial(60)).toBeUndefined()
  expect(plainDateFromSerial(61)).toBe('1900-03-01')
  expect(plainDateFromSerial(0)).toBeUndefined()
  expect(plainDateFromSerial(Number.NaN)).toBeUndefined()
  expect(plainDateFromSerial(3_000_000)).toBeUndefined()
})
