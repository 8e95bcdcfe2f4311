import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Notice } from './notice.contract.ts'

/** The notices that row-level security shows the actor, the newest first, a page at a time. */
export async function findNotices(
  db: Db,
  { unreadOnly, before, limit }: { unreadOnly: boolean; before?: string | undefined; limit: number },
): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.agency_id, n.kind, n.arguments, n.link, n.created_at, n.read_at from platform.notice n
    where ${unreadOnly ? sql`n.read_at is null` : sql`true`}
      and ${before ? sql`(n.created_at, n.id) < (select l.created_at, l.id from platform.notice l where l.id = ${before})` : sql`true`}
    order by n.created_at desc, n.id desc limit ${limit}`.execute(db)
  return rows
}

export async function countUnread(db: Db): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select count(*) as unread from platform.notice where read_at is null`.execute(db)
  return rows[0]?.unread ?? 0
}

/** Marks a notice as read by somebody of its agency; reading it again keeps who was first. */
export async function markRead(tx: Tx, id: string, { personId, now }: { personId: string; now: string }): Promise<void> {
  const seen = await tx.selectFrom('platform.notice').select('id').where('id', '=', id).executeTakeFirst()
  if (!seen) throw notFound({})
  await tx.updateTable('platform.notice').set({ readAt: now, readBy: personId }).where('id', '=', id).where('readAt', 'is', null).execute()
}
