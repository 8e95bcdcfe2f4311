import type { RoomEvent, Seat, StoredEvent } from './room.contract.ts'
import type { PointInRoom, RoomState } from './room-state.model.ts'
import { foldFloor } from './room-fold-floor.model.ts'
import { foldSaid } from './room-fold-said.model.ts'
import { changePoint, connectedPoints, newPoint } from './room-state-change.model.ts'

/** Adds one event to the state. Never changes what it is given; an event that is in the state already changes nothing. */
export function fold(state: RoomState, stored: StoredEvent): RoomState {
  if (stored.seq <= state.seq) return state
  return { ...apply(state, stored.event, stored.at), seq: stored.seq }
}

/** Adds events in their order. */
export function foldAll(state: RoomState, events: readonly StoredEvent[]): RoomState {
  return events.reduce(fold, state)
}

function apply(state: RoomState, event: RoomEvent, at: string): RoomState {
  switch (event.type) {
    case 'session.started':
      return { ...state, startedAt: state.startedAt ?? at }
    case 'session.ended':
      return end(state, at)
    case 'session.locked':
      return { ...state, locked: event.locked }
    case 'agenda.went':
      return goTo(state, event, at)
    case 'layout.set':
      return { ...state, layout: event.layout }
    case 'recording.set':
      return { ...state, recording: event.on && !state.agenda.restricted }
    case 'seat.joined':
      return join(state, event, at)
    case 'seat.left':
      return leave(state, event.connection, at)
    case 'point.admitted':
      return changePoint(state, event.pointId, (point) => ({
        ...point,
        waiting: false,
        removed: null,
        firstJoinedAt: point.firstJoinedAt ?? (point.connections.length > 0 ? at : null),
      }))
    case 'point.removed':
      return changePoint(state, event.pointId, (point) => ({ ...point, waiting: true, removed: event.reason, micOn: false, sharing: false }))
    case 'roll.marked': {
      const { attendance, reason, attendeeIds } = event
      return changePoint(state, event.pointId, (point) => ({ ...point, roll: { attendance, reason, attendeeIds, at } }))
    }
    case 'spotlight.set':
    case 'point.muted':
    case 'points.muted':
    case 'queue.added':
    case 'queue.moved':
    case 'queue.dropped':
    case 'floor.given':
    case 'floor.extended':
    case 'floor.ended':
    case 'mic.set':
    case 'share.set':
      return foldFloor(state, event, at)
    default:
      return foldSaid(state, event, at)
  }
}

function end(state: RoomState, at: string): RoomState {
  const points = Object.fromEntries(Object.entries(state.points).map(([id, point]) => [id, { ...point, micOn: false, sharing: false }]))
  return {
    ...goTo(state, { itemId: null, restricted: false }, at),
    endedAt: at,
    points,
    recording: false,
    interpretation: {},
    floor: null,
    spotlight: null,
    showing: null,
    shownAnswer: null,
    shownTitle: null,
  }
}

function goTo(state: RoomState, { itemId, restricted }: { itemId: string | null; restricted: boolean }, at: string): RoomState {
  const { itemId: left, since, done } = state.agenda
  return {
    ...state,
    agenda: { itemId, restricted, since: itemId ? at : null, done: left && since ? [...done, { itemId: left, from: since, to: at }] : done },
    recording: state.recording && !restricted,
  }
}

const sitsIn = (seat: Seat) => (seat.kind === 'point' || seat.kind === 'chair' ? seat.pointId : null)

function join(state: RoomState, event: Extract<RoomEvent, { type: 'seat.joined' }>, at: string): RoomState {
  const { connection, server, seat, waiting } = event
  const before = state.seats[connection]
  const moved = before && (sitsIn(before.seat) !== sitsIn(seat) ? leave(state, connection, at) : state)
  const seated = { ...(moved ?? state), seats: { ...(moved ?? state).seats, [connection]: { seat, server, joinedAt: before?.joinedAt ?? at } } }
  const pointId = sitsIn(seat)
  if (!pointId) return seated
  const isIn = Boolean(seated.points[pointId]) && connectedPoints(seated).has(pointId)
  return changePoint(seated, pointId, (point) => {
    const stillWaits = isIn ? point.waiting && waiting : waiting
    const hasFloor = seated.floor?.entry.pointId === pointId && !stillWaits && !point.muted
    return {
      ...point,
      connections: point.connections.includes(connection) ? point.connections : [...point.connections, connection],
      waiting: stillWaits,
      removed: stillWaits ? point.removed : null,
      firstJoinedAt: point.firstJoinedAt ?? (stillWaits ? null : at),
      // A room whose line broke while it spoke comes back speaking.
      micOn: point.micOn || (hasFloor && point.connections.length === 0),
    }
  })
}

function leave(state: RoomState, connection: string, at: string): RoomState {
  const { [connection]: gone, ...seats } = state.seats
  const pointId = gone && sitsIn(gone.seat)
  if (!gone) return state
  if (!pointId) return { ...state, seats }
  const leftAt = (point: PointInRoom) => (point.waiting ? point.lastLeftAt : at)
  const empties = (point: PointInRoom) => (point.connections.length > 0 ? {} : { micOn: false, sharing: false, lastLeftAt: leftAt(point) })
  const left = (point: PointInRoom) => ({ ...point, connections: point.connections.filter((one) => one !== connection) })
  const after = { ...state, seats, points: { ...state.points, [pointId]: left(state.points[pointId] ?? newPoint) } }
  const room = after.points[pointId] ?? newPoint
  const dropsShare = room.connections.length === 0 && state.showing?.kind === 'share' && state.showing.pointId === pointId
  return { ...changePoint(after, pointId, (point) => ({ ...point, ...empties(point) })), showing: dropsShare ? null : state.showing }
}
