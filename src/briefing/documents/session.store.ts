import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { RoomEvent, StoredEvent } from '../room/room.contract.ts'

/** The official session of a briefing with what happened in it; undefined while none was opened. */
export async function findOfficialSession(db: Db, briefingId: string): Promise<{ id: string; events: StoredEvent[] } | undefined> {
  const { rows } = await sql<{ id: string }>`select s.id from briefing.room_session s where s.briefing_id = ${briefingId} and s.kind = 'official'
    and exists (select from briefing.room_event e where e.session_id = s.id) order by s.opened_at desc limit 1`.execute(db)
  const [session] = rows
  if (!session) return undefined
  const events = await sql<{
    seq: number
    at: string
    payload: RoomEvent
  }>`select seq, at, payload from briefing.room_event where session_id = ${session.id} order by seq`.execute(db)
  return { id: session.id, events: events.rows.map(({ seq, at, payload }) => ({ seq, at, event: payload })) }
}
