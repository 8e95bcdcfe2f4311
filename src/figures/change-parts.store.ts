import type { Db } from '#platform/db.ts'
import { Exact } from '#platform/money.ts'
import { dimensionOf } from './change-key.store.ts'
import { mergeLines, momentSteps, momentStepOf, type StepKind, type StepLine, tellMembersOnce, yearStepOf } from './change.model.ts'
import { findMomentDifferences, findStatementDifferences, type MomentDifference, nowhere, type Question, type Whereabouts } from './change.store.ts'
import { compareSides, compareStatements, findAwaited, type Group, type YearDifference } from './change-year.store.ts'
import type { ChangeBy } from './change.contract.ts'
import { type BaseCode, type BaseDefinition, baseDefinitions, type Measure, versionFor } from './figure.model.ts'
import type { Moment } from './flow-query.store.ts'
import { axisOf } from './axis.store.ts'

export type FoundLine = StepLine & Whereabouts

/** A change broken into lines, and the kinds of steps that are told even where nothing fell into them. */
export interface Broken {
  kinds: readonly StepKind[]
  lines: FoundLine[]
}

/** The lines between two moments of a report year, each in its step. The definition of a year does not change between moments. */
export async function breakMoments(db: Db, code: BaseCode, question: Question, [from, to]: readonly [Moment, Moment]): Promise<Broken> {
  const { measure } = versionFor(baseDefinitions[code], question.year)
  const found =
    measure.aggregate === 'statement'
      ? await findStatementDifferences(db, code, question, from, to)
      : await findMomentDifferences(db, question, from, to, measure)
  const lines = found.map((one) => ({
    ...one,
    ...placeOf(one),
    key: null,
    kind: momentStepOf({ ...one, before: one.standingBefore, after: one.standingAfter }),
  }))
  return { kinds: momentSteps, lines: mergeLines(found.some(({ gained }) => gained !== null) ? toldOnce(lines) : lines) }
}

const placeOf = ({ agencyId, grantId, before, after }: MomentDifference) => ({ id: `${agencyId} ${grantId}`, before, after })

function toldOnce<L extends StepLine & Pick<MomentDifference, 'gained' | 'member'>>(lines: readonly L[]) {
  const of = (gained: boolean) => lines.filter((line) => line.gained === gained).map((line) => ({ ...line, member: line.member ?? '' }))
  return [...tellMembersOnce(of(true), 'gained'), ...tellMembersOnce(of(false), 'lost')]
}

type YearsQuestion = Question & { fromYear: number; by: ChangeBy }

/** The lines between two report years at one moment: first what the way of counting did to the earlier year, then what happened. */
export async function breakYears(db: Db, code: BaseCode, { fromYear, by, ...question }: YearsQuestion, moment: Moment): Promise<Broken> {
  const definition: BaseDefinition = baseDefinitions[code]
  const [earlier, later] = [versionFor(definition, fromYear).measure, versionFor(definition, question.year).measure]
  const before = { ...question, year: fromYear }
  if (later.aggregate === 'statement') return breakStatements(db, code, [before, question], moment)
  const group = groupOf(later)
  const restated =
    earlier === later
      ? []
      : await compareSides(
          db,
          [
            { question: before, measure: earlier },
            { question: before, measure: later },
          ],
          moment,
          { group },
        )
  const key = by === 'grants' ? undefined : axisOf(dimensionOf[by], { to: question.year }).key
  const found = await compareSides(
    db,
    [
      { question: before, measure: later },
      { question, measure: later },
    ],
    moment,
    { group, ...(key ? { key } : {}) },
  )
  const happened = key
    ? found.map((line) => ({ ...line, kind: 'member' as const }))
    : withWitnesses(found, await witnessesOf(db, [fromYear, question.year], moment)).map((line) => ({ ...line, key: null, kind: yearKindOf(line, later) }))
  const lines = [...restated.map((line) => ({ ...line, key: null, kind: 'definition' as const })), ...happened]
  return { kinds: key ? ['definition'] : kindsOf(later), lines: mergeLines<FoundLine>(lines) }
}

const groupOf = ({ aggregate }: Measure): Group => (aggregate === 'organisations' ? 'organisation' : aggregate === 'countries' ? 'country' : 'grant')

type YearLine = YearDifference & Record<'providerBefore' | 'providerAfter' | 'awaitedBefore' | 'awaitedAfter', boolean>
type Awaited = Record<'before' | 'after', ReadonlySet<string>>

const witnessesOf = async (db: Db, [before, after]: readonly [number, number], moment: Moment): Promise<Awaited> => ({
  before: await findAwaited(db, before, moment),
  after: await findAwaited(db, after, moment),
})

/** A provider is known in a year when any of its grants is there, not only the one at hand. */
function withWitnesses(lines: readonly YearDifference[], awaited: Awaited): YearLine[] {
  const before = new Set(lines.flatMap((line) => line.providersBefore))
  const after = new Set(lines.flatMap((line) => line.providersAfter))
  return lines.map((line) => ({
    ...line,
    providerBefore: line.providersAfter.some((provider) => before.has(provider)),
    providerAfter: line.providersBefore.some((provider) => after.has(provider)),
    awaitedBefore: awaited.before.has(line.agencyId ?? ''),
    awaitedAfter: awaited.after.has(line.agencyId ?? ''),
  }))
}

function yearKindOf(line: YearLine, { aggregate }: Measure): StepKind {
  if (aggregate === 'organisations' || aggregate === 'countries') return line.inAfter ? 'arrived' : 'left'
  const onlyRate =
    line.amountBefore !== null && line.amountBefore === line.amountAfter && line.currencyBefore !== null && line.currencyBefore === line.currencyAfter
  return yearStepOf({ ...line, onlyRate, rose: isLess(line.before, line.after) })
}

const isLess = (before: string, after: string) => new Exact(before).lt(after)

function kindsOf({ aggregate }: Measure): StepKind[] {
  if (aggregate === 'organisations' || aggregate === 'countries') return ['definition', 'arrived', 'left']
  if (aggregate === 'grants') return ['definition', 'provider_new', 'grant_new', 'awaited_before', 'grant_ended', 'provider_left', 'awaited']
  return ['definition', 'provider_new', 'grant_new', 'awaited_before', 'risen', 'fallen', 'grant_ended', 'provider_left', 'awaited', 'rates']
}

async function breakStatements(db: Db, code: BaseCode, sides: readonly [Question, Question], moment: Moment): Promise<Broken> {
  const found = await compareStatements(db, code, sides, moment)
  const lines = found.map((line) => ({ ...nowhere, ...line, key: null, kind: statementKindOf(line) }))
  return { kinds: ['arrived', 'risen', 'fallen', 'left'], lines: mergeLines<FoundLine>(lines) }
}

const statementKindOf = ({ inBefore, inAfter, before, after }: Pick<YearDifference, 'inBefore' | 'inAfter' | 'before' | 'after'>): StepKind =>
  !inBefore ? 'arrived' : !inAfter ? 'left' : isLess(before, after) ? 'risen' : 'fallen'
