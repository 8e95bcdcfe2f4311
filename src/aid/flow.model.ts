import { Exact, fixed, splitByWeights } from '#platform/money.ts'
import type { Cells } from '#reporting/form.contract.ts'

/** VND for one unit of a currency, and for one USD, in the year of the report. */
export interface Rate {
  vndRate: string
  vndPerUsd: string
  rateSource: string
}

export type FlowKind = 'commitment' | 'year_commitment' | 'disbursement'

/** One flow before it is written: the share of a line's money that went to one place and one sector. */
export interface FlowPart {
  kind: FlowKind
  refundable: boolean
  placeId: string
  sectorCode: string
  amount: string
  usd: string
  vnd: string
}

interface Money {
  kind: FlowKind
  refundable: boolean
  amount: string
}

/**
 * The flows of one accepted line. Money is converted whole, then original, USD and VND amounts are split over places
 * and sectors by largest remainders, so that the parts of each currency sum to the line to the cent. A commitment of
 * the year and a disbursement are there even when zero: a running grant without money is still a running grant.
 */
export function flowsOfLine(cells: Cells, rate: Rate, decimals: number): FlowPart[] {
  const places = readShares(cells['places'])
  const sectors = readShares(cells['sectors'])
  const pairs = places.flatMap((place) =>
    sectors.map((sector) => ({ placeId: place.code, sectorCode: sector.code, weight: place.percent.times(sector.percent) })),
  )
  const weights = pairs.map((pair) => pair.weight)
  return moneyOf(cells).flatMap(({ kind, refundable, amount }) => {
    const inVnd = new Exact(amount).times(rate.vndRate)
    const amounts = splitByWeights(fixed(amount, decimals), weights, decimals)
    // Dividing by the rate that it was multiplied with gives the amount itself, and divisions are what this costs.
    const usd = splitByWeights(fixed(rate.vndRate === rate.vndPerUsd ? amount : inVnd.div(rate.vndPerUsd), 2), weights, 2)
    const vnd = splitByWeights(fixed(inVnd, 0), weights, 0)
    return pairs.map(({ placeId, sectorCode }, index) => ({
      kind,
      refundable,
      placeId,
      sectorCode,
      amount: amounts[index] ?? '0',
      usd: usd[index] ?? '0',
      vnd: vnd[index] ?? '0',
    }))
  })
}

function moneyOf(cells: Cells): Money[] {
  const refundable = cells['commitmentRefundable'] ?? '0'
  return [
    { kind: 'commitment', refundable: false, amount: cells['commitmentGrant'] ?? new Exact(cells['commitmentTotal'] ?? 0).minus(refundable).toFixed() },
    ...(new Exact(refundable).isZero() ? [] : [{ kind: 'commitment' as const, refundable: true, amount: refundable }]),
    { kind: 'year_commitment', refundable: false, amount: cells['commitmentYear'] ?? '0' },
    { kind: 'disbursement', refundable: false, amount: cells['disbursedYear'] ?? '0' },
  ]
}

/** Reads `code:percent;code:percent`. Throws on anything else: an accepted line was checked. */
export function readShares(cell: string | undefined) {
  if (!cell) throw new Error('An accepted line has no shares')
  return cell.split(';').map((part) => {
    const [code, percent] = part.split(':')
    if (!code || !percent) throw new Error(`Unreadable share ${part}`)
    return { code, percent: new Exact(percent) }
  })
}
