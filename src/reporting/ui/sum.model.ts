import { Decimal } from 'decimal.js'
import type { Line } from '../form.contract.ts'

/** The amounts of a column added by currency, in the order in which the currencies first stand there; unreadable ones left out. */
export function sumsByCurrency(lines: readonly Line[], column: string): { currency: string; sum: string }[] {
  const sums = new Map<string, Decimal>()
  for (const { cells } of lines) {
    const text = cells[column]
    if (text === undefined || cells.currency === undefined || !/^\d+(\.\d+)?$/.test(text)) continue
    sums.set(cells.currency, (sums.get(cells.currency) ?? new Decimal(0)).plus(text))
  }
  return [...sums].map(([currency, sum]) => ({ currency, sum: sum.toFixed() }))
}

/** The sum of texts that are amounts; undefined where fewer than two are. */
export function sumOfAmounts(texts: readonly string[]): string | undefined {
  const amounts = texts.filter((text) => /^\d+(\.\d+)?$/.test(text))
  return amounts.length < 2 ? undefined : amounts.reduce((sum, text) => sum.plus(text), new Decimal(0)).toFixed()
}
