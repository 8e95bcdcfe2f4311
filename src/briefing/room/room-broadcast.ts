import type { RoomEvent, ServerMessage, StoredEvent } from './room.contract.ts'
import type { Member } from './room-member.ts'
import { seenBy, type Sight, sightOf } from './room-view.model.ts'
import type { RoomState } from './room-state.model.ts'

/** An event with what it shows to whom, kept for pages that come back. */
export interface Sighted {
  stored: StoredEvent
  sight: Sight
}

export const sighted = (before: RoomState, stored: StoredEvent): Sighted => ({ stored, sight: sightOf(before, stored.event) })

/**
 * Tells everybody what happened, as each may see it; one text is made for all who see the same. Who may not see it is told nothing:
 * a thousand watchers that come would else be told of a thousand times a thousand comings.
 */
export function broadcast(members: Iterable<Member>, { stored, sight }: Sighted): void {
  const texts = new Map<RoomEvent, Map<number, Buffer>>()
  for (const member of members) {
    const event = member.view && seenBy(sight, member.view, member.actor.seat)
    if (!event) continue
    const ofEvent = texts.get(event) ?? new Map<number, Buffer>()
    texts.set(event, ofEvent)
    const from = member.told + 1
    const bytes = ofEvent.get(from) ?? Buffer.from(textOf(stored, event, from))
    ofEvent.set(from, bytes)
    member.told = stored.seq
    member.wire.send(bytes)
  }
}

/** Tells one page what it missed. */
export function catchUp(member: Member, missed: readonly Sighted[]): void {
  for (const one of missed) broadcast([member], one)
}

function textOf({ seq, at }: StoredEvent, event: RoomEvent, from: number): string {
  const message: ServerMessage = { type: 'event', seq, from, at, event }
  return JSON.stringify(message)
}
