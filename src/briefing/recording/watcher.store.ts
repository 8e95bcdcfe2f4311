import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { putMail } from '#platform/mail.ts'
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
  const rows = watchers.map(({ id, name, email, body, key }) => ({
    id,
    briefingId,
    name,
    email,
    body,
    keyHash: digestOf(key),
    invitedAt: now,
    invitedBy: by,
    demo,
  }))
  await tx.insertInto('briefing.watcher').values(rows).execute()
  await putMail(
    tx,
    watchers.map(({ mailId, email, subject, text }) => ({ id: mailId, recipient: email, subject, body: text })),
    now,
  )
  tx.audit({
    action: 'watcher.invited',
    subject: 'briefing',
    subjectId: briefingId,
    after: rows.map(({ id, name, email, body }) => ({ id, name, email, body })),
  })
}

/** Throws notFound. */
export async function revoke(tx: Tx, id: string, { now, by }: { now: string; by: string }): Promise<string> {
  const row = await tx.selectFrom('briefing.watcher').select(['briefingId', 'name', 'email', 'revokedAt']).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  if (row.revokedAt === null) await tx.updateTable('briefing.watcher').set({ revokedAt: now, revokedBy: by }).where('id', '=', id).execute()
  tx.audit({ action: 'watcher.revoked', subject: 'briefing', subjectId: row.briefingId, before: row, after: { ...row, revokedAt: row.revokedAt ?? now } })
  return row.briefingId
}

/** Whom a key stands for, while the invitation holds; notes that it was used. */
export async function useWatcherKey(tx: Tx, key: string, now: string): Promise<{ watcherId: string; briefingId: string; name: string } | undefined> {
  const { rows } = await sql<{ watcherId: string; briefingId: string; name: string }>`select * from briefing.watcher_by_key(${digestOf(key)}, ${now})`.execute(
    tx,
  )
  const [watcher] = rows
  if (watcher) tx.audit({ action: 'watcher.came', subject: 'briefing', subjectId: watcher.briefingId, after: { watcherId: watcher.watcherId } })
  return watcher
}

const LiveFactsRow = z.object({
  titleVi: z.string(),
  titleEn: z.string(),
  startsAt: z.string(),
  state: z.string(),
  agenda: z.array(z.object({ id: z.string(), titleVi: z.string(), titleEn: z.string(), minutes: z.number() })),
  points: z.array(z.object({ id: z.string(), nameVi: z.string(), nameEn: z.string() })),
})

/** What is shown beside the live stream; undefined for whoever neither sees the briefing nor holds the key of an invitation to it. */
export async function findLiveFacts(db: Db, briefingId: string, key: string | undefined): Promise<z.infer<typeof LiveFactsRow> | undefined> {
  const { rows } = await sql<{ facts: unknown }>`select briefing.live_facts(${briefingId}, ${digestOf(key ?? '')}) as facts`.execute(db)
  const facts = rows[0]?.facts
  return facts ? LiveFactsRow.parse(facts) : undefined
}

/** Whether anybody outside the rooms may watch. */
export async function hasWatchers(db: Db, briefingId: string): Promise<boolean> {
  const row = await db
    .selectFrom('briefing.watcher')
    .select('id')
    .where('briefingId', '=', briefingId)
    .where('revokedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
