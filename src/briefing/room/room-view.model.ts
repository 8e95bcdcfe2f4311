import type { RoomEvent, Seat } from './room.contract.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import { emptyRoom, type Poll, type PointInRoom, type RoomState } from './room-state.model.ts'
import { newPoint } from './room-state-change.model.ts'

/** Stands where another's connection would: nobody needs to know it but the desk. */
const SOMEBODY = '00000000-0000-4000-8000-000000000000'
/** Stands where a reason would that is not the reader's business. */
const UNTOLD = '—'

/** How much a seat is shown: the desk all, one who waits outside almost nothing. */
export type ViewKind = 'desk' | 'interpreter' | 'rest' | 'waiting'

export function viewKind(state: RoomState, { kind, pointId }: Seat): ViewKind {
  if (kind === 'chair' || kind === 'control') return 'desk'
  if (kind === 'interpreter') return 'interpreter'
  return kind === 'point' && (pointId === null || state.points[pointId]?.waiting !== false) ? 'waiting' : 'rest'
}

/** An event as the different readers see it; the same object wherever the text is the same. */
export interface Sight {
  desk: RoomEvent
  interpreter: RoomEvent | null
  rest: RoomEvent | null
  waiting: RoomEvent | null
  /** The room that sees more than the rest does. */
  own: { pointId: string; event: RoomEvent; alsoWaiting: boolean } | null
}

/** What an event shows to whom, judged by the state before it. */
export function sightOf(before: RoomState, event: RoomEvent): Sight {
  switch (event.type) {
    case 'session.started':
    case 'session.ended':
    case 'session.locked':
      return { ...everybody(event), waiting: event }
    case 'seat.joined':
      return restSees(event, masked(before, event))
    case 'seat.left':
      return restSees(event, maskedLeft(before, event))
    case 'point.removed':
      return { ...restSees(event, { ...event, reason: UNTOLD }), own: { pointId: event.pointId, event, alsoWaiting: true } }
    case 'roll.marked':
      return { ...restSees(event, { ...event, reason: null, attendeeIds: null }), own: { pointId: event.pointId, event, alsoWaiting: false } }
    case 'message.sent':
      return event.pointId === null
        ? { ...everybody(event), waiting: event }
        : { ...restSees(event, null), own: { pointId: event.pointId, event, alsoWaiting: true } }
    case 'chat.sent':
    case 'poll.voted':
      return { ...restSees(event, null), own: event.pointId === null ? null : { pointId: event.pointId, event, alsoWaiting: false } }
    case 'interpretation.set':
      return { ...restSees(event, { ...event, connection: SOMEBODY }), interpreter: event }
    default:
      return everybody(event)
  }
}

/** The event for one reader; null where it is not the reader's business. */
export function seenBy(sight: Sight, kind: ViewKind, seat: Seat): RoomEvent | null {
  const { own } = sight
  if (own && own.pointId === seat.pointId && kind !== 'desk' && (kind !== 'waiting' || own.alsoWaiting)) return own.event
  return sight[kind]
}

const everybody = (event: RoomEvent): Sight => ({ desk: event, interpreter: event, rest: event, waiting: null, own: null })
const restSees = (event: RoomEvent, shown: RoomEvent | null): Sight => ({ desk: event, interpreter: shown, rest: shown, waiting: null, own: null })

/** Under which name others know a window of a room: the room's own, one for its windows and one for its chair's. */
function maskOf({ kind, pointId }: Seat): string | null {
  if (pointId === null || (kind !== 'point' && kind !== 'chair')) return null
  return kind === 'point' ? pointId : `${pointId.startsWith('f') ? 'e' : 'f'}${pointId.slice(1)}`
}

const maskedSeat = ({ kind, pointId, synthetic }: Seat): Seat => ({ kind, pointId, name: '', ...(synthetic ? { synthetic } : {}) })

/** Connections that others see under a name, while the room is in. */
function behind(state: RoomState, mask: string, pointId: string | null): string[] {
  if (pointId === null || state.points[pointId]?.waiting) return []
  return Object.entries(state.seats).flatMap(([connection, { seat }]) => (maskOf(seat) === mask ? [connection] : []))
}

