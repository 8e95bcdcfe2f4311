import { firmNames, individualNames, internationalNames, ngoNames } from './organisation-names.ts'
import { randomFor } from './random.ts'
import { ngosGiving, ngosOnlyNamed, quangTri, haiPhong2020, years } from './targets.ts'
import type { Year } from './targets.ts'

export interface DemoOrganisation {
  name: string
  kind: 'ngo' | 'international_organisation' | 'firm' | 'individual'
  /** ISO 3166-1 alpha-2 of the home country. */
  country: string
}

/** An organisation with what steers its giving. */
export interface Provider extends DemoOrganisation {
  /** First and last year with money; an NGO that is only ever named has none (`from` > `until`). */
  from: number
  until: number
  /** How often it is chosen, outside the provinces it is bound to. */
  weight: number
  /** Its grants against the usual size. */
  size: number
}

export interface Cast {
  ngos: readonly Provider[]
  internationals: readonly Provider[]
  firms: readonly Provider[]
  individuals: readonly Provider[]
  /** Quảng Trị works with these alone: 33 foreign NGOs and 11 international organisations. */
  quangTri: readonly Provider[]
  /** Hải Phòng in 2020 works with these alone: 32. */
  haiPhong: readonly Provider[]
}

const continents: readonly { share: number; countries: readonly string[]; weights: readonly number[] }[] = [
  {
    share: 0.41,
    countries: ['GB', 'DE', 'FR', 'NL', 'BE', 'CH', 'AT', 'IT', 'ES', 'SE', 'NO', 'DK', 'FI', 'IE', 'LU', 'CZ', 'PL', 'HU', 'GR'],
    weights: [8, 8, 9, 5, 5, 5, 2, 4, 3, 3, 3, 4, 2, 3, 1, 1, 1, 1, 1],
  },
  { share: 0.36, countries: ['US', 'CA'], weights: [12, 2] },
  { share: 0.21, countries: ['JP', 'KR', 'SG', 'TH', 'IN', 'IL', 'MY', 'PH', 'CN', 'AE'], weights: [9, 11, 3, 2, 1, 1, 1, 1, 1, 1] },
  { share: 0.02, countries: ['AU', 'NZ'], weights: [5, 1] },
]
/** Home countries of the NGOs named in 2020: 33. */
const countries: readonly string[] = continents.flatMap((continent) => continent.countries)
const shares: readonly number[] = continents.flatMap(({ share, weights }) => weights.map((weight) => (share * weight) / weights.reduce((a, b) => a + b, 0)))
/** Two more came later, with NGOs that nobody had named before. */
const latecomers: readonly string[] = ['ID', 'PT']

const total = 520
const quangTriFrom = 40
const onlyQuangTri = 8
const haiPhongFrom = 80
const haiPhongNgos = 24
/** The first of the list stay for good: one for each home country, and the two provinces' partners. */
const staying = 110

const stillHere = 2099

/** Years of giving, such that each year has exactly the NGOs of `ngosGiving`: twelve or so come, a few more go. */
function careers(): { from: number; until: number }[] {
  const random = randomFor('careers')
  const lives = Array.from({ length: total }, () => ({ from: 9999, until: 0 }))
  let newest = ngosGiving[2019]
  for (const career of lives.slice(0, newest)) Object.assign(career, { from: 2018, until: stillHere })
  for (const year of years.filter((each) => each >= 2020)) {
    const arriving = year === 2025 ? 10 : 12
    const leaving = ngosGiving[(year - 1) as Year] + arriving - ngosGiving[year]
    const candidates = lives.slice(staying, newest).filter((career) => career.until >= year && career.from < year - 1)
    for (const career of random.shuffled(candidates).slice(0, leaving)) career.until = year - 1
    for (const career of lives.slice(newest, newest + arriving)) Object.assign(career, { from: year, until: stillHere })
    newest += arriving
  }
  return lives
}

function makeNgos(): Provider[] {
  const random = randomFor('ngos')
  const lives = careers()
  const arrived = lives.filter(({ from }) => from < 9999).length
  const countryOf = (index: number) =>
    countries[index] ??
    (index >= arrived - latecomers.length && index < arrived ? (latecomers[arrived - 1 - index] ?? 'US') : random.weighted(countries, shares))
  return ngoNames(total).map((name, index) => ({
    name,
    kind: 'ngo' as const,
    country: countryOf(index),
    from: lives[index]?.from ?? 9999,
    until: lives[index]?.until ?? 0,
    weight: 1 / (random.whole(1, 200) + 12) ** 0.8,
    size: random.spread(0.4),
  }))
}

/** What a continent's NGOs give is steered towards its share of the money. */
function balanceContinents(ngos: readonly Provider[]): void {
  for (const continent of continents) {
    const own = ngos.filter(({ country, from }) => from < 9999 && continent.countries.includes(country))
    const weight = own.reduce((sum, ngo) => sum + ngo.weight * ngo.size, 0)
    for (const ngo of own) ngo.weight *= continent.share / weight
  }
}

const others = (kind: Provider['kind'], named: readonly (readonly [string, string])[], size: number): Provider[] =>
  named.map(([name, country]) => ({ name, kind, country, from: 2018, until: stillHere, weight: 1, size }))

const seats: readonly string[] = ['CH', 'US', 'IT', 'FR', 'TH', 'CH', 'AT', 'JP', 'KR', 'US']

/** Everybody who gives or is named in the demonstration country. */
export function castProviders(): Cast {
  const ngos = makeNgos()
  balanceContinents(ngos)
  for (const ngo of ngos.slice(quangTriFrom, quangTriFrom + onlyQuangTri)) ngo.weight = 0
  const internationals = others(
    'international_organisation',
    internationalNames().map((name, index) => [name, seats[index % seats.length] ?? 'CH']),
    1.5,
  )
  const firms = others('firm', firmNames(60), 0.35)
  const individuals = others('individual', individualNames(40), 0.12)
  return {
    ngos,
    internationals,
    firms,
    individuals,
    quangTri: [...ngos.slice(quangTriFrom, quangTriFrom + quangTri[2023].ngos), ...internationals.slice(0, quangTri[2023].internationals)],
    haiPhong: [
      ...ngos.slice(haiPhongFrom, haiPhongFrom + haiPhongNgos),
      ...firms.slice(0, haiPhong2020.providers - haiPhongNgos - 2),
      ...individuals.slice(0, 2),
    ],
  }
}

export const gives = (provider: Provider, year: number): boolean => provider.from <= year && year <= provider.until

/** NGOs with a liaison or survey line and no money in the year: those never active first, then the coming, then the gone. */
export function onlyNamed(cast: Cast, year: Year): Provider[] {
  const never = cast.ngos.filter(({ from }) => from === 9999)
  const coming = cast.ngos.filter(({ from }) => from > year && from < 9999)
  const gone = cast.ngos.filter(({ until, from }) => until < year && from < year)
  return [...never, ...coming, ...gone].slice(0, ngosOnlyNamed[year])
}
