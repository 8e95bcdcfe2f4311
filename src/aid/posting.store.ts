import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

const LEDGER_LOCK = 4_919_001

/**
 * Opens the next posting. Postings follow one another: the lock is held to the commit, so whoever sees a posting sees
 * every earlier one, and a moment names one state of the ledger. A clock that stands still or goes back is moved on by
 * a millisecond.
 */
export async function openPosting(
  tx: Tx,
  posting: {
    kind: 'acceptance' | 'correction' | 'reconciliation'
    returnId: string
    versionId: string
    reportYear: number
    agencyId: string
    madeBy: string | null
    now: string
  },
): Promise<{ seq: number; recordedAt: string }> {
  await sql`select pg_advisory_xact_lock(${LEDGER_LOCK})`.execute(tx)
  const { rows } = await sql<{ seq: number; recordedAt: string }>`
    insert into aid.posting (seq, recorded_at, kind, return_id, version_id, report_year, agency_id, made_by)
    select coalesce(max(seq), 0) + 1, greatest(${posting.now}::timestamptz, max(recorded_at) + interval '1 millisecond'), ${posting.kind}, ${posting.returnId}, ${posting.versionId},
      ${posting.reportYear}, ${posting.agencyId}, ${posting.madeBy}
    from aid.posting returning seq, recorded_at`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('No posting was opened')
  return row
}

/** A figure that an agency stated about its place. */
export interface Stated {
  code: string
  value: string
  computed: string | null
  reason: string | null
}

export async function replaceStatements(
  tx: Tx,
  head: { seq: number; recordedAt: string; reportYear: number; agencyId: string; placeId: string | null; returnId: string; versionId: string; demo: boolean },
  stated: readonly Stated[],
) {
  await sql`update aid.statement set closed_seq = ${head.seq}, recorded_until = ${head.recordedAt}
    where recorded_until is null and version_id in (select id from reporting.return_version where return_id = ${head.returnId})`.execute(tx)
  if (stated.length === 0) return
  await sql`insert into aid.statement (opened_seq, recorded_from, agency_id, place_id, report_year, code, value, computed, reason, version_id, demo)
    select ${head.seq}, ${head.recordedAt}, ${head.agencyId}, ${head.placeId}, ${head.reportYear}, r.code, r.value, r.computed, r.reason, ${head.versionId}, ${head.demo}
    from jsonb_to_recordset(${JSON.stringify(stated)}::jsonb) as r(code text, value numeric, computed numeric, reason text)`.execute(tx)
}
