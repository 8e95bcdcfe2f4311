import type { RoomEvent } from './room.contract.ts'
import { type Deciders, done, isCentre, isRoomOf, ownRoom, refuse } from './room-decision.model.ts'
import { endFloor } from './room-decide-floor.model.ts'
import { leaveEvents, seatRoom } from './room-presence.model.ts'

type PointCommand = 'point.admit' | 'point.remove' | 'point.mute' | 'points.mute-all' | 'roll.mark' | 'roll.answer' | 'message.send' | 'chat.send'

/** Rooms: let in, sent away, muted, called by name, written to. */
export const pointDeciders: Deciders<PointCommand> = {
  'point.admit': (state, { facts }, { pointId }) => {
    if (!isRoomOf(facts, pointId)) return refuse('point_unknown')
    const room = state.points[pointId]
    const seated = seatRoom(state, pointId)
    if (room?.waiting) return done(...seated, { type: 'point.admitted', pointId })
    return seated.length > 0 ? done(...seated) : refuse('not_waiting')
  },
  'point.remove': (state, given, { pointId, reason }) => {
    if (!isRoomOf(given.facts, pointId)) return refuse('point_unknown')
    if (isCentre(given.facts, pointId)) return refuse('is_centre')
    const room = state.points[pointId]
    if (room?.removed) return refuse('already_removed')
    return done(
      ...(state.floor?.entry.pointId === pointId ? endFloor(state, given) : []),
      ...(state.spotlight === pointId ? [{ type: 'spotlight.set', pointId: null } as const] : []),
      ...(state.showing?.kind === 'share' && state.showing.pointId === pointId ? [{ type: 'screen.shown', showing: null } as const] : []),
      ...state.queue.filter((entry) => entry.pointId === pointId).map(({ id }): RoomEvent => ({ type: 'queue.dropped', entryId: id })),
      ...connectionsOf(state.seats, pointId).flatMap((connection) => leaveEvents(state, connection, 'removed')),
      { type: 'point.removed', pointId, reason },
    )
  },
  'point.mute': (state, { facts }, { pointId, muted }) => {
    if (!isRoomOf(facts, pointId)) return refuse('point_unknown')
    // Whoever has the floor and was silenced with all others is let talk again by the same act.
    const silenced = !muted && state.floor?.entry.pointId === pointId && state.points[pointId]?.micOn === false
    return (state.points[pointId]?.muted ?? false) === muted && !silenced ? done() : done({ type: 'point.muted', pointId, muted })
  },
  'points.mute-all': () => done({ type: 'points.muted' }),
  'roll.mark': (_state, { facts }, { pointId, attendance, reason }) =>
    isRoomOf(facts, pointId)
      ? done({ type: 'roll.marked', pointId, attendance, reason: attendance === 'absent' ? reason : null, attendeeIds: null })
      : refuse('point_unknown'),
  'roll.answer': (_state, given, { attendeeIds }) => {
    const pointId = ownRoom(given)
    const own = new Set(given.facts.attendees.filter((attendee) => attendee.pointId === pointId).map(({ id }) => id))
    const stranger = attendeeIds.find((id) => !own.has(id))
    if (stranger) return refuse('attendee_unknown')
    const attendance = isCentre(given.facts, pointId) ? 'present' : 'online'
    return done({ type: 'roll.marked', pointId, attendance, reason: null, attendeeIds: [...new Set(attendeeIds)] })
  },
  'message.send': (_state, { facts, newId }, { pointId, text }) =>
    pointId === null || isRoomOf(facts, pointId) ? done({ type: 'message.sent', messageId: newId(), pointId, text }) : refuse('point_unknown'),
  'chat.send': (_state, { actor, newId }, { text }) => {
    const fromDesk = actor.seat.kind === 'control' || actor.seat.kind === 'chair'
    return done({ type: 'chat.sent', messageId: newId(), pointId: fromDesk ? null : actor.seat.pointId, from: actor.seat.name, text })
  },
}

const connectionsOf = (seats: Record<string, { seat: { kind: string; pointId: string | null } }>, pointId: string) =>
  Object.entries(seats).flatMap(([connection, { seat }]) => (seat.pointId === pointId && seat.kind !== 'chair' ? [connection] : []))
