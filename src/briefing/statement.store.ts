import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { GivenStatement, Statement } from './statement.contract.ts'

/** Statements of a briefing in the order of speaking. */
export async function findStatements(db: Db, briefingId: string): Promise<Statement[]> {
  const { rows } =
    await sql<Statement>`select s.id, s.point_id, p.code as point_code, p.name_vi as point_name_vi, p.name_en as point_name_en, s.subject, s.speaker_name,
      s.speaker_position, s.minutes, s.body, s.state, s.position, s.registered_at, s.decline_reason
    from briefing.statement s join briefing.point p on p.id = s.point_id
    where s.briefing_id = ${briefingId} order by s.position, s.registered_at, s.id`.execute(db as Tx)
  return rows
}

/** Throws notFound. */
export async function getStatement(db: Db, briefingId: string, statementId: string): Promise<Statement> {
  const found = (await findStatements(db, briefingId)).find(({ id }) => id === statementId)
  if (!found) throw notFound({})
  return found
}

interface NewStatement extends GivenStatement {
  id: string
  briefingId: string
  pointId: string
  registeredAt: string
  registeredBy: string | null
  demo: boolean
}

/** Puts a statement behind those that are registered. */
export async function insertStatement(tx: Tx, statement: NewStatement): Promise<void> {
  const last = (await findStatements(tx, statement.briefingId)).at(-1)?.position ?? 0
  await tx
    .insertInto('briefing.statement')
    .values({ ...statement, state: 'registered', position: last + 1 })
    .execute()
  tx.audit({ action: 'statement.registered', subject: 'statement', subjectId: statement.id, after: statement })
}

type StatementChange = Partial<GivenStatement & Pick<Statement, 'state' | 'declineReason'>>

export async function updateStatement(tx: Tx, briefingId: string, before: Statement, action: string, change: StatementChange): Promise<Statement> {
  await tx.updateTable('briefing.statement').set(change).where('id', '=', before.id).execute()
  tx.audit({ action, subject: 'statement', subjectId: before.id, before, after: { ...before, ...change } })
  return getStatement(tx, briefingId, before.id)
}

/** Numbers the statements from 1 in the order given; all of them are named. */
export async function numberStatements(tx: Tx, briefingId: string, statementIds: readonly string[]): Promise<void> {
  await sql`update briefing.statement s set position = o.position
    from jsonb_array_elements_text(${JSON.stringify(statementIds)}::jsonb) with ordinality as o(id, position)
    where s.id = o.id::uuid and s.briefing_id = ${briefingId}`.execute(tx)
  tx.audit({ action: 'statement.ordered', subject: 'briefing', subjectId: briefingId, after: { statementIds } })
}
