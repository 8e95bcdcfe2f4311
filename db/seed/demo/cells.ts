import type { Grant, Share } from './grant.ts'
import { ministryAgencyId } from './ministries.ts'
import { decimalsOf, moneyText, roundTo } from './money.ts'
import type { Minor } from './money.ts'
import { newFullName, placeIdOf, provinceAgencyId } from './provinces.ts'
import type { Province } from './provinces.ts'
import type { Random } from './random.ts'

/** Column key → canonical text, as src/reporting/form.contract.ts says. */
export type Cells = Record<string, string>

const sharesText = (shares: readonly Share[]): string => shares.map(({ code, percent }) => `${code}:${percent}`).join(';')

function placesText(grant: Grant, year: number): string {
  if (grant.newUnit !== null) return `p34-${grant.newUnit}:100`
  return sharesText(grant.places.map(({ code, percent }) => ({ code: placeIdOf(code, year), percent })))
}

function managingAgency(grant: Grant, year: number): string {
  if (grant.unit.kind === 'ministry') return ministryAgencyId(grant.unit.ministry, year)
  const { code, successor } = grant.unit.province
  if (grant.managedBy === null) return provinceAgencyId(code, year)
  return year >= 2025 ? `Ủy ban nhân dân ${newFullName(successor)}` : grant.managedBy
}

/** Some grants go on while their extension is being signed: the end that stands in the return has passed. */
function endText(grant: Grant, year: number, random: Random): Cells {
  const passed = `${year - 1}-12-31`
  if (year > grant.firstYear && year === grant.lastYear && grant.start < passed && random.chance(0.03))
    return { endsOn: passed, note: 'Đang làm thủ tục gia hạn' }
  return { endsOn: grant.end }
}

function statusOf(grant: Grant, year: number, random: Random): string {
  if (year >= grant.lastYear && grant.end <= `${year}-12-31`) return 'finished'
  return random.chance(0.008) ? 'suspended' : 'running'
}

interface Money {
  whole: Minor
  refundable: Minor
  committed: Minor
  disbursed: Minor
}

function moneyCells(money: Money, currency: string): Cells {
  return {
    currency,
    commitmentGrant: moneyText(money.whole - money.refundable, currency),
    commitmentRefundable: moneyText(money.refundable, currency),
    commitmentTotal: moneyText(money.whole, currency),
    commitmentYear: moneyText(money.committed, currency),
    disbursedYear: moneyText(money.disbursed, currency),
  }
}

function amountsIn(grant: Grant, year: number): { disbursed: Minor; committed: Minor } {
  const amounts = grant.amounts.get(year)
  if (!amounts) throw new RangeError(`${grant.name} has no amounts in ${year}`)
  return amounts
}

/** The line of a grant in the return of whoever answers for it. */
export function lineOf(grant: Grant, year: number, random: Random): Cells {
  return {
    name: grant.name,
    kind: grant.kind,
    provider: grant.provider.name,
    providerKind: grant.provider.kind,
    providerCountry: grant.provider.country,
    owner: grant.owner,
    managingAgency: managingAgency(grant, year),
    places: placesText(grant, year),
    sectors: sharesText(grant.sectors),
    phase: grant.isNewIn === year ? 'new' : 'running',
    startsOn: grant.start,
    ...moneyCells({ whole: grant.whole, refundable: grant.refundable, ...amountsIn(grant, year) }, grant.currency),
    delivery: grant.delivery,
    ...(grant.topic === null ? {} : { topic: grant.topic }),
    status: statusOf(grant, year, random),
    ...(grant.note === null ? {} : { note: grant.note }),
    ...endText(grant, year, random),
  }
}

/**
 * The line of the same grant in the return of a province that reports it too, for its own share and from its own books: it
 * is not the one that counts.
 */
export function doubledLineOf(grant: Grant, province: Province, year: number, random: Random): Cells {
  const percent = BigInt(grant.places.find(({ code }) => code === province.code)?.percent ?? 100)
  const step = 10n ** BigInt(decimalsOf(grant.currency))
  const share = (amount: Minor) => roundTo((amount * percent) / 100n, step)
  const asBooked = (amount: Minor) => roundTo((amount * percent * BigInt(random.whole(970, 1030))) / 100_000n, step)
  const { disbursed, committed } = amountsIn(grant, year)
  return {
    ...lineOf(grant, year, random),
    places: `${placeIdOf(province.code, year)}:100`,
    ...moneyCells(
      { whole: share(grant.whole), refundable: share(grant.refundable), committed: asBooked(committed), disbursed: asBooked(disbursed) },
      grant.currency,
    ),
    note: 'Khoản viện trợ do cơ quan trung ương quản lý, địa phương tiếp nhận phần trên địa bàn',
  }
}
