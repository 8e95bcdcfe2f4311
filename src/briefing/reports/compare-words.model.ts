import { formatChange, formatPercent, type Locale } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import type { FigureUnit } from '../text/figure-text.model.ts'

/**
 * Two values of one figure, as decimal text; null where nothing is known. `than` names the earlier in the same language: "năm 2022",
 * "cùng kỳ"; null leaves it out, as in a table whose head says it.
 */
export interface Compared {
  now: string | null
  before: string | null
  unit: FigureUnit
  than: string | null
  locale: Locale
}

/**
 * `amount`: "tăng 4,9 triệu USD so với năm 2022". `percent`: "tăng 2,2% so với năm 2022". `both`: "tăng 4,9 triệu USD (2,2%) so với năm
 * 2022". `ratio`: "bằng 67% so với cùng kỳ".
 */
export const comparisonForms = ['amount', 'percent', 'both', 'ratio'] as const
export type ComparisonForm = (typeof comparisonForms)[number]

const words = {
  vi: { same: 'tương đương', sameAs: 'tương đương', ratio: 'bằng', of: ' so với ' },
  en: { same: 'about the same', sameAs: 'about the same as', ratio: '', of: ' of ' },
} as const

/**
 * A rise or fall in the words of officials. The exact difference is rounded, never the difference of two rounded numbers (law.md
 * §10.1, trap 5). What rounds to nothing is "tương đương"; null where there is nothing to compare with.
 */
export function compareWords(compared: Compared, form: ComparisonForm): string | null {
  const { now, before, unit, than, locale } = compared
  if (now === null || before === null) return null
  if (form === 'ratio') return ratioOf(now, before, compared)
  // A share rises by points; per cent of per cent is nobody's language.
  if (unit === 'percent') return changeIn(new Exact(now).minus(before).toFixed(), { unit: 'points', than, locale })
  const amount = changeIn(new Exact(now).minus(before).toFixed(), { unit: unit === 'count' ? 'count' : { money: unit }, than, locale })
  if (form === 'amount' || new Exact(before).isZero()) return form === 'percent' ? null : amount
  const share = percentChange(now, before)
  if (form === 'percent') return changeIn(share, { unit: 'percent', than, locale })
  return withShare(amount, share, compared)
}

/** How much more or less in per cent of the earlier value; the earlier must not be zero. */
export function percentChange(now: string, before: string): string {
  return new Exact(now).minus(before).times(100).div(new Exact(before).abs()).toFixed(10)
}

type Change = Omit<Parameters<typeof formatChange>[1], 'than'> & { than: string | null }

function changeIn(change: string, { than, ...options }: Change): string {
  const said = formatChange(change, { ...options, than: than ?? undefined })
  if (said !== formatChange('0', { ...options, than: than ?? undefined })) return said
  const { same, sameAs } = words[options.locale]
  return than === null ? same : `${sameAs} ${than}`
}

function ratioOf(now: string, before: string, { than, locale }: Compared): string | null {
  if (new Exact(before).isZero()) return null
  const share = formatPercent(new Exact(now).times(100).div(before).toFixed(10), { decimals: 0, locale })
  const { ratio, of } = words[locale]
  return `${ratio} ${share}${than === null ? '' : of + than}`.trim()
}

// The share stands behind the amount, before the words of comparison: "tăng 4,9 triệu USD (2,2%) so với năm 2022".
function withShare(amount: string, share: string, { than, locale }: Compared): string {
  const size = formatPercent(new Exact(share).abs().toFixed(), { decimals: 1, locale })
  const tail = than === null ? '' : locale === 'vi' ? ` so với ${than}` : ` from ${than}`
  if (amount === changeIn('0', { unit: 'count', than, locale })) return amount
  return amount.endsWith(tail) ? `${amount.slice(0, amount.length - tail.length)} (${size})${tail}` : amount
}
