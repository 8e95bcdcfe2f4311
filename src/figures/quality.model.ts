import { Exact, sumOf } from '#platform/money.ts'

/** What a grant's size is: all that was committed for it, or what it disbursed in the year. */
export const sizeMeasures = ['committed_whole', 'disbursed'] as const
export type SizeMeasure = (typeof sizeMeasures)[number]

/** One grant of the year within the scope asked; amounts are exact decimals. */
export interface GrantMoney {
  grantId: string
  placeIds: string[]
  committedWhole: string
  committedInYear: string
  disbursed: string
}

export const sizeOf = (grant: GrantMoney, by: SizeMeasure): string => (by === 'disbursed' ? grant.disbursed : grant.committedWhole)

/** A class of size: from `from` to below `to`; the first holds the grants of size zero. */
export interface Bin {
  from: string
  to: string
  grants: number
  sum: string
  /** Whether all of it is under the threshold. */
  under: boolean
}

/**
 * Classes of a logarithmic scale, cut at 1 and 3 of each power of ten and at the threshold, from the smallest size to the
 * largest; zero stands apart, for it has no logarithm.
 */
export function histogram(sizes: readonly string[], threshold: string): Bin[] {
  const positive = sizes.map((size) => new Exact(size)).filter((size) => size.gt(0))
  const zeros = sizes.length - positive.length
  const first: Bin[] = zeros > 0 ? [{ from: '0', to: '0', grants: zeros, sum: '0', under: true }] : []
  const edges = edgesFor(
    positive.map((size) => size.toFixed()),
    threshold,
  )
  const bins = edges.slice(0, -1).map((from, index): Bin => {
    const to = edges[index + 1] ?? from
    const inside = positive.filter((size) => size.gte(from) && size.lt(to))
    return { from, to, grants: inside.length, sum: sumOf(inside).toFixed(), under: new Exact(to).lte(threshold) }
  })
  return [...first, ...bins]
}

function edgesFor(sizes: readonly string[], threshold: string): string[] {
  const [low, high] = [sizes.reduce(lower, sizes[0] ?? ''), sizes.reduce(higher, sizes[0] ?? '')]
  if (low === '' || high === '') return []
  const edges = []
  for (let power = new Exact(low).log().floor(); ; power = power.plus(1)) {
    for (const digit of [1, 3]) {
      const edge = new Exact(10).pow(power).times(digit)
      edges.push(edge.toFixed())
      if (edge.gt(high)) return withThreshold(edges, low, threshold)
    }
  }
}

const lower = (a: string, b: string) => (new Exact(b).lt(a) ? b : a)
const higher = (a: string, b: string) => (new Exact(b).gt(a) ? b : a)

/** Leaves out an edge below which nothing lies, and cuts at the threshold where it is inside. */
function withThreshold(edges: string[], low: string, threshold: string): string[] {
  const used = edges.filter((_, index) => new Exact(edges[index + 1] ?? Infinity).gt(low))
  const inside = new Exact(threshold).gt(used[0] ?? threshold) && new Exact(threshold).lt(used.at(-1) ?? threshold)
  return inside ? [...new Set([...used, new Exact(threshold).toFixed()])].sort((a, b) => new Exact(a).comparedTo(b)) : used
}

export interface Signals {
  small: boolean
  undisbursed: boolean
}

/** Which signals a grant shows. A signal invites to look; it judges nothing: relief is small by nature, a new project disburses later. */
export function signalsOf(grant: GrantMoney, by: SizeMeasure, threshold: string): Signals {
  return { small: new Exact(sizeOf(grant, by)).lt(threshold), undisbursed: new Exact(grant.disbursed).isZero() }
}

export interface SignalCount {
  grants: number
  small: number
  undisbursed: number
}

/** How many grants of each place show each signal; a grant counts in every place that it reaches. */
export function countByPlace(grants: readonly GrantMoney[], by: SizeMeasure, threshold: string): Map<string, SignalCount> {
  const counts = new Map<string, SignalCount>()
  for (const grant of grants) {
    const { small, undisbursed } = signalsOf(grant, by, threshold)
    for (const place of grant.placeIds) {
      const known = counts.get(place) ?? { grants: 0, small: 0, undisbursed: 0 }
      counts.set(place, { grants: known.grants + 1, small: known.small + Number(small), undisbursed: known.undisbursed + Number(undisbursed) })
    }
  }
  return counts
}

/** The middle size of some grants; of an even number the lower of the two. Null of none. */
export function medianOf(sizes: readonly string[]): string | null {
  const sorted = sizes.toSorted((a, b) => new Exact(a).comparedTo(b))
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
