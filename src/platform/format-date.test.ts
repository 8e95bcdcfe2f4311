import { describe, expect, it } from 'vitest'
import { formatLongDate, formatMoment, formatPlainDate } from './format.ts'

describe('dates', () => {
  it('has two digits for day and month in tables', () => {
    expect(formatPlainDate('2024-04-05', 'vi')).toBe('05/04/2024')
    expect(formatPlainDate('2024-04-05', 'en')).toBe('5 Apr 2024')
  })

  it.each([
    ['2024-04-05', 'ngày 05 tháng 4 năm 2024'],
    ['2024-04-12', 'ngày 12 tháng 4 năm 2024'],
    ['2024-01-05', 'ngày 05 tháng 01 năm 2024'],
    ['2024-02-29', 'ngày 29 tháng 02 năm 2024'],
    ['2024-03-09', 'ngày 09 tháng 3 năm 2024'],
    ['2024-12-31', 'ngày 31 tháng 12 năm 2024'],
  ])('puts a zero before days under 10 and months 1 and 2 only: %s', (date, official) => {
    expect(formatLongDate(date, 'vi')).toBe(official)
  })

  it('writes the month out in English', () => {
    expect(formatLongDate('2024-04-05', 'en')).toBe('5 April 2024')
  })

  it.each(['2024-02-30', '2023-02-29', '2024-13-01', '2024-4-5', '05/04/2024', '', '2024-04-05T00:00:00Z'])('refuses %j', (date) => {
    expect(() => formatPlainDate(date, 'vi')).toThrow(RangeError)
  })
})

describe('moments', () => {
  it.each([
    ['2024-04-12T07:31:05.123Z', '12/04/2024 14:31'],
    ['2024-04-12T17:00:00Z', '13/04/2024 00:00'],
    ['2023-12-31T23:59:59+07:00', '31/12/2023 23:59'],
    ['2024-04-12 07:31:05.123456+00', '12/04/2024 14:31'],
    ['2024-04-12T07:31Z', '12/04/2024 14:31'],
  ])('puts %s on the clock of Ha Noi', (moment, local) => {
    expect(formatMoment(moment, 'vi')).toBe(local)
  })

  it('reads the same in English order', () => {
    expect(formatMoment('2024-04-12T17:00:00Z', 'en')).toBe('13 Apr 2024 00:00')
  })

  it.each(['2024-04-12T07:31:05', '2024-04-12', 'hôm nay'])('refuses %j, which has no offset', (moment) => {
    expect(() => formatMoment(moment, 'vi')).toThrow(RangeError)
  })
})
