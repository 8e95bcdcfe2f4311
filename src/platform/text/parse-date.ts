import { cleanLine } from './normalise.ts'
import { searchKey } from './search-key.ts'

/** A date without time as YYYY-MM-DD, or why the text is none. `precision` is what the text said; the rest was filled in. */
export type ParsedDate =
  | { ok: true; value: string; ambiguous: boolean; alternative?: string; precision: DatePrecision }
  | { ok: false; reason: 'empty' | 'not-a-date' | 'no-such-day' }
export type DatePrecision = 'day' | 'month' | 'quarter' | 'year'

const TIME = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m|z)?$/u
const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u
const DAY = /^(?:ngay )?(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/u
const LONG_DAY = /^(?:.{0,40}, ?)?(?:ngay )?(\d{1,2}) thang (\d{1,2}),? nam (\d{4})$/u
const MONTH = /^(?:thang ?|t ?)?(\d{1,2})(?: ?[-/.] ?| nam )(\d{4})$/u
const ISO_MONTH = /^(\d{4})-(\d{2})$/u
const QUARTER = /^(?:quy ?|q ?)(iv|i{1,3}|[1-4])(?: ?[-/., ] ?| nam )(\d{4})$/u
const YEAR = /^(?:nam )?(\d{4})$/u
const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

/**
 * Reads a date as reports write it: 5/4/2023 (day first, the official reading), 05.04.2023, 2023-04-05, 'tháng 4/2023',
 * 'T4/2023', 'quý I/2023', '2023', 'ngày 05 tháng 4 năm 2023'. A period gives its first day, or its last with
 * `endOfPeriod`. Days of 12 or less with slashes could be American and are flagged with that reading.
 */
export function parsePlainDate(text: string, options: { endOfPeriod?: boolean } = {}): ParsedDate {
  const key = searchKey(cleanLine(text)).replace(TIME, '')
  if (/^[-–—]*$/u.test(key)) return { ok: false, reason: 'empty' }
  return parseDay(key) ?? parsePeriod(key, options.endOfPeriod === true) ?? { ok: false, reason: 'not-a-date' }
}

/**
 * The day of an Excel serial number; undefined outside 1900–9999 and for 29/02/1900, which Excel counts though it never was.
 * @param date1904 true for workbooks that count from 1904 (old Macs).
 */
export function plainDateFromSerial(serial: number, date1904 = false): string | undefined {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0)
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465 || days === 60) return undefined
  const sinceEpoch = days - 25_569 + (days < 60 ? 1 : 0)
  return new Date(sinceEpoch * 86_400_000).toISOString().slice(0, 10)
}

function parseDay(key: string): ParsedDate | undefined {
  const iso = numbers(ISO_DAY.exec(key))
  if (iso !== undefined) return exactDay(iso[0], iso[1], iso[2])
  const long = numbers(LONG_DAY.exec(key))
  if (long !== undefined) return exactDay(long[2], long[1], long[0])
  const match = DAY.exec(key)
  return match === null ? undefined : dayFirst(match)
}

function dayFirst([, first, separator, second, year]: RegExpExecArray): ParsedDate {
  const shortYear = year?.length === 2
  const fullYear = Number(year) + (shortYear ? 2000 : 0)
  const official = plainDate(fullYear, Number(second), Number(first))
  const american = separator === '/' ? plainDate(fullYear, Number(first), Number(second)) : undefined
  const value = official ?? american
  if (value === undefined) return { ok: false, reason: 'no-such-day' }
  const alternative = american !== undefined && american !== value ? { alternative: american } : {}
  const ambiguous = shortYear || official === undefined || 'alternative' in alternative
  return { ok: true, value, ambiguous, ...alternative, precision: 'day' }
}

function exactDay(year = 0, month = 0, day = 0): ParsedDate {
  const value = plainDate(year, month, day)
  if (value === undefined) return { ok: false, reason: 'no-such-day' }
  return { ok: true, value, ambiguous: false, precision: 'day' }
}

function parsePeriod(key: string, atEnd: boolean): ParsedDate | undefined {
  const month = MONTH.exec(key) ?? swapped(ISO_MONTH.exec(key))
  if (month !== null) return period({ year: month[2], from: month[1], months: 1 }, 'month', atEnd)
  const quarter = QUARTER.exec(key)
  if (quarter !== null) {
    const number = QUARTERS[quarter[1] ?? ''] ?? Number(quarter[1])
    return period({ year: quarter[2], from: number * 3 - 2, months: 3 }, 'quarter', atEnd)
  }
  const year = YEAR.exec(key)
  return year === null ? undefined : period({ year: year[1], from: 1, months: 12 }, 'year', atEnd)
}

interface Months {
  year: string | undefined
  from: string | number | undefined
  months: number
}

function period({ year, from, months }: Months, precision: DatePrecision, atEnd: boolean): ParsedDate {
  const first = Number(from)
  const start = plainDate(Number(year), first, 1)
  if (start === undefined) return { ok: false, reason: 'not-a-date' }
  const last = new Date(Date.UTC(Number(year), first + months - 1, 0)).toISOString().slice(0, 10)
  return { ok: true, value: atEnd ? last : start, ambiguous: false, precision }
}

function plainDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  return day >= 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined
}

function numbers(match: RegExpExecArray | null): number[] | undefined {
  return match?.slice(1).map(Number)
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match === null ? null : [match[0], match[2], match[1]]
}
