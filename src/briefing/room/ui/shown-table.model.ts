import { Exact } from '#platform/money.ts'

/** Lengths of two bars in per cent of the longer one; nothing is 0. */
export function barLengths(value: string | null, other: string | null): [number, number] {
  const [a, b] = [new Exact(value ?? 0), new Exact(other ?? 0)]
  const longest = a.greaterThan(b) ? a : b
  if (longest.lessThanOrEqualTo(0)) return [0, 0]
  const share = (size: typeof a) => Math.max(0, size.times(100).div(longest).toNumber())
  return [share(a), share(b)]
}

/** The change from `other` to `value`: per cent with one decimal, null without a base. */
export function changePercent(value: string | null, other: string | null): string | null {
  if (value === null || other === null || new Exact(other).isZero()) return null
  return new Exact(value).div(other).minus(1).times(100).toFixed(1)
}
