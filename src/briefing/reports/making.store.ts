import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Making, ReportForm } from './report.contract.ts'

export interface StoredFile {
  digest: string
  name: string
  bytes: number
}
export type StoredFiles = Record<ReportForm, StoredFile>

interface MakingRow extends Omit<Making, 'files'> {
  reportId: string
  files: StoredFiles | null
}

const select = sql`select m.id, m.report_id, m.state, m.step, m.percent, m.asked_at, p.full_name as asked_by, m.finished_at, m.as_of, m.frozen, m.files, m.proof, m.failure
  from briefing.report_making m left join directory.person p on p.id = m.asked_by`

/** The makings of a report, newest first. */
export async function findMakings(db: Db, reportId: string): Promise<Making[]> {
  const { rows } = await sql<MakingRow>`${select} where m.report_id = ${reportId} order by m.asked_at desc, m.id limit 20`.execute(db)
  return rows.map(({ reportId: _report, files, ...row }) => ({ ...row, files: files && shown(files) }))
}

function shown(files: StoredFiles): NonNullable<Making['files']> {
  const of = ({ name, bytes }: StoredFile) => ({ name, bytes })
  return { word: of(files.word), workbook: of(files.workbook), pdf: of(files.pdf) }
}

/** Throws `notFound`. */
export async function getMaking(db: Db, id: string): Promise<MakingRow> {
  const { rows } = await sql<MakingRow>`${select} where m.id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found
}

export async function insertMaking(tx: Tx, given: { id: string; reportId: string; askedAt: string; askedBy: string | null; frozen: boolean }): Promise<void> {
  await sql`insert into briefing.report_making (id, report_id, state, step, percent, asked_at, asked_by, frozen)
    values (${given.id}, ${given.reportId}, 'queued', 'figures', 0, ${given.askedAt}, ${given.askedBy}, ${given.frozen})`.execute(tx)
  tx.audit({ action: 'report.files-asked', subject: 'report', subjectId: given.reportId, after: { making: given.id, frozen: given.frozen } })
}

/** Calls a making off; whether it was still under way. */
export async function cancelMakingRow(tx: Tx, making: { id: string; reportId: string }, now: string): Promise<boolean> {
  const { rows } =
    await sql`update briefing.report_making set state = 'cancelled', finished_at = ${now} where id = ${making.id} and state in ('queued', 'running') returning id`.execute(
      tx,
    )
  if (rows.length > 0) tx.audit({ action: 'report.files-cancelled', subject: 'report', subjectId: making.reportId, after: { making: making.id } })
  return rows.length > 0
}

/** Takes the oldest making that waits, or whose process has not been heard of since `lostBefore`. Of several processes one gets it. */
export async function claimMaking(tx: Tx, now: string, lostBefore: string): Promise<{ id: string; reportId: string } | undefined> {
  const { rows } = await sql<{
    id: string
    reportId: string
  }>`update briefing.report_making set state = 'running', started_at = ${now}, beat_at = ${now}, step = 'figures', percent = 0
    where id = (select id from briefing.report_making where state = 'queued' or state = 'running' and beat_at < ${lostBefore} order by asked_at limit 1 for update skip locked)
    returning id, report_id`.execute(tx)
  return rows[0]
}

/** Says how far it is; false when it was called off meanwhile. */
export async function beatMaking(tx: Tx, id: string, { step, percent, now }: { step: Making['step']; percent: number; now: string }): Promise<boolean> {
  const { rows } =
    await sql`update briefing.report_making set step = ${step}, percent = ${Math.round(percent)}, beat_at = ${now} where id = ${id} and state = 'running' returning id`.execute(
      tx,
    )
  return rows.length > 0
}

export interface Finished {
  asOf: string
  files: StoredFiles
  proof: NonNullable<Making['proof']>
  now: string
}

export async function finishMaking(tx: Tx, making: { id: string; reportId: string }, { asOf, files, proof, now }: Finished): Promise<void> {
  await sql`update briefing.report_making set state = 'done', step = 'finished', percent = 100, finished_at = ${now}, as_of = ${asOf}, files = ${JSON.stringify(files)}::jsonb,
    proof = ${JSON.stringify(proof)}::jsonb where id = ${making.id} and state = 'running'`.execute(tx)
  tx.audit({ action: 'report.files-made', subject: 'report', subjectId: making.reportId, after: { making: making.id, asOf, files, proof } })
}

export async function failMaking(tx: Tx, making: { id: string; reportId: string }, failure: string, now: string): Promise<void> {
  await sql`update briefing.report_making set state = 'failed', finished_at = ${now}, failure = ${failure} where id = ${making.id} and state = 'running'`.execute(
    tx,
  )
  tx.audit({ action: 'report.files-failed', subject: 'report', subjectId: making.reportId, after: { making: making.id, failure } })
}
