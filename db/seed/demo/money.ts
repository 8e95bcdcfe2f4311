/**
 * Amounts while the country is being made: whole minor units (cents, or the unit itself where a currency has none) as bigint.
 * Nothing here is rounded but by name.
 */
export type Minor = bigint

/** `currency → report year → units of VND for one unit`, as in db/seed/directory/exchange-rates.csv. */
export type Rates = Readonly<Record<string, Readonly<Record<string, string>>>>

const decimals: Readonly<Record<string, number>> = { VND: 0, JPY: 0, KRW: 0 }
export const decimalsOf = (currency: string): number => decimals[currency] ?? 2
const minorPerUnit = (currency: string): bigint => 10n ** BigInt(decimalsOf(currency))

const parsed = new Map<string, bigint>()

/** VND for one unit, in millionths of a dong. */
function microDong(rates: Rates, currency: string, year: number): bigint {
  if (currency === 'VND') return 1_000_000n
  const rate = rates[currency]?.[String(year)]
  if (rate === undefined) throw new RangeError(`no exchange rate for ${currency} in ${year}`)
  const known = parsed.get(rate)
  if (known !== undefined) return known
  const [whole = '0', part = ''] = rate.split('.')
  const micro = BigInt(whole + part.padEnd(6, '0').slice(0, 6))
  parsed.set(rate, micro)
  return micro
}

const divideHalfUp = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below)

/** Cents of a dollar, rounded half up once: the ledger's own rule (amount × VND rate of the currency ÷ VND rate of the dollar). */
export function usdCents(rates: Rates, amount: Minor, currency: string, year: number): Minor {
  if (currency === 'USD') return amount
  const dong = amount * microDong(rates, currency, year) * 100n
  return divideHalfUp(dong, microDong(rates, 'USD', year) * minorPerUnit(currency))
}

/** Minor units of `currency` nearest to so many dollars: a way to choose an amount, never to convert one that was reported. */
export function fromDollars(rates: Rates, dollars: number, currency: string, year: number): Minor {
  const cents = BigInt(Math.max(0, Math.round(dollars * 100)))
  if (currency === 'USD') return cents
  return divideHalfUp(cents * microDong(rates, 'USD', year) * minorPerUnit(currency), microDong(rates, currency, year) * 100n)
}

/** Rounded to whole steps, never to nothing. */
export function roundTo(amount: Minor, step: Minor): Minor {
  const rounded = divideHalfUp(amount, step) * step
  return rounded === 0n && amount > 0n ? step : rounded
}

/** Canonical text of a money cell. */
export function moneyText(amount: Minor, currency: string): string {
  const places = decimalsOf(currency)
  if (places === 0) return amount.toString()
  const digits = amount.toString().padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

export const sum = (amounts: Iterable<Minor>): Minor => {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

/** Parts near their weights that make the whole exactly; the largest part takes what rounding leaves. */
export function apportion(total: Minor, weights: readonly number[], step: Minor): Minor[] {
  const all = weights.reduce((left, right) => left + right, 0)
  const parts = weights.map((weight) => roundTo(BigInt(Math.max(1, Math.round((Number(total) * weight) / all))), step))
  const largest = weights.indexOf(Math.max(...weights))
  return parts.map((part, index) => (index === largest ? part + total - sum(parts) : part))
}
