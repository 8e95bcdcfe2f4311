import type { Grant, Share, Slot } from './grant.ts'
import { fields, fieldsOf, getField, laterTopics } from './grant-names.ts'
import type { Field } from './grant-names.ts'
import { chooseName, chooseOwner } from './grant-naming.ts'
import type { Provider } from './organisations.ts'
import { fullName, placeIdOf, provinces } from './provinces.ts'
import type { Province } from './provinces.ts'
import { randomFor } from './random.ts'
import type { Random } from './random.ts'
import { headings, sectorShare } from './targets.ts'
import type { Heading, Topic } from './targets.ts'

const warLegacy: ReadonlySet<string> = new Set(['42', '44', '45', '46', '48', '49', '51', '52', '62', '75', '40'])
const ministryPlaces: readonly Province[] = provinces.filter(({ code }) => code !== '45' && code !== '31')
const openedUp = 2024
const euroLands: ReadonlySet<string> = new Set(['DE', 'FR', 'NL', 'BE', 'AT', 'IT', 'ES', 'FI', 'IE', 'LU', 'GR', 'PT'])
const ownMoney: Readonly<Record<string, string>> = { GB: 'GBP', JP: 'JPY', KR: 'KRW', AU: 'AUD' }

function headingWeight(heading: Heading, slot: Slot): number {
  const share = sectorShare(slot.year, heading)
  if (slot.unit.kind !== 'province' || heading !== 'HQ') return slot.year === 2020 && heading === 'CT' ? share / 2 : share
  if (slot.unit.province.code === '45') return share * 6
  return warLegacy.has(slot.unit.province.code) ? share * 3 : share * 0.1
}

/** Emergency aid does not run on from earlier years; preparing for disasters does. */
const lasting = (slot: Slot, field: Field): Field => (slot.phase !== 'fresh' && /^CT[12]$/.test(field.code) ? getField('CT4') : field)

function chooseField(slot: Slot, random: Random): Field {
  if (slot.topic === 'covid-19') return getField(random.weighted(['YT3', 'CT1', 'YT2'], [6, 3, 1]))
  if (slot.topic === 'mua-lu-2020') return getField(random.weighted(['CT1', 'CT2', 'CT3'], [6, 2, 2]))
  if (slot.unit.kind === 'ministry') return lasting(slot, getField(random.pick(slot.unit.ministry.fields)))
  const heading = random.weighted(
    headings,
    headings.map((each) => headingWeight(each, slot)),
  )
  const mined = warLegacy.has(slot.unit.province.code)
  const own = fieldsOf(heading).filter(({ code }) => mined || code !== 'HQ1')
  return lasting(
    slot,
    random.weighted(
      own,
      own.map(({ weight }) => weight),
    ),
  )
}

function chooseSectors(field: Field, topic: Topic | null, random: Random): Share[] {
  if (topic || random.chance(0.88)) return [{ code: field.code, percent: 100 }]
  const second = random.pick(fields.filter(({ code, heading }) => code !== field.code && heading !== 'KH'))
  const percent = random.pick([60, 70, 75, 80])
  return [
    { code: field.code, percent },
    { code: second.code, percent: 100 - percent },
  ]
}

function choosePlaces(slot: Slot, random: Random): Share[] {
  if (slot.unit.kind === 'province') return [{ code: slot.unit.province.code, percent: 100 }]
  const open = slot.year >= openedUp ? provinces : ministryPlaces
  const count = random.weighted([1, 2, 3, 4, 5], [2, 3, 3, 2, 1])
  const chosen = new Set<string>()
  while (chosen.size < count)
    chosen.add(
      random.weighted(
        open,
        open.map(({ lines }) => Math.sqrt(lines)),
      ).code,
    )
  return shareOut([...chosen], random)
}

/** Percents in fives that make 100. */
function shareOut(codes: readonly string[], random: Random): Share[] {
  let left = 100
  return codes.map((code, index) => {
    const others = codes.length - index - 1
    const percent = others === 0 ? left : Math.min(left - 5 * others, Math.max(5, 5 * Math.round((left / (others + 1) / 5) * random.between(0.6, 1.5))))
    left -= percent
    return { code, percent }
  })
}

function chooseCurrency(slot: Slot, provider: Provider, random: Random): string {
  if (slot.unit.kind === 'province' && slot.unit.province.code === '31') return 'VND'
  if (slot.unit.kind === 'province' && slot.unit.province.code === '45') return 'USD'
  if (provider.kind !== 'ngo' && provider.kind !== 'international_organisation' && random.chance(0.6)) return 'VND'
  const own = euroLands.has(provider.country) ? 'EUR' : ownMoney[provider.country]
  if (own !== undefined && random.chance(0.4)) return own
  return random.chance(0.06) ? 'VND' : 'USD'
}

function chooseKind(slot: Slot, provider: Provider, field: Field, random: Random): Grant['kind'] {
  if (slot.survey) return 'non_project'
  if (slot.topic) return random.chance(0.6) ? 'relief' : 'non_project'
  if (slot.phase !== 'fresh') return random.weighted(['programme', 'project'], [1, 5])
  if (provider.kind === 'firm' || provider.kind === 'individual') return 'non_project'
  if (/^CT[12]$/.test(field.code)) return random.weighted(['relief', 'non_project'], [2, 1])
  return random.weighted(['programme', 'project', 'non_project'], [1, 9, 4])
}

