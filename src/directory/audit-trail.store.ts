import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { addDays } from '#platform/working-days.ts'
import type { AuditEntry } from './audit-trail.contract.ts'

interface AuditQuery {
  subject?: string | undefined
  subjectId?: string | undefined
  action?: string | undefined
  person?: string | undefined
  from?: string | undefined
  to?: string | undefined
  before?: number | undefined
  limit: number
}

const startOf = (day: string) => `${day}T00:00:00+07:00`

/** Lines of the trail that row-level security shows (the auditor's role alone), the newest first. */
export async function findAuditEntries(db: Db, { subject, subjectId, action, person, from, to, before, limit }: AuditQuery): Promise<AuditEntry[]> {
  const conditions = [
    sql`true`,
    ...(subject ? [sql`l.subject = ${subject}`] : []),
    ...(subjectId ? [sql`l.subject_id = ${subjectId}`] : []),
    ...(action ? [sql`l.action = ${action}`] : []),
    ...(person ? [sql`l.person = ${person}`] : []),
    ...(from ? [sql`l.at >= ${startOf(from)}::timestamptz`] : []),
    ...(to ? [sql`l.at < ${startOf(addDays(to, 1))}::timestamptz`] : []),
    ...(before ? [sql`l.seq < ${before}`] : []),
  ]
  const { rows } = await sql<AuditEntry>`
    select l.seq, l.at, l.action, l.person as person_id, p.full_name as person_name, l.agency as agency_id, g.name_vi as agency_vi, g.name_en as agency_en,
      b.body ->> 'role' as role, b.body ->> 'request' as request, l.subject, l.subject_id, b.body -> 'before' as before, b.body -> 'after' as after, encode(l.hash, 'hex') as hash
    from (select * from audit.line l where ${sql.join(conditions, sql` and `)} order by l.seq desc limit ${limit}) l
      cross join lateral (select l.body::jsonb as body) b
      left join directory.person p on p.id::text = l.person left join directory.agency g on g.id = l.agency
    order by l.seq desc`.execute(db)
  return rows
}
