import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { GivenWatcher, Watcher } from './watch.contract.ts'

/** Only the digest of a key is kept: SHA-256 of its text. */
const digestOf = (key: string) => createHash('sha256').update(key).digest()
const columns = ['id', 'name', 'email', 'body', 'invitedAt', 'lastSeenAt', 'revokedAt'] as const

/** Those invited to a briefing, the ones who may still watch first. */
export async function findWatchers(db: Db, briefingId: string): Promise<Watcher[]> {
  return db
    .selectFrom('briefing.watcher')
    .select(columns)
    .where('briefingId', '=', briefingId)
    .orderBy(sql`revoked_at is not null`)
    .orderBy('invitedAt')
    .orderBy('name')
    .execute()
}

export interface NewWatcher extends GivenWatcher {
  id: string
  key: string
  mailId: string
  subject: string
  text: string
}

/** Invites people, and puts a mail to each with the link. */
export async function insertWatchers(
  tx: Tx,
  { id: briefingId, demo }: { id: string; demo: boolean },
  watchers: readonly NewWatcher[],
  { now, by }: { now: string; by: string },
): Promise<void> {
  const rows = watchers.map(({ id, name, email, body, key }) => ({ id, briefingId, name, email, body, keyHash: digestOf(key), invitedAt: now, invitedBy: by, demo }))
  await tx.insertInto('briefing.watcher').values(rows).execute()
  const mails = watchers.map(({ mailId, email, subject, text }) => ({ id: mailId, recipient: email, subject, body: text }))
  await sql`insert into platform.mail (id, recipient, subject, body, created_at)
    select r.id, r.recipient, r.subject, r.body, ${now}
    from jsonb_to_recordset(${JSON.stringify(mails)}::jsonb) as r(id uuid, recipient text, subject text, body text)`.execute(tx)
  tx.audit({ action: 'watcher.invited', subject: 'briefing', subjectId: briefingId, after: rows.map(({ id, name, email, body }) => ({ id, name, email, body })) })
}

/** Throws notFound. */
export async function revoke(tx: Tx, id: string, { now, by }: { now: string; by: string }): Promise<string> {
  const row = await tx.selectFrom('briefing.watcher').select(['briefingId', 'name', 'email', 'revokedAt']).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  if (row.revokedAt === null) await tx.updateTable('briefing.watcher').set({ revokedAt: now, revokedBy: by }).where('id', '=', id).execute()
  tx.audit({ action: 'watcher.revoked', subject: 'briefing', subjectId: row.briefingId, before: row, after: { ...row, revokedAt: row.revokedAt ?? now } })
  return row.briefingId
}

/** Whom a key stands for, while the invitation holds. Read as the product itself: who holds a key has no account. */
export async function findWatcherByKey(db: Db, key: string): Promise<{ id: string; briefingId: string; name: string } | undefined> {
  return db
    .selectFrom('briefing.watcher')
    .select(['id', 'briefingId', 'name'])
    .where('keyHash', '=', digestOf(key))
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

export async function noteWatcherSeen(tx: Tx, id: string, now: string): Promise<void> {
  await tx.updateTable('briefing.watcher').set({ lastSeenAt: now }).where('id', '=', id).execute()
}

/** Whether anybody outside the rooms may watch. */
export async function hasWatchers(db: Db, briefingId: string): Promise<boolean> {
  const row = await db.selectFrom('briefing.watcher').select('id').where('briefingId', '=', briefingId).where('revokedAt', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}
