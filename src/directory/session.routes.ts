import { type Binding, implement, SESSION_COOKIE } from '#platform/http.ts'
import { hashPassword, verifyPassword } from '#platform/password.ts'
import { notFound, Problem } from '#platform/problem.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { findCredential, findCurrentAssignments, findDemoAccounts, recordAttempt, takeTurn } from './gate.store.ts'
import { findPersonEmail, keepCredential, keepLocale } from './person.store.ts'
import { Role } from './role.contract.ts'
import {
  changeLocale,
  changePassword,
  getSession,
  listDemoAccounts,
  listSessions,
  noAssignment,
  revokeSession,
  signIn,
  signOut,
  switchAssignment,
  weakPassword,
  wrongPassword,
} from './session.contract.ts'
import { emailKey, passwordFlaw, throttle } from './session.model.ts'
import { closeSession, closeSessionsOf, findOpenSessions, getSessionView } from './session.store.ts'
import { openSession, refuseTooMany, signInWithPassword } from './sign-in.action.ts'

/** The cookie outlives the session; the server decides when that ends. */
const cookieSeconds = 7 * 24 * 60 * 60

export interface SessionOptions {
  /** Whether the accounts of the demonstration are offered at sign-in. */
  demo: boolean
  /** Their password, printed by the product; stored only as each person's hash. */
  demoPassword: string
}

const comingAndGoing: Binding[] = [
  implement(signIn, async ({ tx, now, client, cookies }, { body }) => {
    const result = await signInWithPassword(tx, body, { now, client })
    if (result instanceof Problem) return result
    cookies.set(SESSION_COOKIE, result.token, cookieSeconds)
    return {}
  }),
  implement(signOut, async ({ tx, actor, now, cookies }) => {
    if (actor.sessionId) await closeSession(tx, actor.sessionId, { now, action: 'session.closed' })
    cookies.set(SESSION_COOKIE, '', 0)
    return {}
  }),
  implement(switchAssignment, async ({ tx, actor, now, client, cookies }, { body }) => {
    const assignment = (await findCurrentAssignments(tx, actor.personId, vietnamDate(now))).find((one) => one.id === body.assignmentId)
    if (!assignment) throw noAssignment({})
    if (actor.sessionId) await closeSession(tx, actor.sessionId, { now, action: 'session.switched' })
    cookies.set(SESSION_COOKIE, await openSession(tx, { personId: actor.personId, assignment }, { now, client }), cookieSeconds)
    return { role: Role.parse(assignment.role), agencyId: assignment.agencyId }
  }),
]

const ownAccount: Binding[] = [
  implement(changePassword, async ({ tx, actor, now }, { body }) => {
    const email = await findPersonEmail(tx, actor.personId)
    if (!email) throw notFound({})
    const key = `password:${actor.personId}`
    await takeTurn(tx, [key])
    await refuseTooMany(tx, [{ key, limit: throttle.perEmail }], now)
    const credential = await findCredential(tx, emailKey(email))
    if (!credential || !(await verifyPassword(body.old, credential.hash))) {
      await recordAttempt(tx, { keys: [key], now, succeeded: false })
      tx.audit({ action: 'password.refused', subject: 'person', subjectId: actor.personId })
      return wrongPassword({})
    }
    const reason = passwordFlaw(body.new, { old: body.old, email })
    if (reason) throw weakPassword({ reason })
    await keepCredential(tx, actor.personId, { hash: await hashPassword(body.new), now })
    const closed = await closeSessionsOf(tx, actor.personId, { now, except: actor.sessionId })
    tx.audit({ action: 'password.changed', subject: 'person', subjectId: actor.personId, after: { sessionsClosed: closed } })
    return {}
  }),
  implement(changeLocale, async ({ tx, actor }, { body }) => {
    await keepLocale(tx, actor.personId, body.locale)
    return body
  }),
  implement(listSessions, async ({ db, actor, now }, { query }) => ({
    sessions: await findOpenSessions(db, query.person ?? actor.personId, { now, sessionId: actor.sessionId }),
  })),
  implement(revokeSession, async ({ tx, now }, { params }) => {
    await closeSession(tx, params.id, { now, action: 'session.revoked' })
    return {}
  }),
]

export function sessionBindings({ demo, demoPassword }: SessionOptions): Binding[] {
  const demoAccounts = implement(listDemoAccounts, async ({ db }) =>
    demo ? { password: demoPassword, accounts: await findDemoAccounts(db) } : { password: null, accounts: [] },
  )
  const ownSession = implement(getSession, async ({ db, actor, now }) => ({
    session: actor.sessionId ? await getSessionView(db, actor, { today: vietnamDate(now), demo }) : null,
  }))
  return [...comingAndGoing, ownSession, ...ownAccount, demoAccounts]
}
