import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { RoomEvent } from './room.contract.ts'
import { RoomFacts } from './room-facts.contract.ts'
import type { SessionRow } from './room.store.ts'

/** What the room needs to know of its briefing. Throws notFound. */
export async function getFacts(db: Db, session: Pick<SessionRow, 'id' | 'kind' | 'briefingId'>): Promise<RoomFacts> {
  const { briefingId } = session
  const briefing = await db
    .selectFrom('briefing.briefing')
    .select(['id', 'number', 'reportYear', 'titleVi', 'titleEn', 'endsAt', 'chairName', 'chairPosition', 'figuresAsOf', 'recorded', 'pointLimit', 'demo'])
    .where('id', '=', briefingId)
    .executeTakeFirst()
  if (!briefing) throw notFound({})
  const agenda = await db
    .selectFrom('briefing.agendaItem')
    .select(['id', 'kind', 'titleVi', 'titleEn', 'owner', 'minutes'])
    .where('briefingId', '=', briefingId)
    .orderBy('position')
    .execute()
  return RoomFacts.parse({
    session: { id: session.id, kind: session.kind },
    briefing,
    points: await db
      .selectFrom('briefing.point')
      .select(['id', 'code', 'kind', 'nameVi', 'nameEn', 'parentId'])
      .where('briefingId', '=', briefingId)
      .orderBy('position')
      .orderBy('code')
      .execute(),
    agenda: agenda.map((item) => ({ ...item, restricted: item.kind === 'restricted' })),
    statements: await db
      .selectFrom('briefing.statement')
      .select(['id', 'pointId', 'subject', 'speakerName', 'minutes', 'state'])
      .where('briefingId', '=', briefingId)
      .orderBy('position')
      .orderBy('id')
      .execute(),
    attendees: await db
      .selectFrom('briefing.attendee as a')
      .innerJoin('briefing.point as p', 'p.id', 'a.pointId')
      .select(['a.id', 'a.pointId', 'a.fullName', 'a.jobTitle', 'a.body', 'a.duty'])
      .where('p.briefingId', '=', briefingId)
      .orderBy('p.position')
      .orderBy('a.rank')
      .execute(),
  })
}

/**
 * Writes a roll call into the list of people. A room that names its people names all who are there; the desk marks a room as a whole,
 * and people it knew of keep what was said of them by name.
 */
export async function markRoll(tx: Tx, { pointId, attendance, reason, attendeeIds }: Extract<RoomEvent, { type: 'roll.marked' }>): Promise<void> {
  const people = tx.updateTable('briefing.attendee').where('pointId', '=', pointId)
  if (attendance === 'absent') return void (await people.set({ attendance, absenceReason: reason }).execute())
  if (!attendeeIds) return void (await people.set({ attendance, absenceReason: null }).where('attendance', 'in', ['expected', 'absent']).execute())
  await people.set({ attendance: 'absent', absenceReason: null }).execute()
  if (attendeeIds.length === 0) return
  await people
    .set({ attendance, absenceReason: null })
    .where('id', 'in', [...attendeeIds])
    .execute()
}

/** A statement that was registered has been made. */
export async function markSpoken(tx: Tx, statementId: string): Promise<void> {
  await tx.updateTable('briefing.statement').set({ state: 'spoken' }).where('id', '=', statementId).where('state', '=', 'accepted').execute()
}

/** A paper that may stand before all rooms: issued in that version, not withdrawn, and not for some readers only. */
export function findShownPaper(db: Db, briefingId: string, { paperId, version }: { paperId: string; version: number }): Promise<{ title: string } | null> {
  return db
    .selectFrom('briefing.paper as p')
    .innerJoin('briefing.paperVersion as v', 'v.paperId', 'p.id')
    .select('p.title')
    .where('p.briefingId', '=', briefingId)
    .where('p.id', '=', paperId)
    .where('v.number', '=', version)
    .where('p.circulation', '<>', 'restricted')
    .where('p.withdrawnAt', 'is', null)
    .executeTakeFirst()
    .then((found) => found ?? null)
}
