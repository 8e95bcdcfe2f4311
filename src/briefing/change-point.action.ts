import { findSecretariat } from '#directory/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Act } from '#reporting/index.ts'
import type { z } from 'zod'
import { recallIfIncomplete } from './answer-point.action.ts'
import { findAttendees } from './attendee.store.ts'
import type { Briefing } from './briefing.contract.ts'
import { notify } from './notice.store.ts'
import { personOf } from './open-briefing.action.ts'
import { type editPoint, pointIncomplete } from './point.contract.ts'
import { gapsBeforeConfirmation } from './point.model.ts'
import { contactOf, type PointRow, updatePoint } from './point.store.ts'

/** Changes address or contact; a confirmation that no longer holds is taken back. */
export async function changePoint(tx: Tx, point: PointRow, { address, contact }: z.output<typeof editPoint.body>): Promise<void> {
  const change = {
    ...(address === undefined ? {} : { address }),
    ...(contact ? { contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email } : {}),
  }
  if (Object.keys(change).length === 0) return tx.audit({ action: 'point.unchanged', subject: 'point', subjectId: point.id })
  await recallIfIncomplete(tx, await updatePoint(tx, point, 'point.edited', change))
}

/** Confirms that a room takes part, and tells the secretariat. Throws pointIncomplete with what is missing. */
export async function confirmRoom(tx: Tx, act: Act, { briefing, point }: { briefing: Briefing; point: PointRow }): Promise<void> {
  const missing = gapsBeforeConfirmation({ people: await findAttendees(tx, point.id), contact: contactOf(point) })
  if (missing.length > 0) throw pointIncomplete({ missing })
  await updatePoint(tx, point, 'point.confirmed', { confirmedAt: act.now, confirmedBy: personOf(act) })
  if (act.actor.role.startsWith('secretariat')) return
  const notice = { kind: 'briefing.point-confirmed' as const, arguments: { point: point.nameVi }, link: `/briefings/${briefing.id}/points/${point.id}` }
  await notify(
    tx,
    act,
    (await findSecretariat(tx)).map((agencyId) => ({ ...notice, agencyId })),
  )
}
