import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Database, Occasion } from '#platform/db.ts'
import { sessionByHash, touchSession } from './gate.store.ts'
import { idleSeconds, secondsAfter, touchAfterSeconds } from './session.model.ts'
import { hashToken } from './sign-in.action.ts'

const nobody: Actor = { personId: '', fullName: '', role: 'nobody', agencyId: '', agencyIds: [], organisationId: null, sessionId: null }

/**
 * Makes the function that tells whom a session cookie stands for: null when the session is unknown, closed or was idle
 * for twelve hours, when the person was deactivated or the assignment has ended. Being used puts the end off.
 */
export function findActorBy(db: Database): (token: string | undefined, now: string) => Promise<Actor | null> {
  return async (token, now) => {
    if (!token) return null
    const occasion: Occasion = { actor: nobody, now, requestId: randomUUID() }
    const [found] = await db.glance(occasion, sessionByHash(hashToken(token), now))
    if (!found) return null
    const { sessionId, personId, fullName, role, agencyId, agencyIds, organisationId, lastSeenAt } = found
    if (secondsAfter(lastSeenAt, touchAfterSeconds) <= now)
      await db.write(occasion, (tx) => touchSession(tx, sessionId, { now, expiry: secondsAfter(now, idleSeconds) }), { silent: true })
    return { sessionId, personId, fullName, role, agencyId, agencyIds, organisationId }
  }
}
