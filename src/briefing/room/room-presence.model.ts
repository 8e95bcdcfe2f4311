import type { RoomEvent, Seat } from './room.contract.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import { isCentre } from './room-decision.model.ts'
import type { RoomState } from './room-state.model.ts'
import { connectedPoints } from './room-state-change.model.ts'

type Left = Extract<RoomEvent, { type: 'seat.left' }>

/** What a connection's going makes happen; nothing where it is gone already. */
export function leaveEvents(state: RoomState, connection: string, why: Left['why']): RoomEvent[] {
  const seated = state.seats[connection]
  if (!seated) return []
  return [...offAir(state, connection), { type: 'seat.left', connection, seat: seated.seat, why }]
}

function offAir(state: RoomState, connection: string): RoomEvent[] {
  return (['en', 'vi'] as const)
    .filter((channel) => state.interpretation[channel] === connection)
    .map((channel) => ({ type: 'interpretation.set', connection, channel, on: false }))
}

/**
 * A connection comes in. The same one on another server takes its place along. A room waits where the session is locked or where it
 * was sent away; one more room than the briefing's limit watches, and keeps its name.
 */
export function joinEvents(state: RoomState, facts: RoomFacts, { connection, server, seat }: { connection: string; server: string; seat: Seat }): RoomEvent[] {
  const before = state.seats[connection]
  if (before?.server === server) return []
  if (before) return [{ type: 'seat.joined', connection, server, seat: before.seat, waiting: waits(state, facts, before.seat) }]
  // Whoever has to wait is no watcher meanwhile: that would be a way in.
  const given = seat.kind === 'point' && !waits(state, facts, seat) && isFull(state, facts, seat) ? { ...seat, kind: 'watcher' as const } : seat
  const replaced = seat.synthetic ? [] : syntheticOf(state, seat).flatMap((one) => leaveEvents(state, one, 'closed'))
  return [...replaced, { type: 'seat.joined', connection, server, seat: given, waiting: waits(state, facts, given) }]
}

/** Whether a room that comes now has to wait. One that is in already does not, by whatever window it comes. */
function waits(state: RoomState, facts: RoomFacts, { kind, pointId }: Seat): boolean {
  const room = pointId ? state.points[pointId] : undefined
  if (kind !== 'point' || isCentre(facts, pointId)) return false
  if (room?.removed || (room?.waiting && room.connections.length > 0)) return true
  // Who was in before the door was closed may come back.
  return room?.firstJoinedAt ? room.waiting : state.locked
}

function isFull(state: RoomState, facts: RoomFacts, { pointId }: Seat): boolean {
  const there = connectedPoints(state)
  return pointId !== null && !isCentre(facts, pointId) && !there.has(pointId) && there.size >= facts.briefing.pointLimit
}

/** A room comes itself: the server no longer plays it. */
function syntheticOf(state: RoomState, { kind, pointId }: Seat): string[] {
  if (kind !== 'point') return []
  return Object.entries(state.seats).flatMap(([connection, { seat }]) => (seat.synthetic && seat.pointId === pointId ? [connection] : []))
}

/** Windows of a room become windows of a room: those that waited, and those that watched because the session was full. */
export function seatRoom(state: RoomState, pointId: string): RoomEvent[] {
  return Object.entries(state.seats).flatMap(([connection, { seat, server }]): RoomEvent[] => {
    if (seat.pointId !== pointId || (seat.kind !== 'watcher' && seat.kind !== 'point')) return []
    if (seat.kind === 'point' && !state.points[pointId]?.waiting) return []
    return [{ type: 'seat.joined', connection, server, seat: { ...seat, kind: 'point' }, waiting: false }]
  })
}

/** The media server has no place for one room more: it stays as a watcher. */
export function unseat(state: RoomState, connection: string): RoomEvent[] {
  const seated = state.seats[connection]
  if (seated?.seat.kind !== 'point') return []
  const { seat, server } = seated
  return [
    { type: 'seat.left', connection, seat, why: 'closed' },
    { type: 'seat.joined', connection, server, seat: { ...seat, kind: 'watcher' }, waiting: false },
  ]
}
