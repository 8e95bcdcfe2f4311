import { Decimal } from 'decimal.js'
import type { Cells } from './cells.ts'
import type { DemoCountry, DemoReturn } from './demo-country.ts'
import type { Rates } from './money.ts'
import type { Published } from './published.ts'

/**
 * A second, plain reading of the generated returns, sharing no arithmetic with the generator: what the ledger and the
 * figures must say of them.
 */
interface Fact {
  agencyId: string
  year: number
  cells: Cells
  grant: string
  provider: string
  places: Map<string, Decimal>
  /** False where the managing agency reports the same grant for the place too. */
  counted: boolean
}

const sharesOf = (text = ''): Map<string, Decimal> =>
  new Map(text.split(';').map((part) => [part.slice(0, part.indexOf(':')), new Decimal(part.slice(part.indexOf(':') + 1))]))

const amount = (cells: Cells, key: string): Decimal => new Decimal(cells[key] ?? 0)

function usd(rates: Rates, cells: Cells, key: string, year: number): Decimal {
  const currency = cells['currency'] ?? ''
  if (currency === 'USD') return amount(cells, key)
  const rate = (code: string) => new Decimal(rates[code]?.[String(year)] ?? Number.NaN)
  return amount(cells, key).mul(rate(currency)).div(rate('USD')).toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
}

function factsOfYear(returns: readonly DemoReturn[]): Fact[] {
  const facts = returns.flatMap(({ agencyId, year, lines }) =>
    lines.map((cells): Fact => ({
      agencyId,
      year,
      cells,
      grant: `${cells['name']}|${cells['provider']}`,
      provider: `${cells['providerKind']}|${cells['provider']}`,
      places: sharesOf(cells['places']),
      counted: true,
    })),
  )
  const managed = new Map(facts.filter(({ agencyId, cells }) => cells['managingAgency'] === agencyId).map((fact) => [fact.grant, fact]))
  for (const fact of facts) {
    const other = managed.get(fact.grant)
    if (other && other !== fact && [...fact.places.keys()].every((place) => other.places.has(place))) fact.counted = false
  }
  return facts
}

const distinct = (values: Iterable<string | undefined>): Decimal => new Decimal(new Set(values).size)
const total = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), new Decimal(0))

/** The facts of one place or of the nation, in one year; what a measure asks of them. */
class Reading {
  readonly counted: Fact[]
  readonly rates: Rates
  readonly year: number
  readonly vnd: boolean

  constructor(facts: readonly Fact[], year: number, rates: Rates, vnd: boolean) {
    this.counted = facts.filter((fact) => fact.counted)
    this.year = year
    this.rates = rates
    this.vnd = vnd
  }

  money(key: string, facts: readonly Fact[] = this.counted): Decimal {
    return total(facts.map(({ cells }) => (this.vnd ? amount(cells, key) : usd(this.rates, cells, key, this.year))))
  }

  private giving(): Fact[] {
    return this.counted.filter(({ cells }) => amount(cells, 'disbursedYear').gt(0))
  }

  fresh(): Fact[] {
    return this.counted.filter(({ cells }) => cells['phase'] === 'new')
  }

  /** To 2021 an NGO counts when it is named, since 2022 when it disbursed. */
  ngos(): Fact[] {
    return (this.year >= 2022 ? this.giving() : this.counted).filter(({ cells }) => cells['providerKind'] === 'ngo')
  }

  providers(kinds: readonly string[]): Decimal {
    return distinct(
      this.giving()
        .filter(({ cells }) => kinds.includes(cells['providerKind'] ?? ''))
        .map(({ provider }) => provider),
    )
  }

  topic(code: string): Fact[] {
    return this.counted.filter(({ cells }) => cells['topic'] === code)
  }

  sector(code: string): Decimal {
    const parts = this.counted.map(({ cells }) => {
      const share = total([...sharesOf(cells['sectors'])].filter(([field]) => field.startsWith(code)).map(([, percent]) => percent))
      return usd(this.rates, cells, 'disbursedYear', this.year).mul(share).div(100)
    })
    return total(parts)
  }
}

