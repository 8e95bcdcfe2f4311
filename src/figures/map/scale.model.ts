import { Decimal } from 'decimal.js'
import { missingColours, palette, sequential, zeroColour } from '#ui/palette.ts'

/** One class of a legend: its colour, its smallest and largest value, and how many places are in it. */
export type ScaleClass = { colour: string; from: string; to: string; count: number }

export type Scale = {
  classes: ScaleClass[]
  /** The lowest value of each class after the first. */
  breaks: string[]
  zeros: number
  missing: number
}

/** What to paint: `missing` is drawn hatched over its colour, so that it reads as absent and not as small. */
export type Fill = { kind: 'missing' | 'zero' | 'class'; colour: string }

export type ScaleMethod = 'quantile' | 'natural' | 'log'
type ScaleOptions = { method?: ScaleMethod; classes?: number }

/** A break that would fall among many lowest values moves up to the next value, or all would be one class. */
function quantileBreaks(sorted: Decimal[], count: number): Decimal[] {
  const [low] = sorted
  if (!low) return []
  const positions = Array.from({ length: count - 1 }, (_, index) => Math.floor(((index + 1) * sorted.length) / count))
  return positions.flatMap((position) => sorted.slice(position).find((value) => value.greaterThan(low)) ?? [])
}

/** Equal steps of proportion, rounded to one digit: breaks that a reader can say. */
function logBreaks(sorted: Decimal[], count: number): Decimal[] {
  const [low, high] = [sorted[0], sorted.at(-1)]
  if (!low || !high) return []
  const step = high.div(low)
  return Array.from({ length: count - 1 }, (_, index) => low.times(step.pow((index + 1) / count)).toSignificantDigits(1))
}

/**
 * Natural breaks (Fisher–Jenks): the parting of the sorted values with the least squared distance to the mean of each
 * class. Only where to part is found with floats; the breaks are values as they were given.
 */
function naturalBreaks(sorted: Decimal[], count: number): Decimal[] {
  const starts = naturalStarts(
    sorted.map((value) => value.toNumber()),
    Math.min(count, sorted.length),
  )
  return starts.flatMap((start) => sorted[start] ?? [])
}

/** Where each class after the first begins in sorted numbers. */
function naturalStarts(numbers: readonly number[], count: number): number[] {
  const spread = spreadOf(numbers)
  const at = (table: readonly number[], index: number) => table[index] ?? 0
  let best = numbers.map((_, end) => spread(0, end))
  const startsBy: number[][] = []
  for (let classes = 2; classes <= count; classes++) {
    const starts: number[] = []
    const next = numbers.map((_, end) => {
      let least = { cost: Infinity, start: end }
      for (let start = classes - 1; start <= end; start++) {
        const cost = at(best, start - 1) + spread(start, end)
        if (cost < least.cost) least = { cost, start }
      }
      starts.push(least.start)
      return least.cost
    })
    startsBy.push(starts)
    best = next
  }
  const found: number[] = []
  let end = numbers.length - 1
  for (const starts of startsBy.toReversed()) {
    const start = at(starts, end)
    found.unshift(start)
    end = start - 1
  }
  return found
}

/** The squared distance to their mean of the numbers from one place to another, both taken, in constant time. */
function spreadOf(numbers: readonly number[]): (from: number, to: number) => number {
  const scale = Math.max(...numbers, 1)
  const sums = [0]
  const squares = [0]
  for (const [index, number] of numbers.entries()) {
    const share = number / scale
    sums.push((sums[index] ?? 0) + share)
    squares.push((squares[index] ?? 0) + share * share)
  }
  return (from, to) => {
    const sum = (sums[to + 1] ?? 0) - (sums[from] ?? 0)
    return (squares[to + 1] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from + 1)
  }
}

function distinctAbove(breaks: Decimal[], low: Decimal): Decimal[] {
  const distinct = new Map(breaks.map((value) => [value.toFixed(), value]))
  return [...distinct.values()].filter((value) => value.greaterThan(low))
}

const breaksBy: Record<ScaleMethod, (sorted: Decimal[], count: number) => Decimal[]> = { quantile: quantileBreaks, natural: naturalBreaks, log: logBreaks }

