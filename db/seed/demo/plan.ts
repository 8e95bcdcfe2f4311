import { isIn, runsIn, unitId } from './grant.ts'
import type { Grant, Slot, Unit } from './grant.ts'
import { makeGrant } from './new-grant.ts'
import { ministries } from './ministries.ts'
import { gives, onlyNamed } from './organisations.ts'
import type { Cast, Provider } from './organisations.ts'
import { provinces } from './provinces.ts'
import { randomFor } from './random.ts'
import type { Random } from './random.ts'
import { haiPhong2020, quangTri, relief, years } from './targets.ts'
import type { Topic, Year } from './targets.ts'

const units: readonly Unit[] = [
  ...provinces.map((province): Unit => ({ kind: 'province', province })),
  ...ministries.map((ministry): Unit => ({ kind: 'ministry', ministry })),
]
const yearSize: Readonly<Record<Year, number>> = { 2018: 0.32, 2019: 0.93, 2020: 0.95, 2021: 0.96, 2022: 0.95, 2023: 0.94, 2024: 0.95, 2025: 0.93 }
/** Where the floods of October 2020 were. */
const flooded: ReadonlySet<string> = new Set(['40', '42', '44', '45', '46', '48', '49', '51'])

function linesWanted(unit: Unit, year: Year): number {
  const id = unitId(unit)
  if (id === '45' && (year === 2022 || year === 2023)) return quangTri[year].grants
  if (id === '31' && year === 2020) return haiPhong2020.grants
  const lines = unit.kind === 'province' ? unit.province.lines : unit.ministry.lines
  return Math.max(3, Math.round(lines * yearSize[year] * randomFor(`lines-${id}-${year}`).between(0.93, 1.07)))
}

function phaseOf(year: Year, random: Random): Slot['phase'] {
  if (year === 2018) return random.weighted(['ending', 'earlier', 'fresh'], [43, 35, 22])
  if (year === 2019) return random.weighted(['earlier', 'fresh'], [53, 47])
  return 'fresh'
}

/** Grants that go on from the year before are made to be just so many, by ending some and prolonging others. */
function carryExactly(grants: readonly Grant[], year: number, wanted: number): void {
  const running = grants.filter((grant) => isIn(grant, '45') && runsIn(grant, year - 1))
  const going = running.filter((grant) => runsIn(grant, year))
  const ended = running.filter((grant) => !runsIn(grant, year) && grant.kind === 'project')
  for (const grant of going.slice(wanted)) Object.assign(grant, { lastYear: year - 1, end: `${year - 1}-12-31` })
  for (const grant of ended.slice(0, Math.max(0, wanted - going.length))) Object.assign(grant, { lastYear: year, end: `${year}-12-31` })
}

function slotsOf(year: Year, grants: readonly Grant[]): Slot[] {
  const random = randomFor(`slots-${year}`)
  const carried = new Map<string, number>()
  for (const grant of grants) if (runsIn(grant, year)) carried.set(unitId(grant.unit), (carried.get(unitId(grant.unit)) ?? 0) + 1)
  return units.flatMap((unit) => {
    const wanted = linesWanted(unit, year) - (carried.get(unitId(unit)) ?? 0)
    return Array.from({ length: Math.max(0, wanted) }, (): Slot => ({ unit, year, phase: phaseOf(year, random), topic: null, survey: false }))
  })
}

/** Two provinces whose published figures count providers work with their own circle only, Hải Phòng until 2020. */
function circleOf(slot: Slot, cast: Cast): readonly Provider[] | null {
  const id = unitId(slot.unit)
  if (id === '45') return cast.quangTri
  return id === '31' && slot.year <= 2020 ? cast.haiPhong : null
}

const isProvincial = (slot: Slot): boolean => slot.unit.kind === 'province'
const inCircle = (slot: Slot): boolean => unitId(slot.unit) === '45' || unitId(slot.unit) === '31'

interface Cohort {
  year: Year
  cast: Cast
  taken: { slot: Slot; provider: Provider }[]
  left: Slot[]
}

function take(cohort: Cohort, slot: Slot, provider: Provider): void {
  cohort.taken.push({ slot, provider })
  cohort.left.splice(cohort.left.indexOf(slot), 1)
}

function takeRelief(cohort: Cohort, topic: Topic, givers: readonly Provider[]): void {
  const random = randomFor(`relief-${topic}`)
  const fits = (slot: Slot) => (topic === 'covid-19' ? !inCircle(slot) : isProvincial(slot) && !inCircle(slot) && flooded.has(unitId(slot.unit)))
  const open = random.shuffled(cohort.left.filter(fits)).slice(0, relief[topic].lines)
  for (const [index, slot] of open.entries()) take(cohort, { ...slot, topic }, givers[index] ?? random.pick(givers))
  cohort.left = cohort.left.filter((slot) => !open.includes(slot))
}

