import { findSecretariat } from '#directory/index.ts'
import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { answersFor, getOwnPoint } from './answer-point.action.ts'
import { findAgenda } from './agenda.store.ts'
import { actOf, type BriefingCoreOptions } from './briefing.routes.ts'
import { getBriefing } from './briefing.store.ts'
import { demandOpen } from './demand-open.action.ts'
import { type Notice, notify } from './notice.store.ts'
import { notYourPoint } from './matter.contract.ts'
import { isOrderOf } from './order.model.ts'
import { getPoint } from './point.store.ts'
import {
  decideStatement,
  editStatement,
  listStatements,
  orderStatements,
  registerStatement,
  type Statement,
  statementOrder,
  statementSettled,
  withdrawStatement,
} from './statement.contract.ts'
import { findStatements, getStatement, insertStatement, numberStatements, updateStatement } from './statement.store.ts'

export function statementBindings(options: BriefingCoreOptions): Binding[] {
  return [
    implement(listStatements, async ({ db }, { params }) => {
      await getBriefing(db, params.id)
      const planned = (await findAgenda(db, params.id)).filter(({ kind }) => kind === 'statements')
      return { statements: await findStatements(db, params.id), minutesPlanned: planned.reduce((sum, { minutes }) => sum + minutes, 0) }
    }),
    implement(registerStatement, async (context, { params, body }) => {
      const { tx, actor, now } = context
      const { briefing, point } = await getOwnPoint(tx, actor, params, 'registering')
      const id = randomUUID()
      await insertStatement(tx, {
        ...body,
        id,
        briefingId: briefing.id,
        pointId: point.id,
        registeredAt: now,
        registeredBy: actor.personId,
        demo: briefing.demo,
      })
      const notice = { kind: 'briefing.statement-registered' as const, arguments: { point: point.nameVi, subject: body.subject }, link: linkOf(briefing.id) }
      if (!actor.role.startsWith('secretariat')) await tell(context, options, notice, await findSecretariat(tx))
      return getStatement(tx, briefing.id, id)
    }),
    implement(editStatement, async ({ tx, actor }, { params, body }) => {
      const statement = await getOwnStatement(tx, actor, params)
      return updateStatement(tx, params.id, statement, 'statement.edited', body)
    }),
    implement(withdrawStatement, async ({ tx, actor }, { params }) => {
      const statement = await getStatement(tx, params.id, params.statementId)
      await refuseOthers(tx, actor, params.id, statement)
      await demandOpen(tx, params.id, 'deciding')
      if (statement.state !== 'registered' && statement.state !== 'accepted') throw statementSettled({ state: statement.state })
      return updateStatement(tx, params.id, statement, 'statement.withdrawn', { state: 'withdrawn' })
    }),
    implement(decideStatement, async (context, { params, body }) => {
      const { tx } = context
      await demandOpen(tx, params.id, 'deciding')
      const statement = await getStatement(tx, params.id, params.statementId)
      if (statement.state === 'withdrawn' || statement.state === 'spoken') throw statementSettled({ state: statement.state })
      const accepted = body.decision === 'accept'
      const change = accepted
        ? { state: 'accepted' as const, declineReason: null, minutes: body.minutes ?? statement.minutes }
        : { state: 'declined' as const, declineReason: body.reason }
      const decided = await updateStatement(tx, params.id, statement, `statement.${change.state}`, change)
      const { agencyId } = await getPoint(tx, params.id, statement.pointId)
      const args = { subject: statement.subject, reason: change.declineReason ?? '', minutes: decided.minutes }
      await tell(
        context,
        options,
        { kind: accepted ? 'briefing.statement-accepted' : 'briefing.statement-declined', arguments: args, link: linkOf(params.id) },
        [agencyId],
      )
      return decided
    }),
    implement(orderStatements, async ({ tx }, { params, body }) => {
      await demandOpen(tx, params.id, 'deciding')
      const present = (await findStatements(tx, params.id)).map(({ id }) => id)
      if (!isOrderOf(body.statementIds, present)) throw statementOrder({})
      await numberStatements(tx, params.id, body.statementIds)
      return { statements: await findStatements(tx, params.id) }
    }),
  ]
}

const linkOf = (briefingId: string) => `/briefings/${briefingId}?tab=statements`

type Context = Parameters<typeof actOf>[0] & { tx: Tx }
async function tell(context: Context, options: BriefingCoreOptions, notice: Omit<Notice, 'agencyId'>, agencyIds: readonly string[]) {
  await notify(
    context.tx,
    actOf(context, options),
    agencyIds.map((agencyId) => ({ ...notice, agencyId })),
  )
}

/** A statement of the actor's room that may still be changed. Throws notFound, notYourPoint, matterClosed, statementSettled. */
async function getOwnStatement(tx: Tx, actor: Actor, { id, statementId }: { id: string; statementId: string }): Promise<Statement> {
  const statement = await getStatement(tx, id, statementId)
  await refuseOthers(tx, actor, id, statement)
  await demandOpen(tx, id, actor.role.startsWith('secretariat') ? 'deciding' : 'registering')
  if (statement.state !== 'registered') throw statementSettled({ state: statement.state })
  return statement
}

async function refuseOthers(tx: Tx, actor: Actor, briefingId: string, { pointId }: Statement) {
  if (!answersFor(actor, await getPoint(tx, briefingId, pointId))) throw notYourPoint({})
}
