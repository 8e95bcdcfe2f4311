import type { Tx } from '#platform/db.ts'
import { formatPlainDate } from '#platform/format.ts'
import { vietnamDate } from '#platform/working-days.ts'
import type { Act } from '#reporting/index.ts'
import type { Briefing } from './briefing.contract.ts'
import { calendarOf } from './calendar.action.ts'
import { hourInHaNoi } from './clock.model.ts'
import type { Invitation } from './invitation.contract.ts'
import { findInvitations, insertInvitation } from './invitation.store.ts'
import { type BriefingNotice, tellByMail } from './notice.store.ts'
import { personOf } from './open-briefing.action.ts'
import { findPoints } from './point.store.ts'

const told: Record<Invitation['kind'], BriefingNotice> = { invitation: 'briefing.invited', change: 'briefing.changed', cancellation: 'briefing.cancelled' }

/**
 * Calls every room together, tells it of a change, or that the session is off: a letter is on record, a notice stands in the product,
 * and a mail with the calendar entry waits in the outbox.
 */
export async function callTogether(
  tx: Tx,
  act: Act,
  { briefing, kind, note }: { briefing: Briefing; kind: Invitation['kind']; note: string | null },
): Promise<{ sequence: number; mails: number }> {
  const [newest] = await findInvitations(tx, briefing.id)
  const sequence = newest ? newest.sequence + 1 : 0
  const { id: briefingId, startsAt, endsAt, demo } = briefing
  await insertInvitation(tx, { id: act.newId(), briefingId, sequence, kind, sentAt: act.now, sentBy: personOf(act), startsAt, endsAt, note, demo })
  const points = await findPoints(tx, briefingId)
  const args = { title: briefing.titleVi, date: formatPlainDate(vietnamDate(startsAt), 'vi'), time: hourInHaNoi(startsAt), note: note ?? '' }
  const notices = points
    .filter(({ parentId, kind: of }) => parentId === null && of !== 'centre')
    .map(({ agencyId, id }) => ({
      agencyId,
      kind: told[kind],
      arguments: args,
      link: kind === 'cancellation' ? `/briefings/${briefingId}` : `/briefings/${briefingId}/points/${id}`,
    }))
  const mails = await tellByMail(
    tx,
    act,
    notices,
    calendarOf({ briefing, sequence, cancelled: kind === 'cancellation', publicUrl: act.publicUrl ?? '' }, act.now),
  )
  return { sequence, mails }
}
