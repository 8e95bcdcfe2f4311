import { readFileSync } from 'node:fs'
import type { Rates } from './money.ts'

/** The rates that the directory is seeded with; the country is made so that it comes out right under them. */
export function readRates(): Rates {
  const text = readFileSync(new URL('../directory/exchange-rates.csv', import.meta.url), 'utf8')
  const rates: Record<string, Record<string, string>> = {}
  for (const row of text.trim().split('\n').slice(1)) {
    const [currency = '', year = '', dong = ''] = row.split(',')
    rates[currency] = { ...rates[currency], [year]: dong }
  }
  return rates
}
