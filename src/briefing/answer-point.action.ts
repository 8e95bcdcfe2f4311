import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/db.ts'
import { reporters, secretariat } from '#directory/role.contract.ts'
import type { Act } from '#reporting/index.ts'
import type { Briefing } from './briefing.contract.ts'
import { demandOpen } from './demand-open.action.ts'
import { type Matter, notYourPoint } from './matter.contract.ts'
import { gapsBeforeConfirmation } from './point.model.ts'
import { findAttendees } from './attendee.store.ts'
import { contactOf, getPoint, type PointRow, updatePoint } from './point.store.ts'

/** Whether somebody answers for a room: the secretariat for all, a province or ministry for its own and those below. */
export function answersFor(actor: Actor, { agencyId }: { agencyId: string }): boolean {
  const is = (roles: readonly string[]) => roles.includes(actor.role)
  return is(secretariat) || (is(reporters) && actor.agencyIds.includes(agencyId))
}

/** A room that the actor answers for, in a briefing where the matter is open. Throws notFound, notYourPoint, matterClosed. */
export async function getOwnPoint(
  tx: Tx,
  actor: Actor,
  { id, pointId }: { id: string; pointId: string },
  matter: Matter,
): Promise<{ briefing: Briefing; point: PointRow }> {
  const point = await getPoint(tx, id, pointId)
  if (!answersFor(actor, point)) throw notYourPoint({})
  return { briefing: await demandOpen(tx, id, matterFor(actor, matter)), point }
}

/** The secretariat prepares rooms while the briefing is still planned; the rooms themselves do not know of it yet. */
const matterFor = (actor: Actor, matter: Matter): Matter => (matter === 'people' && secretariat.some((role) => role === actor.role) ? 'rooms' : matter)

/** Takes the confirmation back from a room that has since lost its people, its head or its contact. */
export async function recallIfIncomplete(tx: Tx, point: PointRow): Promise<PointRow> {
  if (!point.confirmedAt) return point
  const gaps = gapsBeforeConfirmation({ people: await findAttendees(tx, point.id), contact: contactOf(point) })
  return gaps.length === 0 ? point : updatePoint(tx, point, 'point.unconfirmed', { confirmedAt: null, confirmedBy: null })
}

/** A new key with the link that carries it, and the digest that is kept. The key stands behind #, where no server log sees it. */
export function makeKey(briefingId: string, { publicUrl }: Pick<Act, 'publicUrl'>): { link: string; keyHash: Uint8Array } {
  const key = randomBytes(24).toString('base64url')
  return { link: `${publicUrl ?? ''}/room/${briefingId}#key=${key}`, keyHash: createHash('sha256').update(key).digest() }
}
