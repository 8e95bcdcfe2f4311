import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { DemoAccount } from './session.contract.ts'

/** What the functions of schema `gate` do before anybody is known; they are the only way to credentials and attempts. */
export interface FoundSession {
  sessionId: string
  personId: string
  fullName: string
  role: string
  agencyId: string
  agencyIds: string[]
  organisationId: string | null
  lastSeenAt: string
}

/** Asked by every request, hence for a glance. */
export const sessionByHash = (hash: Uint8Array, now: string) =>
  sql<FoundSession>`select session_id as "sessionId", person_id as "personId", full_name as "fullName", role, agency_id as "agencyId", agency_ids as "agencyIds",
    organisation_id as "organisationId", last_seen_at as "lastSeenAt" from gate.find_session(${hash}, ${now})`

export async function touchSession(tx: Tx, id: string, { now, expiry }: { now: string; expiry: string }) {
  await sql`select gate.touch_session(${id}, ${now}, ${expiry})`.execute(tx)
}

export interface NewSession {
  id: string
  hash: Uint8Array
  personId: string
  assignmentId: string
  now: string
  expiry: string
  address: string
  agent: string
}

export async function insertSession(tx: Tx, s: NewSession) {
  await sql`select gate.open_session(${s.id}, ${s.hash}, ${s.personId}, ${s.assignmentId}, ${s.now}, ${s.expiry}, ${s.address}, ${s.agent})`.execute(tx)
}

export async function findCredential(db: Db, emailKey: string): Promise<{ personId: string; hash: string } | undefined> {
  return (await sql<{ personId: string; hash: string }>`select * from gate.find_credential(${emailKey})`.execute(db)).rows[0]
}

/** The assignments a person may act in on a day, the oldest first. */
export async function findCurrentAssignments(db: Db, personId: string, today: string): Promise<{ id: string; agencyId: string; role: string }[]> {
  return (await sql<{ id: string; agencyId: string; role: string }>`select * from gate.find_assignments(${personId}, ${today})`.execute(db)).rows
}

/** Makes tries under the same keys take turns, so that many at once cannot slip under the limit. */
export async function takeTurn(tx: Tx, keys: string[]) {
  for (const key of keys.toSorted()) await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

export async function countFailures(db: Db, key: string, since: string): Promise<number> {
  const { rows } = await sql<{ failures: number }>`select gate.count_failures(${key}, ${since}) as failures`.execute(db)
  return rows[0]?.failures ?? 0
}

export async function recordAttempt(tx: Tx, { keys, now, succeeded }: { keys: string[]; now: string; succeeded: boolean }) {
  for (const key of keys) await sql`select gate.record_attempt(${key}, ${now}, ${succeeded})`.execute(tx)
}

export async function findDemoAccounts(db: Db): Promise<DemoAccount[]> {
  return (await sql<DemoAccount>`select * from gate.list_demo_people() order by agency_id, role, email`.execute(db)).rows
}