function masked(before: RoomState, event: Extract<RoomEvent, { type: 'seat.joined' }>): RoomEvent | null {
  const mask = maskOf(event.seat)
  if (!mask || event.waiting || behind(before, mask, event.seat.pointId).length > 0) return null
  return { ...event, connection: mask, server: mask, seat: maskedSeat(event.seat) }
}

function maskedLeft(before: RoomState, event: Extract<RoomEvent, { type: 'seat.left' }>): RoomEvent | null {
  const mask = maskOf(event.seat)
  const there = mask ? behind(before, mask, event.seat.pointId) : []
  if (!mask || there.length !== 1 || there[0] !== event.connection) return null
  return { ...event, connection: mask, seat: maskedSeat(event.seat) }
}

/** The state as a seat may see it. Folding what `seenBy` lets through gives the same again. */
export function viewOf(state: RoomState, seat: Seat): RoomState {
  const kind = viewKind(state, seat)
  if (kind === 'desk') return state
  if (kind === 'waiting') return outside(state, seat)
  const { pointId } = seat
  return {
    ...state,
    seats: Object.fromEntries(
      Object.values(state.seats).flatMap(({ seat: other, joinedAt }) => {
        const mask = maskOf(other)
        const isIn = other.pointId !== null && state.points[other.pointId]?.waiting === false
        return mask && isIn ? [[mask, { seat: maskedSeat(other), server: mask, joinedAt }]] : []
      }),
    ),
    points: Object.fromEntries(Object.entries(state.points).map(([id, point]) => [id, pointFor(state, id, point, pointId)])),
    poll: state.poll && pollFor(state.poll, pointId),
    pastPolls: state.pastPolls.map((poll) => pollFor(poll, pointId)),
    messages: messagesFor(state, pointId),
    chat: state.chat.filter((one) => one.pointId !== null && one.pointId === pointId),
    interpretation: kind === 'interpreter' ? state.interpretation : Object.fromEntries(Object.keys(state.interpretation).map((channel) => [channel, SOMEBODY])),
  }
}

function outside(state: RoomState, { pointId }: Seat): RoomState {
  const { seq, startedAt, endedAt, locked } = state
  const removed = pointId === null ? null : (state.points[pointId]?.removed ?? null)
  const points = pointId === null ? {} : { [pointId]: { ...newPoint, waiting: true, removed } }
  return { ...emptyRoom, seq, startedAt, endedAt, locked, points, messages: messagesFor(state, pointId) }
}

const messagesFor = (state: RoomState, pointId: string | null) => state.messages.filter((one) => one.pointId === null || one.pointId === pointId)

function pointFor(state: RoomState, id: string, point: PointInRoom, viewer: string | null): PointInRoom {
  const own = id === viewer
  const masks = point.connections.flatMap((connection) => {
    const seated = state.seats[connection]
    return (seated && maskOf(seated.seat)) ?? []
  })
  return {
    ...point,
    connections: point.waiting ? [] : [...new Set(masks)],
    // That somebody stands at the door is the desk's business; that a room was sent away, everybody saw.
    waiting: point.waiting && point.removed !== null,
    removed: point.removed === null || own ? point.removed : UNTOLD,
    roll: point.roll && (own ? point.roll : { ...point.roll, reason: null, attendeeIds: null }),
  }
}

function pollFor(poll: Poll, viewer: string | null): Poll {
  if (poll.published) return poll
  const own = viewer === null ? undefined : poll.votes[viewer]
  return { ...poll, votes: viewer !== null && own ? { [viewer]: own } : {} }
}

/** Names and titles as a seat may see them: people and statements of other rooms are the desk's. */
export function factsFor(facts: RoomFacts, seat: Seat): RoomFacts {
  if (seat.kind === 'chair' || seat.kind === 'control') return facts
  const own = <T extends { pointId: string }>(all: T[]) => all.filter(({ pointId }) => pointId === seat.pointId)
  return { ...facts, statements: own(facts.statements), attendees: own(facts.attendees) }
}
