import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Outcome } from './upload.contract.ts'
import type { Upload } from './workbook.contract.ts'

export interface NewUpload {
  id: string
  returnId: string
  versionId: string
  fileName: string
  digest: string
  size: number
  outcome: Outcome
  madeBy: string
  madeAt: string
}

export async function insertUpload(tx: Tx, { outcome, ...row }: NewUpload) {
  await tx
    .insertInto('reporting.upload')
    .values({ ...row, outcome: JSON.stringify(outcome), state: 'read', appliedAt: null })
    .execute()
  tx.audit({ action: 'upload.read', subject: 'upload', subjectId: row.id, after: { ...row, lines: outcome.lines.length, problems: outcome.problems.length } })
}

/** A workbook as it was read, with the version it was read against. Throws notFound. */
export async function getUpload(db: Db, id: string): Promise<Upload & { versionId: string }> {
  const { rows } = await sql<Upload & { versionId: string }>`
    select u.id, u.return_id, u.version_id, u.file_name, u.size, u.state, coalesce(p.full_name, '') as made_by, u.made_at, u.applied_at, u.outcome
    from reporting.upload u left join directory.person p on p.id = u.made_by where u.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** Applied or put aside, once. False when that had happened before. */
export async function settleUpload(tx: Tx, id: string, state: 'applied' | 'discarded', now: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reporting.upload')
    .set({ state, ...(state === 'applied' ? { appliedAt: now } : {}) })
    .where('id', '=', id)
    .where('state', '=', 'read')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
