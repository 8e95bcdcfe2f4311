import { Exact } from '#platform/money.ts'
import { nameKey } from '#platform/text/search-key.ts'
import type { FigureQuestion, Form, Line } from './form.contract.ts'
import { amountOf } from './line-check.model.ts'

/** What one of a currency is worth, as decimal text. */
export type Rates = Readonly<Record<string, { vnd: string; usd: string }>>

/**
 * The figures of the form that its lines give, as decimal text: counts whole, money in the question's currency, each line
 * converted and rounded to the cent before adding, as the ledger does. A figure that needs an unknown rate, or that lines
 * cannot tell, is left out. Cancelled grants do not count as grants.
 */
export function computeFigures(lines: readonly Line[], form: Form, rates: Rates): Record<string, string> {
  const figures = form.figures.map((question) => [question.code, compute(question, lines, rates)] as const)
  return Object.fromEntries(figures.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function compute(question: FigureQuestion, lines: readonly Line[], rates: Rates): string | undefined {
  const counted = lines.filter(({ cells }) => cells.status !== 'cancelled')
  const isNew = ({ cells }: Line) => cells.phase === 'new'
  const currency = question.unit === 'VND' ? 'vnd' : 'usd'
  switch (question.computed) {
    case 'grants':
      return String(counted.length)
    case 'grants_new':
      return String(counted.filter(isNew).length)
    case 'organisations_active':
      return countProviders(counted.filter(({ cells }) => cells.providerKind === 'ngo'))
    case 'international_organisations':
      return countProviders(counted.filter(({ cells }) => cells.providerKind === 'international_organisation'))
    case 'providers_giving':
      return countProviders(counted.filter(gaveInYear))
    case 'committed_whole_new':
      return total(counted.filter(isNew), 'commitmentTotal', { rates, currency })
    case 'committed_year':
      return total(counted, 'commitmentYear', { rates, currency })
    case 'disbursed':
      return total(lines, 'disbursedYear', { rates, currency })
    case 'none':
      return undefined
  }
}

function gaveInYear({ cells }: Line): boolean {
  return amountOf(cells, 'disbursedYear')?.greaterThan(0) === true || amountOf(cells, 'commitmentYear')?.greaterThan(0) === true
}

function countProviders(lines: readonly Line[]): string {
  return String(new Set(lines.map(({ cells }) => nameKey(cells.provider ?? '')).filter(Boolean)).size)
}

function total(lines: readonly Line[], column: string, { rates, currency }: { rates: Rates; currency: 'usd' | 'vnd' }): string | undefined {
  let sum = new Exact(0)
  const places = currency === 'usd' ? 2 : 0
  for (const { cells } of lines) {
    const amount = amountOf(cells, column)
    if (amount === undefined || amount.isZero()) continue
    const rate = cells.currency?.toLowerCase() === currency ? '1' : rates[cells.currency ?? '']?.[currency]
    if (rate === undefined) return undefined
    sum = sum.plus(amount.times(rate).toDecimalPlaces(places, Exact.ROUND_HALF_UP))
  }
  return sum.toFixed(places)
}
