import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Attendee, GivenAttendee } from './attendee.contract.ts'

type Row = Attendee & { pointId: string }
const columns = sql`a.point_id, a.id, a.rank, a.full_name, a.job_title, a.body, a.duty, a.attendance, a.absence_reason, a.picture_consent`

/** Who sits in a room, in rank order. */
export async function findAttendees(db: Db, pointId: string): Promise<Attendee[]> {
  const { rows } = await sql<Row>`select ${columns} from briefing.attendee a where a.point_id = ${pointId} order by a.rank`.execute(db as Tx)
  return rows.map(({ pointId: _point, ...attendee }) => attendee)
}

/** Who sits in the rooms of a briefing, by room. */
export async function findAttendeesByPoint(db: Db, briefingId: string): Promise<Map<string, Attendee[]>> {
  const { rows } = await sql<Row>`select ${columns} from briefing.attendee a join briefing.point p on p.id = a.point_id
    where p.briefing_id = ${briefingId} order by a.point_id, a.rank`.execute(db as Tx)
  const grouped = Map.groupBy(rows, ({ pointId }) => pointId)
  return new Map([...grouped].map(([pointId, people]) => [pointId, people.map(({ pointId: _point, ...attendee }) => attendee)]))
}

/**
 * Makes the list of a room what is given, in this order. Who stays keeps id and attendance. Throws notFound for the id of somebody
 * who is not in the list.
 */
export async function replaceAttendees(
  tx: Tx,
  { id: pointId, demo }: { id: string; demo: boolean },
  given: readonly GivenAttendee[],
  newId: () => string,
): Promise<Attendee[]> {
  const before = await findAttendees(tx, pointId)
  const known = new Set(before.map(({ id }) => id))
  if (given.some(({ id }) => id !== null && !known.has(id))) throw notFound({})
  const kept = new Set(given.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) await tx.deleteFrom('briefing.attendee').where('id', 'in', gone).execute()
  // A rank is taken once: those who stay step aside before they are numbered again.
  await sql`update briefing.attendee set rank = rank + 10000 where point_id = ${pointId}`.execute(tx)
  for (const [index, { id, ...person }] of given.entries()) {
    const values = { ...person, rank: index + 1 }
    if (id) await tx.updateTable('briefing.attendee').set(values).where('id', '=', id).execute()
    else
      await tx
        .insertInto('briefing.attendee')
        .values({ ...values, id: newId(), pointId, demo })
        .execute()
  }
  const after = await findAttendees(tx, pointId)
  tx.audit({ action: 'point.people', subject: 'point', subjectId: pointId, before: { people: before }, after: { people: after } })
  return after
}
