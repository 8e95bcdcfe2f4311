import type { RoomState } from '../room-state.model.ts'

/** What a room must know about itself at a glance. */
export type Standing =
  | { kind: 'waiting' }
  | { kind: 'removed'; reason: string }
  | { kind: 'ended' }
  | { kind: 'not-started' }
  | { kind: 'speaking' }
  | { kind: 'next' }
  | { kind: 'queued'; place: number }
  | { kind: 'listening' }

/** Where a point stands in the session. */
export function standingOf(state: Pick<RoomState, 'points' | 'startedAt' | 'endedAt' | 'floor' | 'queue'>, pointId: string): Standing {
  const point = state.points[pointId]
  if (point?.removed) return { kind: 'removed', reason: point.removed }
  if (state.endedAt) return { kind: 'ended' }
  if (point?.waiting) return { kind: 'waiting' }
  if (!state.startedAt) return { kind: 'not-started' }
  if (state.floor?.entry.pointId === pointId) return { kind: 'speaking' }
  const place = state.queue.findIndex((entry) => entry.pointId === pointId) + 1
  if (place === 1) return { kind: 'next' }
  return place > 1 ? { kind: 'queued', place } : { kind: 'listening' }
}
