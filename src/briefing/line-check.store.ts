import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { LineCheck } from './line-check.contract.ts'
import { findingsOf } from './line-check.model.ts'

type Row = Omit<LineCheck, 'findings' | 'lossPercent'> & { lossPercent: string | null }
const columns = sql`c.id, c.point_id, c.made_at, c.camera, c.microphone, c.speaker, c.path, c.up_kbps, c.down_kbps, c.round_trip_ms, c.loss_percent, c.grade, c.browser`

/** What a room measured, newest first. */
export async function findLineChecks(db: Db, pointId: string): Promise<LineCheck[]> {
  const { rows } =
    await sql<Row>`select ${columns} from briefing.line_check c where c.point_id = ${pointId} order by c.made_at desc, c.id desc limit 50`.execute(db as Tx)
  return rows.map(checkOf)
}

/** The newest check of every room of a briefing, by room. */
export async function findNewestChecks(db: Db, briefingId: string): Promise<Map<string, LineCheck>> {
  const { rows } = await sql<Row>`select distinct on (c.point_id) ${columns} from briefing.line_check c
    where c.briefing_id = ${briefingId} order by c.point_id, c.made_at desc, c.id desc`.execute(db as Tx)
  return new Map(rows.map((row) => [row.pointId, checkOf(row)]))
}

function checkOf(row: Row): LineCheck {
  const check = { ...row, lossPercent: row.lossPercent === null ? null : Number(row.lossPercent) }
  return { ...check, findings: findingsOf(check) }
}

interface NewCheck extends Omit<LineCheck, 'findings'> {
  briefingId: string
  madeBy: string | null
  demo: boolean
}

export async function insertLineCheck(tx: Tx, check: NewCheck): Promise<void> {
  const { lossPercent, ...rest } = check
  await tx
    .insertInto('briefing.lineCheck')
    .values({ ...rest, lossPercent: lossPercent === null ? null : String(lossPercent) })
    .execute()
  tx.audit({ action: 'point.line-check', subject: 'point', subjectId: check.pointId, after: { id: check.id, grade: check.grade, path: check.path } })
}