/** 2020: who gave against the epidemic and after the floods, among them some of Quảng Trị's partners, who gave there. */
function takeReliefOf2020(cohort: Cohort): void {
  const { cast } = cohort
  const random = randomFor('relief-ngos')
  const active = random.shuffled(cast.ngos.filter((ngo) => gives(ngo, 2020) && ngo.weight > 0 && !cast.quangTri.includes(ngo)))
  const there = cast.quangTri.slice(8, 16)
  const flood = [...there, ...active.slice(0, 27), ...cast.internationals.slice(12, 16), ...cast.firms.slice(20, 26)]
  takeRelief(cohort, 'covid-19', [
    ...active.slice(20, 105),
    ...cast.firms.slice(10, 30),
    ...cast.individuals.slice(5, 12),
    ...cast.internationals.slice(15, 18),
  ])
  const local = cohort.left.filter((slot) => unitId(slot.unit) === '45').slice(0, there.length)
  for (const [index, slot] of local.entries()) {
    cohort.taken.push({ slot: { ...slot, topic: 'mua-lu-2020' }, provider: there[index] ?? random.pick(there) })
  }
  cohort.left = cohort.left.filter((slot) => !local.includes(slot))
  takeRelief(cohort, 'mua-lu-2020', flood)
}

function takeCircle(cohort: Cohort, code: string, grants: readonly Grant[]): void {
  const random = randomFor(`circle-${code}-${cohort.year}`)
  const slots = cohort.left.filter((slot) => unitId(slot.unit) === code)
  const circle = slots[0] && circleOf(slots[0], cohort.cast)
  if (!circle) return
  const there = new Set(grants.filter((grant) => isIn(grant, code) && runsIn(grant, cohort.year)).map(({ provider }) => provider))
  for (const { slot, provider } of cohort.taken) if (unitId(slot.unit) === code) there.add(provider)
  const missing = random.shuffled(circle.filter((provider) => !there.has(provider)))
  const bodies = circle.filter(({ kind }) => kind === 'ngo' || kind === 'international_organisation')
  for (const [index, slot] of slots.entries()) {
    const next = slot.phase === 'fresh' ? missing[index] : undefined
    take(cohort, slot, next ?? random.pick(slot.phase === 'fresh' ? circle : bodies))
  }
}

/** Every NGO that gives in the year is found in some return; the rest of the lines go by weight. */
function takeRest(cohort: Cohort, grants: readonly Grant[]): void {
  const { year, cast } = cohort
  const random = randomFor(`rest-${year}`)
  const seen = new Set([...grants.filter((grant) => runsIn(grant, year)).map(({ provider }) => provider), ...cohort.taken.map(({ provider }) => provider)])
  const active = cast.ngos.filter((ngo) => gives(ngo, year) && ngo.weight > 0)
  const weights = active.map(({ weight }) => weight)
  const unseen = random.shuffled(year === 2018 ? [] : active.filter((ngo) => !seen.has(ngo)))
  for (const [index, slot] of random.shuffled(cohort.left).entries()) {
    const kind =
      slot.phase === 'fresh' && index >= unseen.length
        ? random.weighted(['ngo', 'io', 'firm', 'person'] as const, slot.unit.kind === 'ministry' ? [84, 14, 2, 0] : [84, 5, 7, 4])
        : 'ngo'
    const anybody = {
      ngo: () => random.weighted(active, weights),
      io: () => random.pick(cast.internationals),
      firm: () => random.pick(cast.firms),
      person: () => random.pick(cast.individuals),
    }
    cohort.taken.push({ slot, provider: unseen[index] ?? anybody[kind]() })
  }
  cohort.left = []
}

function takeSurveys(cohort: Cohort): void {
  const random = randomFor(`surveys-${cohort.year}`)
  const open = provinces.filter(({ code }) => code !== '45' && code !== '31')
  for (const provider of onlyNamed(cohort.cast, cohort.year)) {
    const province = random.weighted(
      open,
      open.map(({ lines }) => lines),
    )
    cohort.taken.push({ provider, slot: { unit: { kind: 'province', province }, year: cohort.year, phase: 'fresh', topic: null, survey: true } })
  }
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()

function* endingsOf(grant: Grant): Generator<string> {
  const [from, to] = [grant.start.slice(0, 4), grant.end.slice(0, 4)]
  yield ''
  yield from === to ? ` (năm ${from})` : ` (giai đoạn ${from} - ${to})`
  for (let batch = 2; ; batch += 1) yield ` (năm ${from}, đợt ${batch})`
}

/** The ledger knows a grant by its provider and its name without accents: no two are the same. */
function nameApart(grant: Grant, names: Set<string>): void {
  const key = `${grant.provider.kind}|${grant.provider.name}|${fold(grant.name)}`
  for (const ending of endingsOf(grant)) {
    if (names.has(key + ending)) continue
    names.add(key + ending)
    grant.name += ending
    return
  }
}

/** Every grant of the country from its first to its last return; money comes after. */
export function planGrants(cast: Cast): Grant[] {
  const grants: Grant[] = []
  const names = new Set<string>()
  for (const year of years) {
    if (year === 2022 || year === 2023) carryExactly(grants, year, quangTri[year].grants - quangTri[year].fresh)
    const cohort: Cohort = { year, cast, taken: [], left: slotsOf(year, grants) }
    if (year === 2020) takeReliefOf2020(cohort)
    takeCircle(cohort, '45', grants)
    takeCircle(cohort, '31', grants)
    takeRest(cohort, grants)
    takeSurveys(cohort)
    for (const { slot, provider } of cohort.taken) {
      const grant = makeGrant(slot, provider, grants.length)
      nameApart(grant, names)
      grants.push(grant)
    }
  }
  return grants
}