const classOf = (value: Decimal, breaks: Decimal[]): number => breaks.filter((edge) => value.greaterThanOrEqualTo(edge)).length

function colourOf(index: number, count: number): string {
  const last = sequential.length - 1
  const position = count === 1 ? Math.floor(last / 2) : Math.round((index * last) / (count - 1))
  return sequential[position] ?? palette.blue
}

/**
 * Classes for a map from decimal strings; null is not reported, zero and less have a colour of their own. Quantiles
 * put about as many places in each class; `natural` parts where the gaps are; `log` suits amounts that span thousands. Equal values never part, so
 * there may be fewer classes than asked (default 5).
 */
export function buildScale(values: Iterable<string | null>, options: ScaleOptions = {}): Scale {
  const all = [...values]
  const known = all.flatMap((value) => (value === null ? [] : [new Decimal(value)]))
  const sorted = known.filter((value) => value.greaterThan(0)).sort((a, b) => a.comparedTo(b))
  const breaks = distinctAbove(breaksBy[options.method ?? 'quantile'](sorted, options.classes ?? 5), sorted[0] ?? new Decimal(0))
  return {
    classes: sorted.length === 0 ? [] : describeClasses(sorted, breaks),
    breaks: breaks.map((edge) => edge.toFixed()),
    zeros: known.length - sorted.length,
    missing: all.length - known.length,
  }
}

function describeClasses(sorted: Decimal[], breaks: Decimal[]): ScaleClass[] {
  return Array.from({ length: breaks.length + 1 }, (_, index) => {
    const members = sorted.filter((value) => classOf(value, breaks) === index)
    const [from, to] = [members[0]?.toFixed() ?? '', members.at(-1)?.toFixed() ?? '']
    return { colour: colourOf(index, breaks.length + 1), from, to, count: members.length }
  })
}

/** The paint of one value on a scale; undefined is a place that nothing is known of, like null. */
export function fillOf(scale: Scale, value: string | null | undefined): Fill {
  if (value === null || value === undefined) return { kind: 'missing', colour: missingColours.ground }
  const number = new Decimal(value)
  if (number.lessThanOrEqualTo(0)) return { kind: 'zero', colour: zeroColour }
  const index = classOf(
    number,
    scale.breaks.map((edge) => new Decimal(edge)),
  )
  return { kind: 'class', colour: colourOf(index, scale.breaks.length + 1) }
}

export type LegendEntry = { kind: Fill['kind']; colour: string; text: string }

/** The lines of a legend, largest first; zero and "no data" only where some place has them. */
export function legendOf(scale: Scale, words: { formatValue: (value: string) => string; zero: string; noData: string }): LegendEntry[] {
  const classes = scale.classes
    .filter(({ count }) => count > 0)
    .map(({ colour, from, to }): LegendEntry => {
      const [low, high] = [words.formatValue(from), words.formatValue(to)]
      return { kind: 'class', colour, text: low === high ? low : `${low} – ${high}` }
    })
  const entries = classes.reverse()
  if (scale.zeros > 0) entries.push({ kind: 'zero', colour: zeroColour, text: words.zero })
  if (scale.missing > 0) entries.push({ kind: 'missing', colour: missingColours.ground, text: words.noData })
  return entries
}

/** Three amounts that the legend of symbols shows: about the largest, a fifth and a twenty-fifth of it, each of one digit. */
export function symbolSteps(largest: string): string[] {
  const whole = new Decimal(largest)
  if (whole.lessThanOrEqualTo(0)) return []
  const steps = [1, 5, 25].map((part) => whole.div(part).toSignificantDigits(1, Decimal.ROUND_DOWN).toFixed())
  return [...new Set(steps)].filter((step) => new Decimal(step).greaterThan(0))
}

/** The radius of a symbol whose area is in proportion to its value; nothing for no or no positive value. */
export function symbolRadius(value: string | null | undefined, largest: string, largestRadius: number): number {
  if (value === null || value === undefined) return 0
  const [number, whole] = [new Decimal(value), new Decimal(largest)]
  if (number.lessThanOrEqualTo(0) || whole.lessThanOrEqualTo(0)) return 0
  return Math.round(largestRadius * Math.sqrt(number.div(whole).toNumber()) * 10) / 10
}
