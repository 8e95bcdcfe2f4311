import type { Decimal } from 'decimal.js'
import { Exact } from '#platform/money.ts'
import { parseDecimal } from '#platform/text/parse-number.ts'
import { nameKey } from '#platform/text/search-key.ts'

export interface MoneyContext {
  /** Places that the currency has; undefined where the currency is not known yet. */
  decimals?: number | undefined
  currency?: string | undefined
  /** What one in the cell stands for, as decimal text: '1000000' under "ĐVT: triệu đồng". */
  unitFactor?: string | undefined
  /** Whose separators the rest of the column has. */
  convention?: 'vi' | 'en' | undefined
}

export type MoneyReading =
  | { ok: true; value: string; alternative?: string | undefined; doubt?: 'ambiguous-number' | 'unit' | undefined; settled: boolean }
  | { ok: false; code: 'cell.not-a-number' | 'cell.too-many-decimals' | 'cell.negative' | 'cell.too-large'; args: Record<string, string> }

const MOST_DIGITS = 15
// More places than any currency of the lists has.
const UNKNOWN_DECIMALS = 3
const SCALES: readonly (readonly [RegExp, string])[] = [
  [/^(?:nghin|ngan|thousand|k)(?: |$)/u, '1000'],
  [/^(?:trieu|tr|million|mio)(?: |$)/u, '1000000'],
  [/^(?:ty|ti|billion)(?: |$)/u, '1000000000'],
]
const SCALED = /^(.*\d\)?)\s*(\p{L}.*)$/u

/** What a unit word multiplies by: 'triệu đồng' → 1000000; undefined where there is no such word. */
export function scaleOf(words: string): string | undefined {
  const key = nameKey(words)
  return SCALES.find(([pattern]) => pattern.test(key))?.[1]
}

/** Whose separators a number has, where it leaves no doubt. */
export function conventionOf(text: string): 'vi' | 'en' | undefined {
  const parsed = parseDecimal(text)
  if (!parsed.ok || parsed.ambiguous || parsed.reading === 'plain') return undefined
  return parsed.reading
}

/** An amount as typed: separators of either convention, '145,8 tỷ đồng', a unit from the table's head. */
export function readMoneyText(text: string, context: MoneyContext): MoneyReading | undefined {
  const own = ownScale(text)
  const factor = own?.factor ?? context.unitFactor ?? '1'
  const hint = factor === '1' && context.decimals !== undefined ? { decimals: context.decimals } : {}
  const parsed = parseDecimal(own?.number ?? text, hint)
  if (!parsed.ok) {
    if (parsed.reason === 'empty') return undefined
    return { ok: false, code: parsed.reason === 'too-long' ? 'cell.too-large' : 'cell.not-a-number', args: {} }
  }
  if (parsed.ambiguous) return decide(parsed, factor, context)
  const read = scaled(parsed.value, factor, context)
  return read.ok && own !== undefined ? { ...read, doubt: 'unit' } : read
}

type Doubtful = Extract<ReturnType<typeof parseDecimal>, { ok: true }>

// The rest of the column decides where it can; a reading that the currency cannot hold is no reading.
function decide(parsed: Doubtful, factor: string, context: MoneyContext): MoneyReading {
  const first = scaled(parsed.value, factor, context)
  const other = parsed.alternative === undefined ? undefined : scaled(parsed.alternative, factor, context)
  const isContrary = context.convention !== undefined && context.convention !== parsed.reading
  const [taken, left] = isContrary && other?.ok === true ? [other, first] : [first, other]
  if (!taken.ok) return taken
  return { ...taken, doubt: 'ambiguous-number', alternative: left?.ok === true ? left.value : undefined, settled: context.convention !== undefined }
}

/** A number cell: Excel's 15 digits, scaled, rounded to what the currency has; `rounded` where that changed it. */
export function readMoneyNumber(number: number, context: MoneyContext): MoneyReading & { rounded?: boolean } {
  const plain = context.unitFactor === undefined ? plainCents(number, context.decimals ?? 2) : undefined
  if (plain !== undefined) return { ok: true, value: plain, settled: true }
  const exact = new Exact(number.toPrecision(MOST_DIGITS)).times(context.unitFactor ?? '1')
  const places = context.decimals ?? 2
  const kept = exact.toDecimalPlaces(places, Exact.ROUND_HALF_UP)
  return { ...scaled(kept.toFixed(), '1', context), rounded: !kept.equals(exact) }
}

// Nearly every cell: not negative, and no more digits than it shows. What cents say exactly needs no decimal arithmetic.
function plainCents(number: number, decimals: number): string | undefined {
  if (number < 0 || number >= 1e12) return undefined
  if (Number.isInteger(number)) return String(number)
  const text = number.toFixed(2)
  return decimals >= 2 && Number(text) === number ? text : undefined
}

/** Money in canonical text: whole amounts without a fraction, others with at least two places. */
export function canonicalMoney(amount: Decimal): string {
  return amount.isInteger() ? amount.toFixed(0) : amount.toFixed(Math.max(2, amount.decimalPlaces()))
}

function ownScale(text: string): { number: string; factor: string } | undefined {
  const [, number, words] = SCALED.exec(text.trim()) ?? []
  const factor = words === undefined ? undefined : scaleOf(words)
  return number === undefined || factor === undefined ? undefined : { number, factor }
}

function scaled(value: string, factor: string, context: MoneyContext): MoneyReading {
  const amount = new Exact(value).times(factor)
  const most = context.decimals ?? UNKNOWN_DECIMALS
  if (amount.isNegative()) return { ok: false, code: 'cell.negative', args: {} }
  if (amount.greaterThanOrEqualTo(new Exact(10).pow(MOST_DIGITS))) return { ok: false, code: 'cell.too-large', args: {} }
  if (amount.decimalPlaces() > most) {
    return { ok: false, code: 'cell.too-many-decimals', args: { decimals: String(most), currency: context.currency ?? '' } }
  }
  return { ok: true, value: canonicalMoney(amount), settled: false }
}
