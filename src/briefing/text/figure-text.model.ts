import type { FigureAnswer, FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { formatChange, formatCount, formatDecimal, formatMoney, formatPercent, type Locale, notApplicable } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import type { FigureNode, FigureStyle } from './rich-text.contract.ts'

export type FigureUnit = FigureAnswer['unit']
type Kind = 'money' | 'count' | 'percent' | 'change-money' | 'change-percent'

/** What each figure is counted in; the two changes are written with their direction. */
const kinds: Record<FigureCode, Kind> = {
  disbursed: 'money',
  committed_in_year: 'money',
  committed_whole: 'money',
  committed_whole_new: 'money',
  committed_whole_new_grant: 'money',
  committed_whole_new_refundable: 'money',
  grants: 'count',
  grants_new: 'count',
  organisations_active: 'count',
  home_countries: 'count',
  international_organisations: 'count',
  providers: 'count',
  providers_giving: 'count',
  organisations_registered_in_area: 'count',
  disbursement_ratio: 'percent',
  disbursed_change: 'change-percent',
  disbursed_change_value: 'change-money',
  grants_new_vs_last_year: 'percent',
  committed_whole_new_vs_last_year: 'percent',
}

/** The unit in which a question is answered. */
export function unitOf(code: FigureCode, { currency }: Pick<FigureQuery, 'currency'>): FigureUnit {
  const kind = kinds[code]
  if (kind === 'count') return 'count'
  return kind === 'money' || kind === 'change-money' ? currency : 'percent'
}

/** Whether a figure says how much something rose or fell. */
export function isChange(code: FigureCode): boolean {
  return kinds[code].startsWith('change')
}

export interface WrittenFigure {
  code: FigureCode
  query: Pick<FigureQuery, 'currency'>
  /** Null where there is nothing to say; it is written as a dash. */
  value: string | null
}

/**
 * A figure as officials write it. `exact`: `228.652.318,77 USD`, `71,6%`. `millions`: `228,7 triệu USD`, `145,8 tỷ đồng`, `72%`.
 * `plain`: the number alone. Changes carry their direction (`tăng 5,0 triệu USD`), plain ones a sign.
 */
export function writeFigure({ code, query, value }: WrittenFigure, style: FigureStyle, locale: Locale): string {
  if (value === null) return notApplicable
  if (isChange(code)) return writeChange({ code, query, value }, style, locale)
  const unit = unitOf(code, query)
  if (unit === 'percent') return writePercent(value, style, locale)
  if (unit === 'count') return formatCount(new Exact(value).toFixed(0), locale)
  if (style === 'plain') return formatDecimal(value, { decimals: unit === 'USD' ? 2 : 0, locale })
  return formatMoney(value, unit, { style: style === 'millions' ? 'short' : 'exact', locale })
}

function writePercent(value: string, style: FigureStyle, locale: Locale): string {
  if (style === 'plain') return formatDecimal(new Exact(value).toDecimalPlaces(1).toFixed(), { locale })
  return formatPercent(value, style === 'millions' ? { decimals: 0, locale } : { locale })
}

function writeChange({ code, query, value }: WrittenFigure & { value: string }, style: FigureStyle, locale: Locale): string {
  const unit = unitOf(code, query)
  if (style === 'plain') return formatDecimal(unit === 'percent' ? new Exact(value).toDecimalPlaces(1).toFixed() : value, { locale })
  if (unit === 'percent') return formatChange(style === 'millions' ? new Exact(value).toFixed(0) : value, { unit: 'percent', locale })
  if (style === 'millions') return formatChange(value, { unit: { money: unit }, locale })
  const turn = new Exact(value)
  const size = formatMoney(turn.abs().toFixed(), unit, { style: 'exact', locale })
  return turn.isZero() ? formatChange('0', { unit: 'count', locale }) : `${turnWords[locale][turn.isNegative() ? 'down' : 'up']} ${size}`
}

const turnWords = {
  vi: { up: 'tăng', down: 'giảm', slightUp: 'tăng nhẹ', slightDown: 'giảm nhẹ', same: 'không thay đổi', equals: 'bằng', than: 'so với' },
  en: { up: 'up', down: 'down', slightUp: 'slightly up', slightDown: 'slightly down', same: 'unchanged', equals: '', than: 'of' },
} as const

/** A figure node with a value of its own, or with the one that was found for it. */
export function writeNode({ attrs }: FigureNode, locale: Locale, found?: { value: string | null }): string {
  const value = attrs.asOf === null ? (found?.value ?? null) : attrs.value
  return writeFigure({ code: attrs.code, query: attrs.query, value }, attrs.style, locale)
}

export interface Comparison {
  now: string
  before: string
  /** What it is compared with, in the same language: `năm 2022`, `cùng kỳ`. */
  than: string
  locale: Locale
}

/** `tăng 4,9 triệu USD so với năm 2022`. Values are decimal text of one unit. */
export function changeWords({ now, before, than, locale }: Comparison, unit: FigureUnit): string {
  const change = new Exact(now).minus(before)
  const named = unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit }
  return formatChange(change.toFixed(), { unit: named, than, locale })
}

/** `bằng 67% so với cùng kỳ`, in English `67% of the year before`; a dash when there was nothing before. */
export function ratioWords({ now, before, than, locale }: Comparison): string {
  if (new Exact(before).isZero()) return notApplicable
  const share = formatPercent(new Exact(now).times(100).div(before).toFixed(10), { decimals: 0, locale })
  const { equals, than: word } = turnWords[locale]
  return [equals, share, word, than].filter((part) => part !== '').join(' ')
}

const SLIGHT_PERCENT = 5

/** `giảm nhẹ so với năm 2018`: a change under 5 % is slight, as the yearly articles write it. Without a base it is a plain rise. */
export function trendWords({ now, before, than, locale }: Comparison): string {
  const words = turnWords[locale]
  const change = new Exact(now).minus(before)
  const compared = `${locale === 'vi' ? words.than : 'from'} ${than}`
  if (change.isZero()) return `${words.same} ${compared}`
  const slight = !new Exact(before).isZero() && change.abs().times(100).div(new Exact(before).abs()).lt(SLIGHT_PERCENT)
  const turn = change.isNegative() ? (slight ? words.slightDown : words.down) : slight ? words.slightUp : words.up
  return `${turn} ${compared}`
}
