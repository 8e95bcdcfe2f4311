import type { Db } from '#platform/db.ts'
import { sumOf } from '#platform/money.ts'
import { findCoverageByYear } from './coverage.store.ts'
import { cubeLookup, type CubeMember, readCube } from './cube.store.ts'
import { type BaseDefinition, baseDefinitions, versionFor } from './figure.model.ts'
import type { Moment } from './flow-query.store.ts'
import { NONE } from './flow-query.store.ts'
import type { TrendAnswer, TrendMember, TrendQuery, TurnoverAnswer, TurnoverQuery } from './trend.contract.ts'
import { averageGrowth, concentrationOf, growthOf, moveKinds, movesOf, sharesOf, shiftOf } from './trend.model.ts'

const yearsOf = ({ from, to }: { from: number; to: number }) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

type Lookup = (...keys: (string | null)[]) => string | null

/** A measure by one dimension and by year, with what can be told of it in per cent. */
export async function readTrend(db: Db, query: TrendQuery, moment: Moment): Promise<TrendAnswer> {
  const { dimension, ...asked } = query
  const cube = await readCube(db, { ...asked, dimensions: [dimension, 'year'] }, moment)
  const coverage = await findCoverageByYear(db, query.from, query.to, moment, query)
  const definition: BaseDefinition = baseDefinitions[query.measure]
  const additive = definition.unit === 'money'
  const [members = []] = cube.members
  const at = cubeLookup(cube)
  const versionOf = (year: number) => versionFor(definition, year).number
  const shares = additive ? yearsOf(query).map((year) => sharesOf(members.map(({ key }) => at(key, String(year))))) : []
  const comparable = (year: number) => year > query.from && versionOf(year) === versionOf(year - 1)
  const years = yearsOf(query).map((year) => ({
    year,
    total: at(null, String(year)) ?? '0',
    comparable: comparable(year),
    ...(coverage.get(year) ?? { owed: 0, accepted: 0 }),
    growth: comparable(year) ? growthOf(at(null, String(year)), at(null, String(year - 1))) : null,
    // The nameless are many, not one.
    concentration: additive ? concentrationOf(members.filter(({ key }) => key !== NONE).map(({ key }) => at(key, String(year)))) : null,
  }))
  const shift = shiftBetween(years.map(({ year }) => year).filter((_, index) => shares[index]?.some((share) => share !== null)))
  const read = { query, at, shares, comparable, shift, versionOf }
  return {
    query,
    asOf: moment.asOf,
    unit: additive ? query.currency : 'count',
    additive,
    years,
    members: members.map((member, index) => memberOf(member, index, read)),
    shiftYears: shift,
  }
}

const shiftBetween = (held: readonly number[]) => (held.length < 2 ? null : { from: held[0] ?? 0, to: held.at(-1) ?? 0 })

interface TrendRead {
  query: TrendQuery
  at: Lookup
  /** By year, then by member. */
  shares: (string | null)[][]
  comparable: (year: number) => boolean
  shift: { from: number; to: number } | null
  versionOf: (year: number) => number
}

function memberOf(member: CubeMember, index: number, { query, at, shares, comparable, shift, versionOf }: TrendRead): TrendMember {
  const years = yearsOf(query)
  const valueIn = (year: number) => at(member.key, String(year))
  const shareIn = (year: number) => shares[year - query.from]?.[index] ?? null
  return {
    ...member,
    total: at(member.key, null) ?? '0',
    values: years.map((year) => ({
      value: valueIn(year),
      share: shareIn(year),
      growth: comparable(year) ? growthOf(valueIn(year), valueIn(year - 1)) : null,
    })),
    // Only over years that are counted alike: those of the last year's way of counting.
    average: averageGrowth(years.filter((year) => versionOf(year) === versionOf(query.to)).map((year) => ({ year, value: valueIn(year) }))),
    shift: shift && shiftOf(shareIn(shift.from), shareIn(shift.to)),
  }
}

/** Before any report: to tell who is new, a provider's whole past is looked at. */
const BEGINNING = 1900

/** Who began to give and who gave no more, in the scope that is asked for. */
export async function readTurnover(db: Db, query: TurnoverQuery, moment: Moment): Promise<TurnoverAnswer> {
  const cube = await readCube(db, { ...query, measure: 'disbursed', dimensions: ['provider', 'year'], from: BEGINNING }, moment)
  const [providers = [], ledgerYears = []] = cube.members
  const first = Math.min(...ledgerYears.map(({ key }) => Number(key)))
  const given = new Map<string, Map<number, string>>(providers.map(({ key }) => [key, new Map()]))
  for (const { keys, value } of cube.cells) {
    const [provider, year] = keys
    if (typeof provider === 'string' && typeof year === 'string') given.get(provider)?.set(Number(year), value)
  }
  const years = yearsOf(query)
  const labels = new Map(providers.map(({ key, label }) => [key, label]))
  const moves = movesOf(
    given,
    years.filter((year) => year > first),
  ).map((move) => ({ ...move, label: labels.get(move.key) ?? move.key }))
  const coverage = await findCoverageByYear(db, query.from, query.to, moment, query)
  return {
    query,
    asOf: moment.asOf,
    unit: query.currency,
    years: years.map((year) => ({
      year,
      givers: [...given.values()].filter((byYear) => Number(byYear.get(year) ?? 0) > 0).length,
      known: year > first,
      ...(coverage.get(year) ?? { owed: 0, accepted: 0 }),
      sums: moveKinds.map((kind) => sumOfMoves(moves, year, kind, query.currency)),
    })),
    moves: moves.toSorted((a, b) => b.year - a.year || Number(b.value) - Number(a.value)),
  }
}

function sumOfMoves(moves: readonly TurnoverAnswer['moves'][number][], year: number, kind: (typeof moveKinds)[number], currency: 'USD' | 'VND') {
  const these = moves.filter((move) => move.year === year && move.kind === kind)
  return { kind, count: these.length, value: sumOf(these.map(({ value }) => value)).toFixed(currency === 'USD' ? 2 : 0) }
}
