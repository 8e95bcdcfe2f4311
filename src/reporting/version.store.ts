import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { VersionSummary } from './campaign.contract.ts'
import type { Line } from './form.contract.ts'
import type { LineChanges, StatedFigure } from './return.contract.ts'
import type { ReturnState } from './return.model.ts'
import { type VersionRow, WHOLE_RETURN } from './return.store.ts'

/** The person is remembered as one who had a hand in the version. */
const preparedWith = (personId: string) =>
  sql`case when ${personId}::uuid = any (prepared_by) then prepared_by else array_append(prepared_by, ${personId}::uuid) end`

export async function insertReturn(tx: Tx, row: { id: string; campaignId: string; agencyId: string; openedAt: string }) {
  await tx.insertInto('reporting.return').values(row).execute()
}

export async function insertVersion(tx: Tx, row: { id: string; returnId: string; number: number; openedAt: string; openedBy: string }) {
  await sql`insert into reporting.return_version (id, return_id, number, state, opened_at, opened_by, prepared_by)
    values (${row.id}, ${row.returnId}, ${row.number}, 'draft', ${row.openedAt}, ${row.openedBy}, array_append('{}'::uuid[], ${row.openedBy}::uuid))`.execute(
    tx,
  )
}

/** Opens version n + 1 as a draft with everything of version n: lines under the same keys, figures, narrative, explanations, preparers. */
export async function copyVersion(tx: Tx, from: string, row: { id: string; openedAt: string; openedBy: string; note: string | null }) {
  await sql`insert into reporting.return_version (id, return_id, number, state, based_on, figures, narrative, prepared_by, summary, opened_at, opened_by, note)
    select ${row.id}, return_id, number + 1, 'draft', id, figures, narrative, prepared_by, summary, ${row.openedAt}, ${row.openedBy}, ${row.note} from reporting.return_version where id = ${from}`.execute(
    tx,
  )
  await sql`insert into reporting.return_line (version_id, line_key, position, cells) select ${row.id}, line_key, position, cells from reporting.return_line where version_id = ${from}`.execute(
    tx,
  )
  await sql`insert into reporting.explanation (version_id, line_key, check_code, body, made_by, made_at)
    select ${row.id}, line_key, check_code, body, made_by, made_at from reporting.explanation where version_id = ${from}`.execute(tx)
}

export interface Stamps {
  submittedAt?: string | null
  submittedBy?: string | null
  signedAt?: string
  signedBy?: string
  decidedAt?: string
  decidedBy?: string
  note?: string | null
}

