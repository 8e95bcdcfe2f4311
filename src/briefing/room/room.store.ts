import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { RoomEvent, type StoredEvent } from './room.contract.ts'
import type { Actor } from './room-decision.model.ts'
import type { SessionKind } from './room-facts.contract.ts'

export interface SessionRow {
  id: string
  briefingId: string
  kind: SessionKind
  openedAt: string
  startedAt: string | null
  endedAt: string | null
  demo: boolean
}

const sessionColumns = ['id', 'briefingId', 'kind', 'openedAt', 'startedAt', 'endedAt', 'demo'] as const

/** Sessions of a briefing, the newest first. */
export async function findSessions(db: Db, briefingId: string): Promise<SessionRow[]> {
  const rows = await db.selectFrom('briefing.roomSession').select(sessionColumns).where('briefingId', '=', briefingId).orderBy('openedAt', 'desc').execute()
  return rows as SessionRow[]
}

/** The session of that kind that is open now. */
export async function findOpenSession(db: Db, briefingId: string, kind: SessionKind): Promise<SessionRow | undefined> {
  return (await findSessions(db, briefingId)).find((session) => session.kind === kind && session.endedAt === null)
}

export async function findOpenSessionIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('briefing.roomSession').select('id').where('endedAt', 'is', null).execute()
  return rows.map(({ id }) => id)
}

export async function findSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return (await db.selectFrom('briefing.roomSession').select(sessionColumns).where('id', '=', id).executeTakeFirst()) as SessionRow | undefined
}

export async function insertSession(tx: Tx, session: Omit<SessionRow, 'startedAt' | 'endedAt'>, personId: string): Promise<void> {
  await tx
    .insertInto('briefing.roomSession')
    .values({ ...session, openedBy: personId })
    .execute()
  tx.audit({ action: 'room.opened', subject: 'briefing', subjectId: session.briefingId, after: session })
}

/** Takes the session's turn: what is decided in this transaction stands on all that happened before. */
export async function lockSession(tx: Tx, id: string): Promise<{ endedAt: string | null } | undefined> {
  return tx.selectFrom('briefing.roomSession').select('endedAt').where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Keeps when a session began or ended beside its events. */
export async function markSession(tx: Tx, id: string, times: { startedAt?: string; endedAt?: string }): Promise<void> {
  await tx.updateTable('briefing.roomSession').set(times).where('id', '=', id).execute()
}

/** The official session of a briefing in which something happened, the newest; undefined while there is none. `newest`: the number of its last event. */
export async function findOfficialSession(db: Db, briefingId: string): Promise<{ id: string; newest: number } | undefined> {
  return db
    .selectFrom('briefing.roomSession as s')
    .innerJoin('briefing.roomEvent as e', 'e.sessionId', 's.id')
    .where('s.briefingId', '=', briefingId)
    .where('s.kind', '=', 'official')
    .groupBy(['s.id', 's.openedAt'])
    .orderBy('s.openedAt', 'desc')
    .select((of) => ['s.id', of.fn.max('e.seq').as('newest')])
    .limit(1)
    .executeTakeFirst()
}

/** What happened in it, in order; nothing while there is none. */
export async function findOfficialEvents(db: Db, briefingId: string): Promise<StoredEvent[]> {
  const session = await findOfficialSession(db, briefingId)
  return session ? findEvents(db, session.id, 0) : []
}

/** Events after one, in order. */
export async function findEvents(db: Db, sessionId: string, after: number, limit = 100_000): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('briefing.roomEvent')
    .select(['seq', 'at', 'payload'])
    .where('sessionId', '=', sessionId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ seq, at, payload }) => ({ seq, at, event: RoomEvent.parse(payload) }))
}

export interface NewEvent extends StoredEvent {
  actor: Actor | null
  commandId: string | null
  part: number
}

export async function insertEvents(tx: Tx, sessionId: string, events: readonly NewEvent[]): Promise<void> {
  const rows = events.map(({ seq, at, event, actor, commandId, part }) => ({
    seq,
    at,
    person_id: actor?.personId ?? null,
    seat_kind: actor?.seat.kind ?? null,
    point_id: actor?.seat.pointId ?? null,
    connection: actor?.connection ?? null,
    command_id: commandId,
    part,
    type: event.type,
    payload: event,
  }))
  await sql`insert into briefing.room_event (session_id, seq, at, person_id, seat_kind, point_id, connection, command_id, part, type, payload)
    select ${sessionId}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(seq integer, at timestamptz, person_id uuid, seat_kind text, point_id uuid, connection uuid, command_id uuid, part integer, type text, payload jsonb)`.execute(
    tx,
  )
}

/** Commands among these that happened already, with the number of their last event. */
export async function findDone(tx: Tx, sessionId: string, commandIds: readonly string[]): Promise<Map<string, number>> {
  if (commandIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('briefing.roomEvent')
    .select(({ fn }) => ['commandId', fn.max('seq').as('seq')])
    .where('sessionId', '=', sessionId)
    .where('commandId', 'in', commandIds)
    .groupBy('commandId')
    .execute()
  return new Map(rows.flatMap(({ commandId, seq }) => (commandId ? [[commandId, Number(seq)] as const] : [])))
}

/** Tells the other servers that a session went on; heard when the transaction is committed. */
export async function notifyRoom(db: Db, payload: object): Promise<void> {
  await sql`select pg_notify('room', ${JSON.stringify(payload)})`.execute(db as Tx)
}

/** Says that a server lives, by the database's clock. Answers the servers that do. */
export async function keepServer(tx: Tx, id: string): Promise<string[]> {
  await sql`insert into briefing.room_server (id, seen_at) values (${id}, now()) on conflict (id) do update set seen_at = now()`.execute(tx)
  await sql`delete from briefing.room_server where seen_at < now() - interval '1 day'`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from briefing.room_server where seen_at > now() - interval '6 seconds'`.execute(tx)
  return rows.map((row) => row.id)
}

export async function dropServer(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('briefing.roomServer').where('id', '=', id).execute()
}
