import type { RoomEvent } from './room.contract.ts'
import type { RoomState } from './room-state.model.ts'
import { chairPoints, changePoint, changePoints, newPoint } from './room-state-change.model.ts'

type FloorEventType =
  | 'spotlight.set'
  | 'point.muted'
  | 'points.muted'
  | 'queue.added'
  | 'queue.moved'
  | 'queue.dropped'
  | 'floor.given'
  | 'floor.extended'
  | 'floor.ended'
  | 'mic.set'
  | 'share.set'

/** Who is on the stage, who is next, whose microphone is open. */
export function foldFloor(state: RoomState, event: Extract<RoomEvent, { type: FloorEventType }>, at: string): RoomState {
  switch (event.type) {
    case 'spotlight.set':
      return spotlight(state, event.pointId)
    case 'point.muted':
      return mute(state, event.pointId, event.muted)
    case 'points.muted':
      return changePoints(state, (point) => ({ ...point, micOn: false }))
    case 'queue.added':
      return state.queue.some(({ id }) => id === event.entry.id) ? state : { ...state, queue: [...state.queue, event.entry] }
    case 'queue.moved':
      return move(state, event.entryId, event.before)
    case 'queue.dropped':
      return { ...state, queue: state.queue.filter(({ id }) => id !== event.entryId) }
    case 'floor.given':
      return giveFloor(state, event, at)
    case 'floor.extended':
      return state.floor ? { ...state, floor: { ...state.floor, minutes: state.floor.minutes + event.minutes } } : state
    case 'floor.ended':
      return endFloor(state, event.spokeSeconds, at)
    case 'mic.set':
      return changePoint(state, event.pointId, (point) => ({ ...point, micOn: event.on && !point.muted && point.connections.length > 0 }))
    case 'share.set':
      return share(state, event.pointId, event.on)
  }
}

function spotlight(state: RoomState, pointId: string | null): RoomState {
  const left = state.spotlight
  const lit = { ...state, spotlight: pointId }
  const keeps = left === null || left === pointId || left === state.floor?.entry.pointId || chairPoints(state).has(left)
  return keeps ? lit : silence(lit, left)
}

/** Microphone and shared screen of a room are closed. */
function silence(state: RoomState, pointId: string): RoomState {
  const showing = state.showing?.kind === 'share' && state.showing.pointId === pointId ? null : state.showing
  return { ...changePoint(state, pointId, (point) => ({ ...point, micOn: false, sharing: false })), showing }
}

function mute(state: RoomState, pointId: string, muted: boolean): RoomState {
  const hasFloor = state.floor?.entry.pointId === pointId
  return changePoint(state, pointId, (point) => ({ ...point, muted, micOn: !muted && (point.micOn || (hasFloor && point.connections.length > 0)) }))
}

function move(state: RoomState, entryId: string, before: string | null): RoomState {
  const entry = state.queue.find(({ id }) => id === entryId)
  if (!entry || entryId === before) return state
  const rest = state.queue.filter(({ id }) => id !== entryId)
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before)
  return at < 0 ? state : { ...state, queue: [...rest.slice(0, at), entry, ...rest.slice(at)] }
}

function giveFloor(state: RoomState, { entry, minutes }: Extract<RoomEvent, { type: 'floor.given' }>, at: string): RoomState {
  const chairs = chairPoints(state)
  const holder = entry.pointId
  const rooms = changePoints(state, (point, id) =>
    id === holder
      ? { ...point, micOn: !point.muted && point.connections.length > 0 }
      : { ...point, micOn: point.micOn && chairs.has(id), sharing: point.sharing && chairs.has(id) },
  )
  const { showing } = state
  const keepsShare = showing?.kind !== 'share' || showing.pointId === holder || chairs.has(showing.pointId)
  return {
    ...rooms,
    points: rooms.points[holder] ? rooms.points : { ...rooms.points, [holder]: newPoint },
    queue: state.queue.filter(({ id }) => id !== entry.id),
    floor: { entry, givenAt: at, minutes },
    spotlight: null,
    showing: keepsShare ? showing : null,
  }
}

function endFloor(state: RoomState, seconds: number, at: string): RoomState {
  const { floor } = state
  if (!floor) return state
  const ended = { ...state, floor: null, spoken: [...state.spoken, { entry: floor.entry, from: floor.givenAt, to: at, seconds }] }
  const { pointId } = floor.entry
  return chairPoints(state).has(pointId) ? ended : silence(ended, pointId)
}

/** One screen is shared at a time. */
function share(state: RoomState, pointId: string, on: boolean): RoomState {
  if (!on) {
    const showing = state.showing?.kind === 'share' && state.showing.pointId === pointId ? null : state.showing
    return { ...changePoint(state, pointId, (point) => ({ ...point, sharing: false })), showing }
  }
  const rooms = changePoints(state, (point, id) => ({ ...point, sharing: id === pointId }))
  return { ...changePoint(rooms, pointId, (point) => ({ ...point, sharing: true })), showing: { kind: 'share', pointId } }
}
