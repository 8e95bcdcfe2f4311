import { settleAmounts } from './amounts.ts'
import { withCorrection } from './corrections.ts'
import type { Rates } from './money.ts'
import { castProviders } from './organisations.ts'
import type { DemoOrganisation } from './organisations.ts'
import { planGrants } from './plan.ts'
import { readRates } from './rates.ts'
import { doubleSome, returnsOf } from './returns.ts'
import type { DemoReturn } from './returns.ts'
import { years } from './targets.ts'

export type { DemoOrganisation } from './organisations.ts'
export type { DemoReturn, Statement } from './returns.ts'

export interface DemoCountry {
  organisations: DemoOrganisation[]
  /** Report year → returns. 2023 lacks Quảng Trị's, which the visitor takes in. */
  years: Record<number, DemoReturn[]>
  quangTri2023: DemoReturn
}

/**
 * The demonstration country: invented lines whose sums, through acceptance, posting and asking, are the published figures
 * of the years 2019–2023. The same rates give the same country, to the letter.
 */
export function buildDemoCountry(rates: Rates = readRates()): DemoCountry {
  const cast = castProviders()
  const grants = planGrants(cast)
  settleAmounts(rates, grants)
  doubleSome(grants)
  const all = years.flatMap((year) => returnsOf(grants, year)).map(withCorrection)
  const isExample = ({ agencyId, year }: DemoReturn) => agencyId === 'a-p63-45' && year === 2023
  const quangTri2023 = all.find(isExample)
  if (!quangTri2023) throw new Error('Quảng Trị has no return of 2023')
  const organisations = [...cast.ngos, ...cast.internationals, ...cast.firms, ...cast.individuals].map(({ name, kind, country }) => ({ name, kind, country }))
  return {
    organisations,
    years: Object.fromEntries(years.map((year) => [year, all.filter((given) => given.year === year && !isExample(given))])),
    quangTri2023,
  }
}
