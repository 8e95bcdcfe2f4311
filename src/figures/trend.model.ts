import { Exact, fixed, splitByWeights, sumOf } from '#platform/money.ts'

/** Percentages are kept with this many decimals; what is shown rounds them once more. */
const DECIMALS = 6
/** Shares are shown with one decimal, and add up to 100 with it. */
const SHOWN = 1

type Amount = string | null

const positive = (value: Amount): value is string => value !== null && new Exact(value).gt(0)

/**
 * What part of the whole each amount is, in per cent with one decimal, rounded by largest remainders so that they add up to
 * exactly 100.0. Nothing counts as 0. Null for all where there is no whole.
 */
export function sharesOf(amounts: readonly Amount[]): Amount[] {
  const weights = amounts.map((amount) => amount ?? '0')
  if (sumOf(weights).lte(0)) return amounts.map(() => null)
  return splitByWeights(100, weights, SHOWN)
}

/** By how many per cent an amount rose or fell on the one before. Null without a base. */
export function growthOf(now: Amount, before: Amount): Amount {
  if (now === null || !positive(before)) return null
  return fixed(new Exact(now).div(before).times(100).minus(100), DECIMALS)
}

export interface AverageGrowth {
  /** Per cent a year. */
  percent: string
  from: number
  to: number
}

/** The yearly growth that leads from the first to the last year with an amount (CAGR); null with fewer than two such years. */
export function averageGrowth(values: readonly { year: number; value: Amount }[]): AverageGrowth | null {
  const given = values.filter(({ value }) => positive(value))
  const [first, last] = [given[0], given.at(-1)]
  if (!first || !last || first.year === last.year) return null
  const ratio = new Exact(last.value ?? 0).div(first.value ?? 1)
  const percent = ratio
    .pow(new Exact(1).div(last.year - first.year))
    .minus(1)
    .times(100)
  return { percent: fixed(percent, DECIMALS), from: first.year, to: last.year }
}

export interface Concentration {
  /** Members with an amount. */
  members: number
  /** Herfindahl-Hirschman index of the exact shares in per cent: from near 0 (many alike) to 10000 (one has all). */
  hhi: string
  /** What the five largest have, in per cent. */
  top5: string
}

/** How much of an amount sits with few. Null where there is nothing. */
export function concentrationOf(amounts: readonly Amount[]): Concentration | null {
  const given = amounts.filter(positive).map((amount) => new Exact(amount))
  if (given.length === 0) return null
  const whole = sumOf(given)
  const squares = given.map((amount) => amount.div(whole).times(100).pow(2))
  const largest = given.toSorted((a, b) => b.cmp(a)).slice(0, 5)
  return { members: given.length, hhi: fixed(sumOf(squares), 0), top5: fixed(sumOf(largest).div(whole).times(100), DECIMALS) }
}

/** The bounds of the index by which competition authorities call a market concentrated. */
export const concentrationBounds = { low: 1500, high: 2500 } as const
export const concentrationLevel = (hhi: string): 'low' | 'middle' | 'high' =>
  Number(hhi) < concentrationBounds.low ? 'low' : Number(hhi) <= concentrationBounds.high ? 'middle' : 'high'

/** In percentage points, of shares as they are shown: they add up to 0 over all members. */
export function shiftOf(first: Amount, last: Amount): Amount {
  return first === null || last === null ? null : fixed(new Exact(last).minus(first), SHOWN)
}

/** What is left of a whole after some of its parts. */
export const restOf = (whole: string, parts: readonly Amount[], decimals: number): string =>
  fixed(new Exact(whole).minus(sumOf(parts.map((part) => part ?? '0'))), decimals)

export const moveKinds = ['new', 'returned', 'left'] as const
export type MoveKind = (typeof moveKinds)[number]

/** A provider that began to give in a year, gave again after a pause, or gave no more. */
export interface Move {
  year: number
  kind: MoveKind
  key: string
  /** Of the year; of one that left, what it gave the year before. */
  value: string
  /** The year it gave last before: of one that came back or left. */
  lastGave: number | null
}

/**
 * Who came and who went, for each year but the first of the ledger (of which nobody can tell). New: gives, and gave in no
 * earlier year known. Returned: gives, gave earlier, and not the year before. Left: gave the year before and gives nothing.
 */
export function movesOf(given: ReadonlyMap<string, ReadonlyMap<number, string>>, years: readonly number[]): Move[] {
  return years.flatMap((year) => [...given].flatMap(([key, byYear]) => moveOf(key, byYear, year) ?? []))
}

function moveOf(key: string, byYear: ReadonlyMap<number, string>, year: number): Move | null {
  const gives = byYear.get(year) ?? null
  const before = byYear.get(year - 1) ?? null
  if (positive(gives) === positive(before)) return null
  if (positive(before)) return { year, kind: 'left', key, value: before, lastGave: year - 1 }
  const earlier = [...byYear].filter(([at, value]) => at < year && positive(value)).map(([at]) => at)
  const lastGave = earlier.length > 0 ? Math.max(...earlier) : null
  return { year, kind: lastGave === null ? 'new' : 'returned', key, value: gives ?? '0', lastGave }
}

/** How many equal parts would have the same index: 2500 is as concentrated as four alike. */
export const equalParts = (hhi: string): string => fixed(new Exact(10_000).div(Math.max(1, Number(hhi))), 0)