const percent = (part: Decimal, whole: Decimal): Decimal => part.div(whole).mul(100)
const change = (now: Decimal, before: Decimal): Decimal => percent(now.minus(before), before)

type Measure = (now: Reading, before: Reading) => Decimal

const measures: Readonly<Record<string, Measure>> = {
  organisations_active: (now) => distinct(now.ngos().map(({ provider }) => provider)),
  home_countries: (now) => distinct(now.ngos().map(({ cells }) => cells['providerCountry'])),
  international_organisations: (now) => now.providers(['international_organisation']),
  providers_giving: (now) => now.providers(['ngo', 'firm', 'individual']),
  disbursed: (now) => now.money('disbursedYear'),
  disbursed_change: (now, before) => change(now.money('disbursedYear'), before.money('disbursedYear')),
  disbursed_change_value: (now, before) => now.money('disbursedYear').minus(before.money('disbursedYear')),
  committed_in_year: (now) => now.money('commitmentYear'),
  disbursement_ratio: (now) => percent(now.money('disbursedYear'), now.money('commitmentYear')),
  'disbursed:sector=YT': (now) => now.sector('YT'),
  'disbursed:sector=KT': (now) => now.sector('KT'),
  'disbursed:sector=GD': (now) => now.sector('GD'),
  relief_covid_organisations: (now) => distinct(now.topic('covid-19').map(({ provider }) => provider)),
  relief_covid_value: (now) => now.money('disbursedYear', now.topic('covid-19')),
  relief_flood_organisations: (now) => distinct(now.topic('mua-lu-2020').map(({ provider }) => provider)),
  relief_flood_value: (now) => now.money('disbursedYear', now.topic('mua-lu-2020')),
  grants: (now) => distinct(now.counted.map(({ grant }) => grant)),
  grants_running: (now) => distinct(now.counted.map(({ grant }) => grant)),
  grants_new: (now) => distinct(now.fresh().map(({ grant }) => grant)),
  committed_whole_new: (now) => now.money('commitmentTotal', now.fresh()),
  committed_whole_new_grant: (now) => now.money('commitmentGrant', now.fresh()),
  committed_whole_new_refundable: (now) => now.money('commitmentRefundable', now.fresh()),
  grants_new_vs_last_year: (now, before) => percent(distinct(now.fresh().map(({ grant }) => grant)), distinct(before.fresh().map(({ grant }) => grant))),
  committed_whole_new_vs_last_year: (now, before) => percent(now.money('commitmentTotal', now.fresh()), before.money('commitmentTotal', before.fresh())),
}

const placeIds: Readonly<Record<string, string>> = { 'place=Hải Phòng': 'p63-31', 'place=Quảng Trị': 'p63-45' }

/** Asks the country for printed figures, as it was first accepted. */
export function readerOf(country: DemoCountry, rates: Rates): (row: Published) => Decimal {
  const facts = new Map<number, Fact[]>()
  for (const [year, returns] of Object.entries(country.years)) {
    facts.set(Number(year), factsOfYear(Number(year) === 2023 ? [...returns, country.quangTri2023] : returns))
  }
  return (row) => {
    const place = placeIds[row.scope]
    if (row.measure === 'organisations_registered_in_area') {
      const given = country.years[row.year]?.find(({ agencyId }) => agencyId === `a-${place}`)
      return new Decimal(given?.figures[row.measure]?.value ?? Number.NaN)
    }
    const measure = measures[row.measure]
    if (!measure) throw new Error(`no measure ${row.measure}`)
    const scoped = (year: number) => (facts.get(year) ?? []).filter(({ places }) => place === undefined || places.has(place))
    const inDong = row.unit === 'VND'
    return measure(new Reading(scoped(row.year), row.year, rates, inDong), new Reading(scoped(row.year - 1), row.year - 1, rates, inDong))
  }
}

/** Grants of a year that two agencies report for one place. */
export const clashesOf = (returns: readonly DemoReturn[]): string[] =>
  factsOfYear(returns)
    .filter(({ counted }) => !counted)
    .map(({ agencyId, grant }) => `${agencyId} ${grant}`)
