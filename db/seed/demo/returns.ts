import { datesOf } from './calendar.ts'
import type { Steps } from './calendar.ts'
import { doubledLineOf, lineOf } from './cells.ts'
import type { Cells } from './cells.ts'
import { runsIn } from './grant.ts'
import type { Grant } from './grant.ts'
import { ministryAgencyId } from './ministries.ts'
import { narrativeOf } from './narratives.ts'
import { provinceAgencyId, provinces } from './provinces.ts'
import type { Province } from './provinces.ts'
import { randomFor } from './random.ts'
import { briefedOn, haiPhong2020 } from './targets.ts'
import type { Year } from './targets.ts'

/** What an agency states where its lines cannot tell. */
export interface Statement {
  value: string
  reason: string | null
}

/** A return as it was handed in and accepted, and for a few the version that corrected it after the briefing. */
export interface DemoReturn extends Steps {
  agencyId: string
  year: number
  lines: Cells[]
  figures: Record<string, Statement>
  narrative: { difficulties: string; proposals: string }
  corrected?: { acceptedOn: string; lines: Cells[] }
}

/** Three ministries handed in their last return (2024) and ended on 28 February 2025. */
const closing: ReadonlySet<string> = new Set(['bldtbxh', 'bnnptnt', 'btnmt'])
const doubledEachYear = 12

/** Twelve grants of central bodies a year that a province reports as well; a clash lasts as long as its grant. */
export function doubleSome(grants: readonly Grant[]): void {
  for (const year of [2021, 2022, 2023, 2024, 2025]) {
    const central = grants.filter((grant) => grant.unit.kind === 'ministry' && runsIn(grant, year) && grant.places.length > 1)
    const wanted = doubledEachYear - central.filter(({ doubled }) => doubled !== null).length
    const random = randomFor(`doubled-${year}`)
    for (const grant of random.shuffled(central.filter(({ doubled }) => doubled === null)).slice(0, Math.max(0, wanted))) {
      const open = provinces.filter(({ code }) => code !== '45' && code !== '31' && grant.places.some((share) => share.code === code))
      if (open.length > 0) grant.doubled = { province: random.pick(open), from: year }
    }
  }
}

/** NGOs registered in Hải Phòng against the 46 of 2020. */
const sinceHaiPhong2020: Readonly<Record<number, number>> = { 2018: -3, 2019: -1, 2021: -1, 2022: -2, 2023: -2, 2024: -1 }

function registered(province: Province, year: number): number {
  if (province.code === '31') return haiPhong2020.registered + (sinceHaiPhong2020[year] ?? 0)
  return (
    Math.round(province.lines * randomFor(`registered-${province.code}`).between(0.45, 0.8)) + randomFor(`registered-${province.code}-${year}`).whole(-1, 2)
  )
}

function statements(agencyId: string, year: number): Record<string, Statement> {
  const own = provinces.filter(({ code }) => provinceAgencyId(code, year) === agencyId)
  if (own.length === 0) return { organisations_registered_in_area: { value: '0', reason: 'Cơ quan trung ương không quản lý địa bàn' } }
  return { organisations_registered_in_area: { value: String(own.reduce((total, province) => total + registered(province, year), 0)), reason: null } }
}

const reporterOf = ({ unit }: Grant, year: number): string =>
  unit.kind === 'province' ? provinceAgencyId(unit.province.code, year) : ministryAgencyId(unit.ministry, year)

function linesByAgency(grants: readonly Grant[], year: Year): Map<string, Cells[]> {
  const random = randomFor(`lines-${year}`)
  const returns = new Map<string, Cells[]>()
  const add = (agencyId: string, line: Cells) => {
    const lines = returns.get(agencyId)
    if (lines) lines.push(line)
    else returns.set(agencyId, [line])
  }
  const running = grants.filter((grant) => runsIn(grant, year))
  for (const grant of running) add(reporterOf(grant, year), lineOf(grant, year, random))
  for (const grant of running) {
    if (grant.doubled === null || grant.doubled.from > year) continue
    const { province } = grant.doubled
    add(provinceAgencyId(province.code, year), doubledLineOf(grant, province, year, random))
  }
  return returns
}

/** The returns of a year, in the order of their agencies' ids. */
export function returnsOf(grants: readonly Grant[], year: Year): DemoReturn[] {
  const returns = [...linesByAgency(grants, year)].sort(([one], [other]) => (one < other ? -1 : 1))
  return returns.map(([agencyId, lines]) => {
    const random = randomFor(`return-${agencyId}-${year}`)
    const last = year === 2024 && closing.has(agencyId) ? '2025-02-25' : briefedOn[year]
    return { agencyId, year, lines, figures: statements(agencyId, year), narrative: narrativeOf(random), ...datesOf(year, last, random) }
  })
}
