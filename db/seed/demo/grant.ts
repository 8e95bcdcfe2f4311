import type { Ministry } from './ministries.ts'
import type { Minor } from './money.ts'
import type { Provider } from './organisations.ts'
import type { Province } from './provinces.ts'
import type { Topic, Year } from './targets.ts'

/** Who reports a grant: a former province (its return goes with it into the new unit in 2025) or a central body. */
export type Unit = { kind: 'province'; province: Province } | { kind: 'ministry'; ministry: Ministry }

export interface Share {
  code: string
  percent: number
}

/** Minor units of the grant's currency. */
export interface YearAmounts {
  disbursed: Minor
  committed: Minor
}

/** A grant over its whole life: the lines of the years are drawn from it. */
export interface Grant {
  unit: Unit
  name: string
  kind: 'programme' | 'project' | 'non_project' | 'relief'
  provider: Provider
  /** Codes of former provinces with percents; empty where `newUnit` says the place. */
  places: readonly Share[]
  /** Code among the 34, for what began after 1 July 2025. */
  newUnit: string | null
  sectors: readonly Share[]
  owner: string
  /** A body named in words, where it is not the reporting agency itself. */
  managedBy: string | null
  start: string
  end: string
  /** Years of the returns it stands in. */
  firstYear: number
  lastYear: number
  isNewIn: number | null
  currency: string
  delivery: 'cash' | 'in_kind' | 'mixed'
  topic: string | null
  note: string | null
  /** Named only: nothing is disbursed. */
  survey: boolean
  /** Dollars a year before the national totals are met. */
  size: number
  refundablePercent: number
  whole: Minor
  refundable: Minor
  amounts: Map<number, YearAmounts>
  /** A province of `places` that reports this central body's grant as well, from a year on. */
  doubled: { province: Province; from: number } | null
}

/** A line that a return still needs, before anybody gives it. */
export interface Slot {
  unit: Unit
  year: Year
  /** `fresh` began in the year; `earlier` began before and is first reported now; `ending` is big and ends in the year. */
  phase: 'fresh' | 'earlier' | 'ending'
  topic: Topic | null
  survey: boolean
}

export const unitId = (unit: Unit): string => (unit.kind === 'province' ? unit.province.code : unit.ministry.id)
export const isIn = (grant: Grant, code: string): boolean => grant.unit.kind === 'province' && grant.unit.province.code === code
export const runsIn = (grant: Grant, year: number): boolean => grant.firstYear <= year && year <= grant.lastYear
