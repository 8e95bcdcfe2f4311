import { Decimal } from 'decimal.js'
import { cleanLine } from './normalise.ts'

/**
 * A number as a canonical decimal string ('17216450.40': point, no grouping, the digits that were written), or why it is none.
 * `reading` is whose separators were seen; `ambiguous` asks for a person's look, `alternative` is the other reading.
 */
export type ParsedDecimal =
  | { ok: true; value: string; ambiguous: boolean; reading: 'vi' | 'en' | 'plain'; alternative?: string }
  | { ok: false; reason: 'empty' | 'not-a-number' | 'mixed' | 'too-long' }

type Reading = 'vi' | 'en' | 'plain'
const MAX_LENGTH = 60
const MAX_DIGITS = 30
const UNIT = String.raw`(?:US\$|USD|\$|EUR|euro|€|VND|VNĐ|₫|đồng|đ|%)`
const LEADING_UNIT = new RegExp(`^${UNIT}\\.?\\s*`, 'iu')
const TRAILING_UNIT = new RegExp(`\\s*${UNIT}\\.?$`, 'iu')
const GROUPED = { '.': /^\d{1,3}(?:\.\d{3})+$/u, ',': /^\d{1,3}(?:,\d{3})+$/u, ' ': /^\d{1,3}(?: \d{3})+$/u } as const
type Separator = '.' | ','

/**
 * Reads a number as people in Viet Nam type it: '17.216.450,40', '17,216,450.40', '1 234 567', '(1.200)', '5,5 %', '100 USD'.
 * '1.234' is a thousand; where the column has decimals (`hint.decimals` > 0, or no hint) it is flagged. Units that scale
 * (triệu, tỷ) are refused: dropping one would change the amount a millionfold.
 */
export function parseDecimal(text: string, hint: { decimals?: number } = {}): ParsedDecimal {
  const line = cleanLine(text).replace(/[−–—]/gu, '-')
  if (line === '' || /^-+$/u.test(line)) return { ok: false, reason: 'empty' }
  if (line.length > MAX_LENGTH) return { ok: false, reason: 'too-long' }
  const { negative, body } = takeSign(line)
  const digits = body.replace(/(?<=\d)['’](?=\d)/gu, ' ')
  if (!/^[\d.,][\d., ]*$/u.test(digits) || !/\d/u.test(digits)) return { ok: false, reason: 'not-a-number' }
  if (digits.replace(/\D/gu, '').length > MAX_DIGITS) return { ok: false, reason: 'too-long' }
  const read = readSeparators(digits)
  if (read === undefined) return { ok: false, reason: 'mixed' }
  return parsed(read, negative, hint.decimals === 0)
}

/**
 * A number cell of a spreadsheet as a decimal string with exactly `decimals` places. Excel keeps 15 significant digits:
 * what lies beyond is binary noise and is dropped before rounding half away from zero. Throws on NaN and infinity.
 */
export function decimalFromNumber(value: number, decimals: number): string {
  if (!Number.isFinite(value)) throw new RangeError('Not a finite number')
  const rounded = new Decimal(value.toPrecision(15)).toFixed(decimals, Decimal.ROUND_HALF_UP)
  return /^-[0.]+$/u.test(rounded) ? rounded.slice(1) : rounded
}

interface Read {
  whole: string
  fraction: string
  reading: Reading
  /** The text has one separator before exactly three digits: a thousand or a decimal. */
  unsure: boolean
}

function takeSign(line: string): { negative: boolean; body: string } {
  const bracketed = /^\((.+)\)$/u.exec(stripUnits(line))
  const inner = stripUnits(bracketed?.[1] ?? stripUnits(line))
  const signed = /^([+-])\s*(.+)$/u.exec(inner)
  const body = stripUnits(signed?.[2] ?? inner)
  return { negative: bracketed !== null || signed?.[1] === '-', body }
}

function stripUnits(text: string): string {
  return text.replace(LEADING_UNIT, '').replace(TRAILING_UNIT, '').trim()
}

function readSeparators(text: string): Read | undefined {
  if (text.includes(' ')) return readSpaced(text)
  const separators = text.match(/[.,]/gu) ?? []
  const last = separators.at(-1)
  if (last !== '.' && last !== ',') return { whole: text, fraction: '', reading: 'plain', unsure: false }
  if (separators.length === 1) return readSingle(text, last)
  if (separators.every((separator) => separator === last)) return readGroups(text, last)
  return readBoth(text, last)
}

function readSpaced(text: string): Read | undefined {
  const [whole = '', fraction = '', ...rest] = text.split(/[.,]/u)
  if (rest.length > 0 || !GROUPED[' '].test(whole) || fraction.includes(' ')) return undefined
  return { whole: whole.replaceAll(' ', ''), fraction, reading: text.includes('.') ? 'en' : 'vi', unsure: false }
}

function readSingle(text: string, separator: Separator): Read | undefined {
  const [whole = '', fraction = ''] = text.split(separator)
  if (fraction === '') return undefined
  if (/^[1-9]\d{0,2}$/u.test(whole) && fraction.length === 3) {
    return { whole: whole + fraction, fraction: '', reading: separator === '.' ? 'vi' : 'en', unsure: true }
  }
  return { whole, fraction, reading: separator === ',' ? 'vi' : 'en', unsure: false }
}

function readGroups(text: string, separator: Separator): Read | undefined {
  if (!GROUPED[separator].test(text)) return undefined
  return { whole: text.replaceAll(separator, ''), fraction: '', reading: separator === '.' ? 'vi' : 'en', unsure: false }
}

function readBoth(text: string, decimal: Separator): Read | undefined {
  const grouping = decimal === ',' ? '.' : ','
  const [whole = '', fraction = '', ...rest] = text.split(decimal)
  if (rest.length > 0 || fraction === '' || !GROUPED[grouping].test(whole)) return undefined
  return { whole: whole.replaceAll(grouping, ''), fraction, reading: decimal === ',' ? 'vi' : 'en', unsure: false }
}

function parsed(read: Read, negative: boolean, wholeNumbersOnly: boolean): ParsedDecimal {
  const value = canonical(read.whole, read.fraction, negative)
  if (!read.unsure || wholeNumbersOnly) return { ok: true, value, ambiguous: false, reading: read.reading }
  const alternative = canonical(read.whole.slice(0, -3), read.whole.slice(-3), negative)
  return { ok: true, value, ambiguous: true, reading: read.reading, alternative }
}

function canonical(whole: string, fraction: string, negative: boolean): string {
  const trimmed = whole.replace(/^0+(?=\d)/u, '') || '0'
  const value = fraction === '' ? trimmed : `${trimmed}.${fraction}`
  return negative && /[1-9]/u.test(value) ? `-${value}` : value
}
