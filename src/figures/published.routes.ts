import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { endOfVietnamDay } from '#platform/working-days.ts'
import { findCoverage } from './coverage.store.ts'
import type { Coverage, FigureCode, FigureQuery } from './figure.contract.ts'
import { evaluate } from './figure.store.ts'
import { findMoment, type Moment } from './flow-query.store.ts'
import { incomparable, judge } from './judge.model.ts'
import { addPrinted, type Judged, listPrinted, notANumber, type PrintedRecord, withdrawPrinted } from './published.contract.ts'
import { questionOf } from './published.model.ts'
import { findPrinted, insertPrinted, placeFinder, withdraw } from './published.store.ts'

type Printed = Awaited<ReturnType<typeof findPrinted>>[number]
interface Question {
  code: FigureCode
  query: FigureQuery
}

/** Every printed figure with what the ledger says to its question on its day and now. */
async function compareAll(db: Db): Promise<PrintedRecord[]> {
  const placeOf = await placeFinder(db)
  const now = await findMoment(db, undefined)
  const cover = rememberCoverage(db)
  const compared: PrintedRecord[] = []
  for (const printed of await findPrinted(db)) {
    const question = questionOf(printed, (name) => placeOf(name, printed.reportYear))
    const onDay = await judgeAt(db, printed, question, await findMoment(db, endOfVietnamDay(printed.heldOn)), cover)
    const current = onDay.asOf === now.asOf ? onDay : await judgeAt(db, printed, question, now, cover)
    compared.push({ ...printed, code: question?.code ?? null, query: question?.query ?? null, onDay, now: current })
  }
  return compared
}

type Cover = (question: Question, moment: Moment) => Promise<Pick<Coverage, 'owed' | 'accepted'>>

/** Many printed figures ask about the same year, place and moment. */
function rememberCoverage(db: Db): Cover {
  const known = new Map<string, Promise<Coverage>>()
  return ({ query }, moment) => {
    const key = [query.year, query.place, moment.seq].join(' ')
    const answer = known.get(key) ?? findCoverage(db, query.year, moment, query)
    known.set(key, answer)
    return answer
  }
}

async function judgeAt(db: Db, printed: Printed, question: Question | null, moment: Moment, cover: Cover): Promise<Judged> {
  if (!question) {
    const reason = printed.scope === 'VN' || !questionOf({ ...printed, scope: 'VN' }, () => undefined) ? 'no-measure' : 'no-place'
    return { asOf: null, value: null, owed: 0, accepted: 0, ...incomparable(reason) }
  }
  const { owed, accepted } = await cover(question, moment)
  const { value } = await evaluate(db, question.code, question.query, moment, 'value')
  return { asOf: moment.asOf, value, owed, accepted, ...judge(printed, { value, owed, accepted }) }
}

export const publishedBindings: Binding[] = [
  implement(listPrinted, async ({ db }) => ({ printed: await compareAll(db) })),
  implement(addPrinted, async ({ tx, actor, now }, { body }) => {
    // Only a tendency can be printed without a number.
    if (body.value === undefined && body.qualifier !== 'slight fall') throw notANumber({ qualifier: body.qualifier })
    return { id: await insertPrinted(tx, body, { person: actor.personId, now }) }
  }),
  implement(withdrawPrinted, async ({ tx, actor, now }, { params, body }) => {
    await withdraw(tx, params.id, { person: actor.personId, now, reason: body.reason })
    return { id: params.id }
  }),
]