/** Moves a version from one state to another if it is still there, with what the checks said; false when somebody moved it first. */
export async function moveVersion(
  tx: Tx,
  id: string,
  { from, to }: { from: ReturnState; to: ReturnState },
  { summary, ...stamps }: Stamps & { summary?: VersionSummary | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reporting.returnVersion')
    .set({ state: to, ...stamps, ...(summary ? { summary: JSON.stringify(summary) } : {}) })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The version in force ceases to be, before the next one takes its place. Its id, or undefined when there was none. */
export async function supersede(tx: Tx, returnId: string): Promise<string | undefined> {
  const row = await tx
    .updateTable('reporting.returnVersion')
    .set({ state: 'superseded' })
    .where('returnId', '=', returnId)
    .where('state', '=', 'accepted')
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/**
 * Holds a draft until the end of the transaction, so that nothing is saved between judging and moving it, and answers with what it is now.
 * Undefined when it is no draft.
 */
export async function holdDraft(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const { rows } = await sql<VersionRow>`
    select id, return_id, number, state, based_on, revision, figures, narrative, prepared_by, submitted_by, signed_by, summary
    from reporting.return_version where id = ${id} and state = 'draft' for update`.execute(tx)
  return rows[0]
}

export interface DraftClaim {
  revision: number
  personId: string
  now: string
  figures?: Record<string, StatedFigure> | undefined
  narrative?: Record<string, string> | undefined
}

/** Takes the next revision of a draft and keeps the answers that came with it. Undefined when the draft is not at that revision any more. */
export async function claimDraft(tx: Tx, id: string, { revision, personId, now, figures, narrative }: DraftClaim): Promise<number | undefined> {
  const { rows } = await sql<{
    revision: number
  }>`update reporting.return_version set revision = revision + 1, saved_at = ${now}, prepared_by = ${preparedWith(personId)}
      ${figures ? sql`, figures = figures || ${JSON.stringify(figures)}::jsonb` : sql``} ${narrative ? sql`, narrative = narrative || ${JSON.stringify(narrative)}::jsonb` : sql``}
    where id = ${id} and state = 'draft' and revision = ${revision} returning revision`.execute(tx)
  return rows[0]?.revision
}

/** Notes that a person worked on a draft without changing its lines. False when it is no draft any more. */
export async function touchDraft(tx: Tx, id: string, personId: string, now: string): Promise<boolean> {
  const { rows } =
    await sql`update reporting.return_version set saved_at = ${now}, prepared_by = ${preparedWith(personId)} where id = ${id} and state = 'draft' returning id`.execute(
      tx,
    )
  return rows.length === 1
}

export async function saveSummary(tx: Tx, id: string, summary: VersionSummary) {
  await tx
    .updateTable('reporting.returnVersion')
    .set({ summary: JSON.stringify(summary) })
    .where('id', '=', id)
    .execute()
}

/** Adds, corrects and removes lines of a draft in two statements, however many there are. */
export async function changeLines(tx: Tx, versionId: string, { upserts, removals }: LineChanges) {
  if (removals.length > 0)
    await sql`delete from reporting.return_line where version_id = ${versionId}
      and line_key in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(removals)}::jsonb) as t(value))`.execute(tx)
  if (upserts.length > 0)
    await sql`insert into reporting.return_line (version_id, line_key, position, cells)
      select ${versionId}, r."lineKey", r.position, r.cells from jsonb_to_recordset(${JSON.stringify(upserts)}::jsonb) as r("lineKey" uuid, position integer, cells jsonb)
      on conflict (version_id, line_key) do update set position = excluded.position, cells = excluded.cells`.execute(tx)
}

/** Puts these lines in place of all that a draft has. */
export async function replaceLines(tx: Tx, versionId: string, lines: readonly Line[]) {
  await tx.deleteFrom('reporting.returnLine').where('versionId', '=', versionId).execute()
  await changeLines(tx, versionId, { upserts: [...lines], removals: [] })
}

export interface GivenExplanation {
  lineKey: string | null
  code: string
  body: string
}

export async function putExplanations(tx: Tx, versionId: string, made: { by: string; at: string }, given: readonly GivenExplanation[]) {
  if (given.length === 0) return
  const rows = given.map((explanation) => ({ ...explanation, lineKey: explanation.lineKey ?? WHOLE_RETURN }))
  await sql`insert into reporting.explanation (version_id, line_key, check_code, body, made_by, made_at)
    select ${versionId}, r."lineKey", r.code, r.body, ${made.by}, ${made.at} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("lineKey" uuid, code text, body text)
    on conflict (version_id, line_key, check_code) do update set body = excluded.body, made_by = excluded.made_by, made_at = excluded.made_at`.execute(tx)
}

export async function removeExplanation(tx: Tx, versionId: string, { lineKey, code }: { lineKey: string | null; code: string }): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('reporting.explanation')
    .where('versionId', '=', versionId)
    .where('lineKey', '=', lineKey ?? WHOLE_RETURN)
    .where('checkCode', '=', code)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export interface NewRemark {
  id: string
  lineKey: string | null
  column: string | null
  body: string
}

export async function insertRemarks(tx: Tx, versionId: string, made: { by: string; at: string }, remarks: readonly NewRemark[]) {
  await sql`insert into reporting.remark (id, version_id, line_key, column_key, body, made_by, made_at)
    select r.id, ${versionId}, r."lineKey", r."column", r.body, ${made.by}, ${made.at}
    from jsonb_to_recordset(${JSON.stringify(remarks)}::jsonb) as r(id uuid, "lineKey" uuid, "column" text, body text)`.execute(tx)
}
