import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { OpenSession, OwnAssignment, SessionView } from './session.contract.ts'

/** What the signed-in person sees of the own session. `today` is the date in Viet Nam. */
export async function getSessionView(db: Db, actor: Actor, { today, demo }: { today: string; demo: boolean }): Promise<SessionView> {
  const person = await db.selectFrom('directory.person').select(['id', 'fullName', 'email', 'locale']).where('id', '=', actor.personId).executeTakeFirst()
  const assignments = await findOwnAssignments(db, actor, today)
  const current = assignments.find((assignment) => assignment.current)
  if (!person || !current || !actor.sessionId) throw notFound({})
  const shown = assignments.map(({ current: _current, ...assignment }) => assignment)
  const { current: _current, ...assignment } = current
  return {
    sessionId: actor.sessionId,
    person: person as SessionView['person'],
    assignment,
    assignments: shown,
    agencyIds: [...actor.agencyIds],
    organisationId: actor.organisationId,
    demo,
  }
}

async function findOwnAssignments(db: Db, actor: Actor, today: string) {
  const { rows } = await sql<OwnAssignment & { current: boolean }>`
    select a.id, a.role, coalesce(a.id = s.assignment_id, false) as current,
      jsonb_build_object('id', g.id, 'nameVi', g.name_vi, 'nameEn', g.name_en, 'duty', g.duty, 'placeId', g.place_id) as agency
    from directory.assignment a join directory.agency g on g.id = a.agency_id left join directory.session s on s.id = ${actor.sessionId}::uuid
    where a.person_id = ${actor.personId}
      and (a.id = s.assignment_id or a.valid_from <= ${today}::date and coalesce(a.valid_to, 'infinity') >= ${today}::date) order by a.valid_from, a.id`.execute(
    db,
  )
  return rows
}

/** A person's sessions that could still be used, the last used first. */
export async function findOpenSessions(db: Db, personId: string, { now, sessionId }: { now: string; sessionId: string | null }): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('directory.session')
    .select(['id', 'personId', 'openedAt', 'lastSeenAt', 'expiresAt', 'address', 'agent'])
    .where('personId', '=', personId)
    .where('closedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, current: row.id === sessionId }))
}

/** Ends one session, the actor's own or (for the administrator) anybody's; throws `notFound` when there is none to end. */
export async function closeSession(tx: Tx, id: string, { now, action }: { now: string; action: string }): Promise<void> {
  const row = await tx
    .updateTable('directory.session')
    .set({ closedAt: now })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .returning(['id', 'personId', 'openedAt', 'address'])
    .executeTakeFirst()
  if (!row) throw notFound({})
  tx.audit({ action, subject: 'session', subjectId: id, before: row, after: { closedAt: now } })
}

/** Ends all sessions of a person but one; answers how many. The caller's audit line says why. */
export async function closeSessionsOf(tx: Tx, personId: string, { now, except }: { now: string; except?: string | null }): Promise<number> {
  const open = tx.updateTable('directory.session').set({ closedAt: now }).where('personId', '=', personId).where('closedAt', 'is', null)
  const rows = await (except ? open.where('id', '<>', except) : open).returning('id').execute()
  return rows.length
}
