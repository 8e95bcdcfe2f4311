import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import type { OfficialDocument } from '#platform/official-document/document.model.ts'
import { toDocx } from '#platform/official-document/to-docx.ts'
import { toPdf } from '#platform/official-document/to-pdf.ts'
import { notFound } from '#platform/problem.ts'
import { answersFor } from './answer-point.action.ts'
import { timetable } from './agenda.model.ts'
import { findAgenda } from './agenda.store.ts'
import { actOf, type BriefingCoreOptions } from './briefing.routes.ts'
import { getBriefing } from './briefing.store.ts'
import { calendarOf } from './calendar.action.ts'
import { demandOpen } from './demand-open.action.ts'
import { calendarEntry, type Invitation, inviteAgain, letterDocx, letterPdf, listInvitations, numberLetter } from './invitation.contract.ts'
import { letterOf } from './invitation.model.ts'
import { findInvitations, numberInvitation } from './invitation.store.ts'
import { callTogether } from './invite.action.ts'
import { getPoint } from './point.store.ts'

export function invitationBindings(options: BriefingCoreOptions): Binding[] {
  return [
    implement(listInvitations, async ({ db }, { params }) => {
      const briefing = await getBriefing(db, params.id)
      const invitations = await findInvitations(db, params.id)
      return { invitations, changedSince: hasChanged(briefing, invitations[0]) }
    }),
    implement(inviteAgain, async (context, { params, body }) => {
      const briefing = await demandOpen(context.tx, params.id, 'letters')
      return callTogether(context.tx, actOf(context, options), { briefing, kind: 'change', note: body.note })
    }),
    implement(numberLetter, ({ tx }, { params, body }) => numberInvitation(tx, params.id, params.invitationId, body)),
    implement(letterDocx, async ({ db, actor, now }, { params }) => {
      const { document, fileName } = await letterFor(db, actor, params, options)
      return { fileName: `${fileName}.docx`, contentType: letterDocx.reply.file, bytes: await toDocx(document, { madeAt: now }) }
    }),
    implement(letterPdf, async ({ db, actor, now }, { params }) => {
      const { document, fileName } = await letterFor(db, actor, params, options)
      return { fileName: `${fileName}.pdf`, contentType: letterPdf.reply.file, bytes: await toPdf(document, { madeAt: now }) }
    }),
    implement(calendarEntry, async ({ db, now }, { params }) => {
      const briefing = await getBriefing(db, params.id)
      const [newest] = await findInvitations(db, params.id)
      const entry = { briefing, sequence: newest?.sequence ?? 0, cancelled: briefing.state === 'cancelled', publicUrl: options.publicUrl }
      const { name: fileName, bytes } = calendarOf(entry, now)
      return { fileName, contentType: calendarEntry.reply.file, bytes }
    }),
  ]
}

function hasChanged(briefing: { startsAt: string; endsAt: string }, newest: Invitation | undefined): boolean {
  return newest !== undefined && (newest.startsAt !== briefing.startsAt || newest.endsAt !== briefing.endsAt)
}

/** The letter of a room for those who answer for it and the auditor. Throws notFound for others. */
async function letterFor(
  db: Db,
  actor: Actor,
  { id, pointId }: { id: string; pointId: string },
  { publicUrl }: BriefingCoreOptions,
): Promise<{ document: OfficialDocument; fileName: string }> {
  const briefing = await getBriefing(db, id)
  const point = await getPoint(db, id, pointId)
  if (!answersFor(actor, point) && actor.role !== 'auditor') throw notFound({})
  const invitation = (await findInvitations(db, id)).find(({ kind }) => kind !== 'cancellation') ?? null
  const agenda = timetable(await findAgenda(db, id), briefing)
  return { document: letterOf({ briefing, invitation, point, agenda, publicUrl }), fileName: `giay-moi-${briefing.reportYear}-${point.code.toLowerCase()}` }
}
