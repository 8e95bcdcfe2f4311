import { Decimal } from 'decimal.js'
import type { Locale } from './messages.ts'

// Every format is fixed here and never left to the machine's Intl data, whose Vietnamese is not the official one.
export type { Locale }

/**
 * `exact`: every digit the currency has, for documents and exports. `short`: millions or billions with one
 * decimal, for reading aloud. `table`: exact, with the sign ₫ that is kept for dense tables.
 */
export type MoneyStyle = 'exact' | 'short' | 'table'

const decimalShape = /^-?\d+(\.\d+)?$/
const separators = { vi: { group: '.', point: ',' }, en: { group: ',', point: '.' } } as const
const currenciesWithoutCents = new Set(['VND', 'JPY', 'KRW', 'LAK'])
const million = new Decimal(1_000_000)
const billion = new Decimal(1_000_000_000)
const scaleWords = {
  vi: { million: 'triệu', billion: 'tỷ' },
  en: { million: 'million', billion: 'billion' },
} as const

/** Shown where a share has no whole to be a share of. */
export const notApplicable = '–'

function parse(value: string): Decimal {
  if (!decimalShape.test(value)) throw new RangeError(`Not a decimal string: ${JSON.stringify(value)}`)
  return new Decimal(value)
}

function fixed(value: Decimal, decimals: number): string {
  const text = value.toFixed(decimals, Decimal.ROUND_HALF_UP)
  return /[1-9]/.test(text) ? text : text.replace('-', '')
}

function punctuate(plain: string, locale: Locale): string {
  const { group, point } = separators[locale]
  const [whole = '', fraction] = plain.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return fraction === undefined ? grouped : grouped + point + fraction
}

/**
 * An exact decimal string with the separators of the language: `17216450.4` is `17.216.450,40` in Vietnamese.
 * Without `decimals` the digits stay as given; with it halves are rounded away from zero.
 * Throws RangeError on anything that is not plain digits.
 */
export function formatDecimal(value: string, options: { decimals?: number; locale: Locale }): string {
  const given = value.split('.')[1]?.length ?? 0
  return punctuate(fixed(parse(value), options.decimals ?? given), options.locale)
}

/** A whole number of things: `1.234`. Throws RangeError when it is not whole. */
export function formatCount(count: number | string, locale: Locale): string {
  const number = parse(String(count))
  if (!number.isInteger()) throw new RangeError(`Not a whole number: ${count}`)
  return punctuate(fixed(number, 0), locale)
}

function currencyWord(currency: string, style: MoneyStyle, locale: Locale): string {
  if (currency !== 'VND') return currency
  if (style === 'table') return '₫'
  return locale === 'vi' ? 'đồng' : 'VND'
}

/**
 * How a short amount is scaled, or undefined when it is small enough to be said in full. Foreign money stays in
 * millions however large, as the yearly reports write it; the choice looks at the rounded value, so that
 * 999.960.000 đồng is said as 1,0 tỷ and not as 1.000,0 triệu.
 */
function shortScale(amount: Decimal, currency: string) {
  const size = amount.abs()
  if (size.lessThan(million)) return undefined
  const inMillions = size.div(million).toDecimalPlaces(1, Decimal.ROUND_HALF_UP)
  if (currency === 'VND' && inMillions.greaterThanOrEqualTo(1000)) return { by: billion, word: 'billion' as const }
  return { by: million, word: 'million' as const }
}

/**
 * An amount with its currency after it, as official documents write it: `17.216.450,40 USD`,
 * `145.800.000.000 đồng`; short: `228,7 triệu USD`, `145,8 tỷ đồng`. Short amounts under a million are exact.
 */
export function formatMoney(amount: string, currency: string, options: { style: MoneyStyle; locale: Locale }): string {
  const { style, locale } = options
  const number = parse(amount)
  const unit = currencyWord(currency, style, locale)
  const scale = style === 'short' ? shortScale(number, currency) : undefined
  if (scale) {
    const scaled = punctuate(fixed(number.div(scale.by), 1), locale)
    return `${scaled} ${scaleWords[locale][scale.word]} ${unit}`
  }
  return `${punctuate(fixed(number, centsOf(currency)), locale)} ${unit}`
}

function centsOf(currency: string): number {
  return currenciesWithoutCents.has(currency) ? 0 : 2
}

/**
 * A percentage given in per cent (`71.6` is 71,6%), no space before the sign. Without `decimals` one decimal is
 * shown and a lone zero dropped: `71%`.
 */
export function formatPercent(percent: string, options: { decimals?: number; locale: Locale }): string {
  const number = parse(percent)
  const decimals = options.decimals ?? number.toDecimalPlaces(1, Decimal.ROUND_HALF_UP).decimalPlaces()
  return `${punctuate(fixed(number, decimals), options.locale)}%`
}

