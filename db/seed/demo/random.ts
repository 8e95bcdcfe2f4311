/** A seeded source of chance: the same label and seed give the same numbers on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  between(low: number, high: number): number
  /** Whole numbers, both ends included. */
  whole(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** `weights` runs beside `from`; all weights are ≥ 0 and one is above 0. */
  weighted<T>(from: readonly T[], weights: readonly number[]): T
  /** Log-normal factor with median 1. */
  spread(sigma: number): number
  shuffled<T>(from: readonly T[]): T[]
}

const seed = 20260409

function hashOf(text: string): number {
  let hash = 2166136261 ^ seed
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 16777619)
  return hash >>> 0
}

/** mulberry32: small, fast, good enough for invented data; not for secrets. */
function mulberry(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function at<T>(from: readonly T[], index: number): T {
  const found = from[index]
  if (found === undefined) throw new RangeError(`nothing at ${index} of ${from.length}`)
  return found
}

function weightedIndex(weights: readonly number[], drawn: number): number {
  let left = drawn * weights.reduce((sum, weight) => sum + weight, 0)
  let last = 0
  for (const [index, weight] of weights.entries()) {
    if (weight <= 0) continue
    last = index
    left -= weight
    if (left < 0) return index
  }
  return last
}

/** Each label has its own stream, so that a change in one part of the country leaves the others as they were. */
export function randomFor(label: string): Random {
  const next = mulberry(hashOf(label))
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (from) => at(from, whole(0, from.length - 1)),
    weighted: (from, weights) => at(from, weightedIndex(weights, next())),
    spread: (sigma) => Math.exp(sigma * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    shuffled: (from) => {
      const drawn = from.map((item) => ({ item, order: next() }))
      return drawn.sort((a, b) => a.order - b.order).map(({ item }) => item)
    },
  }
}
