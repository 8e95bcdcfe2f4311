import type { Tx } from '#platform/db.ts'
import type { Act } from '#reporting/index.ts'
import type { Briefing, BriefingAction } from './briefing.contract.ts'
import { findInvitations } from './invitation.store.ts'
import { callTogether } from './invite.action.ts'
import { moveBriefing } from './move-briefing.action.ts'
import { notify } from './notice.store.ts'
import { personOf } from './open-briefing.action.ts'
import { findPoints } from './point.store.ts'

/** Takes a step and tells those whom it concerns. Throws stepRefused, noteNeeded. */
export async function takeStep(tx: Tx, act: Act, step: { briefingId: string; action: BriefingAction; note: string | null }): Promise<Briefing> {
  const briefing = await moveBriefing(tx, { ...step, personId: personOf(act), now: act.now })
  if (step.action === 'invite') await callTogether(tx, act, { briefing, kind: 'invitation', note: step.note })
  if (step.action === 'cancel' && (await findInvitations(tx, briefing.id)).length > 0)
    await callTogether(tx, act, { briefing, kind: 'cancellation', note: step.note })
  if (step.action === 'check_lines') await askForLineChecks(tx, act, briefing)
  return briefing
}

async function askForLineChecks(tx: Tx, act: Act, { id, titleVi }: Briefing) {
  const rooms = (await findPoints(tx, id)).filter(({ parentId, kind, lastGrade }) => parentId === null && kind !== 'centre' && lastGrade !== 'good')
  await notify(
    tx,
    act,
    rooms.map((room) => ({
      agencyId: room.agencyId,
      kind: 'briefing.line-check',
      arguments: { title: titleVi },
      link: `/briefings/${id}/points/${room.id}?tab=line`,
    })),
  )
}