/** What part of the whole an amount is, as a percentage; a dash when the whole is zero. */
export function formatShare(part: string, whole: string, options: { decimals?: number; locale: Locale }): string {
  const total = parse(whole)
  if (total.isZero()) return notApplicable
  const percent = parse(part).times(100).div(total)
  // A share that is there is not shown as none.
  const least = new Decimal(10).pow(-(options.decimals ?? 1))
  if (!percent.isZero() && percent.abs().lt(least.div(2))) {
    const words = formatPercent(least.toFixed(), options)
    return percent.isNegative() ? `>-${words}` : `<${words}`
  }
  return formatPercent(percent.toFixed(), options)
}

/** What a change is counted in: a currency code, per cent, percentage points, or things. */
export type ChangeUnit = { money: string } | 'percent' | 'points' | 'count'

const changeWords = {
  vi: { up: 'tăng', down: 'giảm', same: 'không thay đổi', than: 'so với', points: 'điểm phần trăm' },
  en: { up: 'up', down: 'down', same: 'unchanged', than: 'from', points: 'percentage points' },
} as const

function formatSize(size: string, unit: ChangeUnit, locale: Locale): string {
  if (unit === 'percent') return formatPercent(size, { locale })
  if (unit === 'points') return `${formatDecimal(size, { decimals: 1, locale })} ${changeWords[locale].points}`
  if (unit === 'count') return formatCount(size, locale)
  return formatMoney(size, unit.money, { style: 'short', locale })
}

/** Whether a change is still there after rounding: nobody should read "tăng 0,0". */
function direction(change: string, shown: string): 'up' | 'down' | 'same' {
  if (!/[1-9]/.test(shown)) return 'same'
  return change.startsWith('-') ? 'down' : 'up'
}

/**
 * A rise or fall in the words of the yearly reports: `tăng 4,9 triệu USD so với năm 2022`,
 * `giảm 15% so với năm 2019`, `không thay đổi so với năm 2019`. `change` is now minus before, a decimal string;
 * `than` names what it is compared with, in the same language.
 */
export function formatChange(change: string, options: { unit: ChangeUnit; than?: string | undefined; locale: Locale }): string {
  const { unit, than, locale } = options
  const word = changeWords[locale]
  const shown = formatSize(change.replace(/^-(?=\d)/, ''), unit, locale)
  const turn = direction(change, shown)
  const said = turn === 'same' ? word.same : `${word[turn]} ${shown}`
  return than === undefined ? said : `${said} ${word.than} ${than}`
}

/** The same change as a sign and a value for cards and tables: `+4,9 triệu USD`, `-15%`, `0%`. */
export function formatSignedChange(change: string, options: { unit: ChangeUnit; locale: Locale }): string {
  const shown = formatSize(change.replace(/^-(?=\d)/, ''), options.unit, options.locale)
  const sign = { up: '+', down: '-', same: '' }[direction(change, shown)]
  return sign + shown
}

const plainDateShape = /^(\d{4})-(\d{2})-(\d{2})$/
const momentShape = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/
/** Viet Nam keeps UTC+7 all year round since 1975; a fixed offset needs no time-zone data. */
const hanoiOffset = 7 * 60 * 60 * 1000
const englishMonths = 'January February March April May June July August September October November December'.split(' ')

function parseDate(date: string) {
  const [, year, month, day] = plainDateShape.exec(date) ?? []
  if (!year || !month || !day || !exists(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`)
  return { year, month, day, englishMonth: englishMonths[Number(month) - 1] ?? '' }
}

function exists(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

/** A date for tables and forms: `05/04/2024`, in English `5 Apr 2024` (which no reader can turn round). */
export function formatPlainDate(date: string, locale: Locale): string {
  const { year, month, day, englishMonth } = parseDate(date)
  return locale === 'vi' ? `${day}/${month}/${year}` : `${Number(day)} ${englishMonth.slice(0, 3)} ${year}`
}

/**
 * A date for official documents: `ngày 05 tháng 4 năm 2024`. A zero stands before days under 10 and before
 * months 1 and 2 only (NĐ 30/2020/NĐ-CP, Phụ lục I).
 */
export function formatLongDate(date: string, locale: Locale): string {
  const { year, month, day, englishMonth } = parseDate(date)
  if (locale === 'en') return `${Number(day)} ${englishMonth} ${year}`
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`
}

/** A moment (ISO 8601 with an offset, as PostgreSQL's timestamptz prints it too) on Ha Noi's clock: `05/04/2024 21:31`. */
export function formatMoment(moment: string, locale: Locale): string {
  if (!momentShape.test(moment)) throw new RangeError(`Not a moment with an offset: ${JSON.stringify(moment)}`)
  const time = Date.parse(moment.replace(' ', 'T').replace(/([+-]\d{2})$/, '$1:00'))
  const local = new Date(time + hanoiOffset).toISOString()
  return `${formatPlainDate(local.slice(0, 10), locale)} ${local.slice(11, 16)}`
}
