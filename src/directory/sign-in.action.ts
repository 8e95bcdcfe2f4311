import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import { hashPassword, verifyPassword } from '#platform/password.ts'
import { type Problem, tooManyRequests } from '#platform/problem.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { countFailures, findCredential, findCurrentAssignments, insertSession, recordAttempt, takeTurn } from './gate.store.ts'
import { noAssignment, signInRefused } from './session.contract.ts'
import { emailKey, idleSeconds, secondsAfter, throttle } from './session.model.ts'

interface Occasion {
  now: string
  client: { address: string; agent: string }
}

/** What the browser keeps (once, never stored by us) and what the table keeps of it. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest()

// Compared against when nobody has the e-mail, so that an unknown one takes as long as a wrong password.
const nobodysHash = hashPassword(randomUUID())

/**
 * Signs a person in. Answers the token for the cookie; or the refusal, which is returned and not thrown because the
 * attempt has to stay written. Throws `tooManyRequests` before looking at anything when there were too many failures.
 */
export async function signInWithPassword(
  tx: Tx,
  given: { email: string; password: string },
  { now, client }: Occasion,
): Promise<{ token: string; personId: string } | Problem> {
  const email = emailKey(given.email)
  const keys = [`email:${email}`, `address:${client.address}`]
  await takeTurn(tx, keys)
  await refuseTooMany(
    tx,
    [
      { key: keys[0] ?? '', limit: throttle.perEmail },
      { key: keys[1] ?? '', limit: throttle.perAddress },
    ],
    now,
  )
  const credential = await findCredential(tx, email)
  const right = await verifyPassword(given.password, credential?.hash ?? (await nobodysHash))
  const succeeded = right && credential !== undefined
  await recordAttempt(tx, { keys, now, succeeded })
  if (!succeeded) {
    tx.audit({ action: 'session.refused', subject: 'person', subjectId: credential?.personId ?? 'unknown', after: { address: client.address } })
    return signInRefused({})
  }
  const [assignment] = await findCurrentAssignments(tx, credential.personId, vietnamDate(now))
  if (!assignment) {
    tx.audit({ action: 'session.without-assignment', subject: 'person', subjectId: credential.personId, after: { address: client.address } })
    return noAssignment({})
  }
  return { token: await openSession(tx, { personId: credential.personId, assignment }, { now, client }), personId: credential.personId }
}

/** Throws `tooManyRequests` when one of the keys failed as often as its limit within the window. */
export async function refuseTooMany(tx: Tx, limits: { key: string; limit: number }[], now: string) {
  const since = secondsAfter(now, -throttle.windowSeconds)
  for (const { key, limit } of limits) {
    if ((await countFailures(tx, key, since)) >= limit) throw tooManyRequests({ retryAfter: throttle.windowSeconds })
  }
}

/** Opens a session for a person in an assignment; answers the token that stands for it. */
export async function openSession(
  tx: Tx,
  who: { personId: string; assignment: { id: string; role: string; agencyId: string } },
  { now, client }: Occasion,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const id = randomUUID()
  const agent = client.agent.normalize('NFC').slice(0, 300)
  await insertSession(tx, {
    id,
    hash: hashToken(token),
    personId: who.personId,
    assignmentId: who.assignment.id,
    now,
    expiry: secondsAfter(now, idleSeconds),
    address: client.address,
    agent,
  })
  tx.audit({
    action: 'session.opened',
    subject: 'session',
    subjectId: id,
    after: { personId: who.personId, role: who.assignment.role, agencyId: who.assignment.agencyId, address: client.address },
  })
  return token
}
