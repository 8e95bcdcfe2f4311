import type { PointInRoom, RoomState } from './room-state.model.ts'

export const newPoint: PointInRoom = {
  connections: [],
  waiting: false,
  removed: null,
  firstJoinedAt: null,
  lastLeftAt: null,
  muted: false,
  micOn: false,
  sharing: false,
  roll: null,
}

/** The state with one room changed; a room that nobody spoke of yet starts empty. */
export function changePoint(state: RoomState, pointId: string, change: (point: PointInRoom) => PointInRoom): RoomState {
  return { ...state, points: { ...state.points, [pointId]: change(state.points[pointId] ?? newPoint) } }
}

/** The state with every room changed. */
export function changePoints(state: RoomState, change: (point: PointInRoom, pointId: string) => PointInRoom): RoomState {
  return { ...state, points: Object.fromEntries(Object.entries(state.points).map(([id, point]) => [id, change(point, id)])) }
}

/** Rooms with a connection. */
export function connectedPoints(state: RoomState): Set<string> {
  return new Set(Object.entries(state.points).flatMap(([id, point]) => (point.connections.length > 0 ? [id] : [])))
}

/** Rooms that the chair sits in: their microphone is not closed when somebody gets the floor. */
export function chairPoints(state: RoomState): Set<string> {
  return new Set(Object.values(state.seats).flatMap(({ seat }) => (seat.kind === 'chair' && seat.pointId ? [seat.pointId] : [])))
}