interface Span {
  start: string
  end: string
  firstYear: number
  lastYear: number
}

const two = (number: number): string => String(number).padStart(2, '0')
const monthEnds: readonly string[] = ['03-31', '06-30', '09-30', '12-31']

/** Month and day; the floods came in October, the epidemic's aid from February. */
function chooseDay(slot: Slot, random: Random): string {
  const month = slot.topic === 'mua-lu-2020' ? random.whole(10, 12) : slot.topic ? random.whole(2, 11) : random.whole(1, 12)
  const isFlood = slot.topic === 'mua-lu-2020' && month === 10
  const day = isFlood ? random.whole(9, 28) : random.pick([1, 1, 15, random.whole(1, 28)])
  return `${two(month)}-${two(day)}`
}

function chooseStart(slot: Slot, random: Random): string {
  const earliest = slot.phase === 'ending' ? 4 : 3
  if (slot.phase !== 'fresh') return `${slot.year - random.whole(1, earliest)}-${chooseDay(slot, random)}`
  const signedBefore = !slot.topic && !slot.survey && random.chance(0.012)
  return signedBefore ? `${slot.year - 1}-12-${two(random.whole(1, 28))}` : `${slot.year}-${chooseDay(slot, random)}`
}

function chooseLength(slot: Slot, kind: Grant['kind'], random: Random): number {
  if (kind === 'non_project' || kind === 'relief' || slot.phase === 'ending') return 1
  if (slot.phase === 'earlier') return random.weighted([1, 2, 3, 4], [4, 5, 3, 1])
  return random.weighted([1, 2, 3, 4, 5], kind === 'programme' ? [0, 0, 3, 3, 3] : [1, 4, 6, 2, 1])
}

function chooseSpan(slot: Slot, kind: Grant['kind'], provider: Provider, random: Random): Span {
  const start = chooseStart(slot, random)
  const leaves = provider.kind === 'ngo' && !slot.survey ? provider.until : 9999
  const lastYear = Math.min(slot.year + chooseLength(slot, kind, random) - 1, leaves)
  const lastDay = lastYear > slot.year || slot.phase !== 'fresh' ? random.pick(monthEnds) : '12-31'
  return { start, end: `${lastYear}-${lastDay}`, firstYear: slot.year, lastYear }
}

/** What began in the second half of 2025 in a merged unit is reported under its new name. */
function newUnitOf(slot: Slot, start: string): string | null {
  if (slot.unit.kind !== 'province' || start < '2025-07-01') return null
  const { code, successor } = slot.unit.province
  return placeIdOf(code, 2025).startsWith('p34') ? null : successor
}

function laterTopic(kind: Grant['kind'], field: Field, span: Span): string | null {
  const topic = span.firstYear === 2024 || span.firstYear === 2025 ? laterTopics[span.firstYear] : null
  return topic !== null && field.heading === 'CT' && kind !== 'project' && span.start >= topic.from ? topic.code : null
}

function chooseSize(slot: Slot, provider: Provider, kind: Grant['kind'], random: Random): number {
  const byKind = { programme: 132_000, project: 63_000, non_project: 18_500, relief: 35_000 }[kind]
  const byPhase = slot.phase === 'ending' ? 5 : 1
  const byUnit = slot.unit.kind === 'ministry' ? 1.7 : slot.unit.province.code === '45' ? 1.35 : 1
  const most = { programme: 1_500_000, project: 1_200_000, non_project: 240_000, relief: 320_000 }[kind]
  return Math.min(byKind * byUnit * byPhase * provider.size * random.spread(0.95), most * Math.sqrt(byPhase))
}

/** A grant for the slot, its money still to be found. `turn` names its own stream of chance. */
export function makeGrant(slot: Slot, provider: Provider, turn: number): Grant {
  const random = randomFor(`grant-${turn}`)
  const field = chooseField(slot, random)
  const kind = chooseKind(slot, provider, field, random)
  const span = chooseSpan(slot, kind, provider, random)
  const places = choosePlaces(slot, random)
  const newUnit = newUnitOf(slot, span.start)
  const province = slot.unit.kind === 'province' ? slot.unit.province : null
  return {
    unit: slot.unit,
    kind,
    provider,
    places,
    newUnit,
    ...span,
    name: chooseName({ slot, field, kind, places, newUnit }, random),
    sectors: chooseSectors(field, slot.topic, random),
    owner: chooseOwner(slot, field, random),
    managedBy: province && random.chance(0.3) ? `Ủy ban nhân dân ${fullName(province.name, province.city)}` : null,
    isNewIn: slot.phase === 'fresh' ? slot.year : null,
    currency: chooseCurrency(slot, provider, random),
    delivery: random.weighted(['cash', 'in_kind', 'mixed'], slot.topic || kind === 'non_project' ? [4, 5, 1] : [8, 1, 2]),
    topic: slot.topic ?? laterTopic(kind, field, span),
    note: slot.survey ? 'Tổ chức mới duy trì quan hệ, chưa giải ngân trong năm' : null,
    survey: slot.survey,
    size: chooseSize(slot, provider, kind, random),
    refundablePercent: field.code === 'KT6' && random.chance(0.5) ? random.pick([5, 10, 20]) : 0,
    whole: 0n,
    refundable: 0n,
    amounts: new Map(),
    doubled: null,
  }
}
