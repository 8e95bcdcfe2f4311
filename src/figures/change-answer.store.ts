import type { Db } from '#platform/db.ts'
import { Exact, fixed } from '#platform/money.ts'
import { findKeyNames, findScopeNames } from './change-key.store.ts'
import { breakMoments, breakYears, type Broken } from './change-parts.store.ts'
import {
  type ChangeAnswer,
  type ChangeEnd,
  type ChangeQuery,
  type ChangeStep,
  endsTurnedRound,
  momentInFuture,
  notAdditive,
  twoEndsAsked,
  type Waterfall,
} from './change.contract.ts'
import { stepsOf } from './change.model.ts'
import { findCoverageByYear } from './coverage.store.ts'
import { type FigureCode, Scope } from './figure.contract.ts'
import { type BaseCode, baseDefinitions, definitions } from './figure.model.ts'
import { evaluate, type Evaluated } from './figure.store.ts'
import { ensureMap, findMoment, type Moment } from './flow-query.store.ts'

/** One end of a change: a report year as it was known at a moment. */
interface End {
  year: number
  moment: Moment
}
export interface Ends {
  mode: ChangeAnswer['mode']
  from: End
  to: End
}

/** The two ends of a question. Refuses ends that cannot be, and a breaking that does not add up. */
export async function findEnds(db: Db, code: FigureCode, query: ChangeQuery, now: string): Promise<Ends> {
  const { year, fromYear, fromMoment, toMoment, by } = query
  if ((fromYear === undefined) === (fromMoment === undefined)) throw twoEndsAsked({})
  for (const moment of [fromMoment, toMoment]) if (moment && Date.parse(moment) > Date.parse(now)) throw momentInFuture({ moment })
  if (fromMoment && Date.parse(fromMoment) > Date.parse(toMoment ?? now)) throw endsTurnedRound({})
  if (fromYear !== undefined && fromYear >= year) throw endsTurnedRound({})
  if (by !== 'grants' && (fromMoment || partsOf(code).some((part) => aggregateOf(part.code) !== 'sum'))) throw notAdditive({})
  await ensureMap(db, query.map)
  const to = { year, moment: await findMoment(db, toMoment) }
  return fromYear === undefined
    ? { mode: 'moments', from: { year, moment: await findMoment(db, fromMoment) }, to }
    : { mode: 'years', from: { ...to, year: fromYear }, to }
}

const aggregateOf = (code: BaseCode) => baseDefinitions[code].versions[0].measure.aggregate

/** A sum or count that a figure is made of, and how many years it lies from it. */
export interface Part {
  code: BaseCode
  offset: number
}

/** What a figure is broken into: itself, or the sums and counts that it is made of, with how many years they lie from it. */
export function partsOf(code: FigureCode): [Part, ...Part[]] {
  const definition = definitions[code]
  return definition.kind === 'derived' ? [definition.of, definition.to] : [{ code: code as BaseCode, offset: 0 }]
}

/** The change of a figure with every step of it, each part checked to add up. */
export async function answerChange(db: Db, code: FigureCode, query: ChangeQuery, now: string): Promise<ChangeAnswer> {
  const ends = await findEnds(db, code, query, now)
  const waterfalls = []
  for (const part of partsOf(code)) waterfalls.push((await breakPart(db, part, query, ends)).waterfall)
  const [from, to] = [await valueAt(db, code, query, ends.from), await valueAt(db, code, query, ends.to)]
  const change = from.value === null || to.value === null ? null : shown(new Exact(to.value).minus(from.value).toFixed(), to.unit)
  const [first, last] = [await endOf(db, ends.from, from, query), await endOf(db, ends.to, to, query)]
  const scope = await findScopeNames(db, scopeOf(query), query.year)
  return { code, unit: to.unit, mode: ends.mode, from: first, to: last, change, waterfalls, scope, query }
}

const valueAt = (db: Db, code: FigureCode, query: ChangeQuery, end: End) =>
  evaluate(db, code, { ...scopeOf(query), currency: query.currency, map: query.map, year: end.year }, end.moment, 'value')

const scopeOf = (query: ChangeQuery): Scope => Scope.strip().parse(query)

async function endOf(db: Db, { year, moment }: End, { value }: Evaluated, { map, place, agency }: ChangeQuery): Promise<ChangeEnd> {
  const { owed, accepted } = (await findCoverageByYear(db, year, year, moment, { map, place, agency })).get(year) ?? { owed: 0, accepted: 0 }
  return { year, asOf: moment.asOf, value, owed, accepted }
}
/** An amount with the decimals of its unit. */
export const shown = (amount: string, unit: Waterfall['unit']) => fixed(amount, unit === 'USD' ? 2 : unit === 'percent' ? 6 : 0)

/** Breaks one sum or count, and makes sure that start and steps give the end: a waterfall that does not is never shown. */
export async function breakPart(db: Db, part: Part, query: ChangeQuery, ends: Ends): Promise<Broken & { waterfall: Waterfall }> {
  const at = (end: End) => ({ ...end, year: end.year + part.offset })
  const [start, finish] = [at(ends.from), at(ends.to)]
  const [from, to] = [await valueAt(db, part.code, query, start), await valueAt(db, part.code, query, finish)]
  const question = { ...query, year: finish.year }
  const broken =
    ends.mode === 'moments'
      ? await breakMoments(db, part.code, question, [start.moment, finish.moment])
      : await breakYears(db, part.code, { ...question, fromYear: start.year }, finish.moment)
  const steps = await stepsShown(db, broken, query, to.unit)
  const reached = steps.reduce((sum, { amount }) => sum.plus(amount), new Exact(from.value ?? 0))
  if (!reached.equals(to.value ?? 0)) throw new Error(`The steps of ${part.code} reach ${reached.toFixed()} and not ${to.value}`)
  const change = shown(new Exact(to.value ?? 0).minus(from.value ?? 0).toFixed(), to.unit)
  const [first, last] = [await endOf(db, start, from, query), await endOf(db, finish, to, query)]
  return { ...broken, waterfall: { code: part.code, unit: to.unit, from: first, to: last, change, steps } }
}

async function stepsShown(db: Db, { kinds, lines }: Broken, query: ChangeQuery, unit: Waterfall['unit']): Promise<ChangeStep[]> {
  const plain = stepsOf(
    kinds,
    lines.filter(({ key }) => key === null),
  ).map((step) => ({ ...step, key: null, label: null, labelEn: null, amount: shown(step.amount, unit) }))
  const byKey = Map.groupBy(
    lines.filter((line) => line.key !== null),
    ({ key }) => key ?? '',
  )
  const names = byKey.size > 0 ? await findKeyNames(db, query.by, query.year, [...byKey.keys()]) : new Map<string, never>()
  const members = [...byKey].flatMap(([key, own]) =>
    stepsOf(['member'], own).map((step) => ({
      ...step,
      key,
      label: names.get(key)?.label ?? key,
      labelEn: names.get(key)?.labelEn ?? key,
      amount: shown(step.amount, unit),
    })),
  )
  return [...plain, ...members.toSorted((a, b) => new Exact(b.amount).cmp(a.amount) || (a.key < b.key ? -1 : 1))]
}
