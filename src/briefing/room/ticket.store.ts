import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { SeatKind } from './room.contract.ts'
import type { SessionKind } from './room-facts.contract.ts'

export interface NewTicket {
  id: string
  token: string
  sessionId: string
  briefingId: string
  seatKind: SeatKind
  pointId: string | null
  personId: string
  name: string
  madeAt: string
  expiresAt: string
  demo: boolean
}

export interface TicketRow {
  id: string
  sessionId: string
  seatKind: SeatKind
  pointId: string | null
  personId: string | null
  name: string
}

/** Only the digest of a pass or of a room's key is kept: SHA-256 of its text. */
export const digestOf = (token: string) => createHash('sha256').update(token).digest()

export async function insertTicket(tx: Tx, { token, ...ticket }: NewTicket): Promise<void> {
  await tx
    .insertInto('briefing.ticket')
    .values({ ...ticket, tokenHash: digestOf(token) })
    .execute()
  const { madeAt: _madeAt, ...after } = ticket
  tx.audit({ action: 'room.ticket-taken', subject: 'briefing', subjectId: ticket.briefingId, after })
}

/** The pass that a token stands for, while it is good. */
export async function findTicket(db: Db, token: string, now: string): Promise<TicketRow | undefined> {
  return (await db
    .selectFrom('briefing.ticket')
    .select(['id', 'sessionId', 'seatKind', 'pointId', 'personId', 'name'])
    .where('tokenHash', '=', digestOf(token))
    .where('expiresAt', '>', now)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()) as TicketRow | undefined
}

/** Makes a pass for whoever holds a room's key. Undefined: nobody has that key; `sessionId` null: the room is not open, no pass was made. */
export async function takeTicketByRoomKey(
  tx: Tx,
  { key, kind, id, token, now, expiresAt }: { key: string; kind: SessionKind; id: string; token: string; now: string; expiresAt: string },
): Promise<{ briefingId: string; sessionId: string | null; pointId: string; pointName: string } | undefined> {
  const { rows } = await sql<{ briefingId: string; sessionId: string | null; pointId: string; pointName: string }>`
    select briefing_id, session_id, point_id, point_name
    from briefing.ticket_by_key(${digestOf(key)}, ${kind}, ${id}, ${digestOf(token)}, ${now}, ${expiresAt})`.execute(tx)
  const [row] = rows
  if (row?.sessionId) tx.audit({ action: 'room.key-used', subject: 'point', subjectId: row.pointId, after: { ticketId: id, sessionId: row.sessionId } })
  return row
}
