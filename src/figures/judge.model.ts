import { Exact, fixed } from '#platform/money.ts'
import { precisionOf } from './printed-words.model.ts'

/** How a printed figure said its number. */
export const qualifiers = ['exact', 'rounded', 'more than', 'about', 'slight fall'] as const
export type Qualifier = (typeof qualifiers)[number]

/** `match`: equal, or what the words say is true. `rounding`: rounds to what was printed. */
export const verdicts = ['match', 'rounding', 'differs', 'incomparable'] as const
export type Verdict = (typeof verdicts)[number]

export const verdictReasons = [
  'equal',
  'as-said',
  'rounds-to',
  'near-enough',
  'outside',
  'reports-missing',
  'no-measure',
  'no-place',
  'nothing-accepted',
  'no-value',
  'words-only',
] as const
export type VerdictReason = (typeof verdictReasons)[number]

interface Printed {
  value: string | null
  qualifier: string
  asPrinted: string
}

/** What the product computes at one moment, and how many of the reports owed it stands on. */
export interface Computed {
  value: string | null
  owed: number
  accepted: number
}

export interface Judgement {
  verdict: Verdict
  reasons: VerdictReason[]
  /** Computed less printed; null where there is no pair of numbers. */
  difference: string | null
  /** The difference in per cent of what was printed, six decimals; null beside a printed zero. */
  differencePercent: string | null
}

/** From and below which a value is what was printed; `to` itself is out unless it equals `from`. */
export interface Range {
  from: string
  to: string
}

const ABOUT = '0.05'
const SLIGHT_FALL: Range = { from: '-5', to: '0' }

/**
 * What a printed figure allows: `more than` from its value to one more of its last digit that says something ("hơn 93 tỷ" is
 * right from 93 to below 94, "trên 500" to below 600), `about` a twentieth to both sides, `slight fall` less than 5 per cent
 * down, and anything else half of its last printed digit to both sides. Null where only words were printed.
 */
export function rangeOf({ value, qualifier, asPrinted }: Printed): Range | null {
  if (value === null) return qualifier.startsWith('slight fall') ? SLIGHT_FALL : null
  const number = new Exact(value)
  const { lastDigit, lastSaid } = precisionOf(asPrinted, value)
  if (qualifier === 'more than') return { from: number.toFixed(), to: number.plus(lastSaid).toFixed() }
  const reach = qualifier === 'about' ? number.abs().times(ABOUT) : new Exact(lastDigit).div(2)
  return { from: number.minus(reach).toFixed(), to: number.plus(reach).toFixed() }
}

/** Judges what was printed against what is computed, with every reason. A difference on too few reports says so. */
export function judge(printed: Printed, computed: Computed): Judgement {
  if (computed.accepted === 0 && computed.owed > 0) return incomparable('nothing-accepted')
  if (computed.value === null) return incomparable('no-value')
  const range = rangeOf(printed)
  if (range === null) return incomparable('words-only')
  const gap = gapBetween(printed.value, computed.value)
  if (printed.value !== null && new Exact(computed.value).eq(printed.value)) return { verdict: 'match', reasons: ['equal'], ...gap }
  if (isWithin(computed.value, range, printed.qualifier)) return { ...nameOf(printed.qualifier), ...gap }
  return { verdict: 'differs', reasons: computed.accepted < computed.owed ? ['outside', 'reports-missing'] : ['outside'], ...gap }
}

/** A printed figure that cannot be compared, and why. */
export function incomparable(reason: VerdictReason): Judgement {
  return { verdict: 'incomparable', reasons: [reason], difference: null, differencePercent: null }
}

/** Halves round away from zero, so that of a fall the far end is out and the near one in. Both ends of "about" are in. */
function isWithin(value: string, { from, to }: Range, qualifier: string): boolean {
  const number = new Exact(value)
  if (qualifier.startsWith('slight fall')) return number.gt(from) && number.lt(to)
  if (qualifier === 'about') return number.gte(from) && number.lte(to)
  return new Exact(from).isNegative() && !new Exact(to).isPositive() ? number.gt(from) && number.lte(to) : number.gte(from) && number.lt(to)
}

function nameOf(qualifier: string): Pick<Judgement, 'verdict' | 'reasons'> {
  if (qualifier === 'more than' || qualifier.startsWith('slight fall')) return { verdict: 'match', reasons: ['as-said'] }
  return { verdict: 'rounding', reasons: [qualifier === 'about' ? 'near-enough' : 'rounds-to'] }
}

function gapBetween(printed: string | null, computed: string): Pick<Judgement, 'difference' | 'differencePercent'> {
  if (printed === null) return { difference: null, differencePercent: null }
  const difference = new Exact(computed).minus(printed)
  const whole = new Exact(printed).abs()
  return { difference: difference.toFixed(), differencePercent: whole.isZero() ? null : fixed(difference.div(whole).times(100), 6) }
}
