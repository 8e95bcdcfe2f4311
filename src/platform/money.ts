import { Decimal } from 'decimal.js'

/** Exact arithmetic for amounts: 40 significant digits, half-up, as the state's rounding of money is. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -30, toExpPos: 40 })

/** An amount as canonical text with a fixed number of decimals, rounded half-up. */
export function fixed(value: Decimal.Value, decimals: number): string {
  return new Exact(value).toFixed(decimals, Decimal.ROUND_HALF_UP)
}

/** Sum of decimal texts, exact. */
export function sumOf(values: Iterable<Decimal.Value>): Decimal {
  let total = new Exact(0)
  for (const value of values) total = total.plus(value)
  return total
}

/**
 * Splits `total` by weights into parts with `decimals` decimals that sum to it exactly (largest remainders; equal
 * remainders go to the earlier part). `total` must have no more than `decimals` decimals; weights are not negative and
 * not all zero.
 */
export function splitByWeights(total: Decimal.Value, weights: readonly Decimal.Value[], decimals: number): string[] {
  if (weights.length === 1) return [fixed(total, decimals)]
  const unit = new Exact(10).pow(decimals)
  const units = new Exact(total).times(unit)
  const whole = sumOf(weights)
  if (!units.isInteger() || whole.lte(0)) throw new Error(`Cannot split ${total} by ${weights.join(', ')} to ${decimals} decimals`)
  const exact = weights.map((weight) => units.times(weight).div(whole))
  const floors = exact.map((share) => share.floor())
  let left = units.minus(sumOf(floors)).toNumber()
  const byRemainder = exact.map((share, index) => ({ index, rest: share.minus(floors[index] ?? 0) })).sort((a, b) => b.rest.cmp(a.rest) || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left-- <= 0) break
    floors[index] = (floors[index] ?? new Exact(0)).plus(1)
  }
  return floors.map((share) => share.div(unit).toFixed(decimals))
}
