import { readFileSync } from 'node:fs'
import { Decimal } from 'decimal.js'

/** A figure as an article printed it. */
export interface Published {
  source: string
  year: number
  scope: string
  measure: string
  /** Empty where the article gives words only. */
  value: string
  unit: string
  qualifier: string
  asPrinted: string
}

/** Cells of one row; quotes hold commas. */
const cellsOf = (row: string): string[] => [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((found) => found[1] ?? found[2] ?? '')

export function readPublished(): Published[] {
  const text = readFileSync(new URL('../published-figures.csv', import.meta.url), 'utf8')
  const rows = text.trim().split('\n').slice(1).map(cellsOf)
  return rows.map(([source = '', , year = '', scope = '', measure = '', value = '', unit = '', qualifier = '', asPrinted = '']) => ({
    source,
    year: Number(year),
    scope,
    measure,
    value,
    unit,
    qualifier,
    asPrinted,
  }))
}

/** The last printed place of "228,7 triệu USD" is a hundred thousand; of "-15%", one. */
function printedStep({ asPrinted }: Published): Decimal {
  const [, decimals = '', unit] = /\d+(?:,(\d+))?\s*(triệu|tỷ)/.exec(asPrinted) ?? []
  const scale = unit === 'triệu' ? 1e6 : unit === 'tỷ' ? 1e9 : 1
  return new Decimal(scale).div(new Decimal(10).pow(decimals.length))
}

const near = (value: Decimal, printed: Decimal, part: number): boolean => value.minus(printed).abs().lte(printed.abs().mul(part))

/** Whether a value would have been printed so. "More than" and "about" are held to what a reader takes them for: 3 and 1 per cent. */
export function wouldPrint(row: Published, value: Decimal): boolean {
  if (row.value === '') return value.lt(0) && value.gt(-5)
  const printed = new Decimal(row.value)
  switch (row.qualifier) {
    case 'exact':
      return value.eq(printed)
    case 'rounded':
      return value.div(printedStep(row)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).mul(printedStep(row)).eq(printed)
    case 'more than':
      return value.gt(printed) && near(value, printed, 0.03)
    case 'about':
      return near(value, printed, 0.01)
    default:
      throw new Error(`nothing is known of “${row.qualifier}”`)
  }
}
