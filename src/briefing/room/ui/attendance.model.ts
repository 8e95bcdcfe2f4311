import { searchKey } from '#platform/text/search-key.ts'
import type { RoomState } from '../room-state.model.ts'
import type { PointFact } from './room-facts.model.ts'

type Points = RoomState['points']

/** `online` now, `left` after having been in, `waiting` at the door, `removed`, or `expected`. */
export type Presence = 'online' | 'waiting' | 'left' | 'removed' | 'expected'

export function presenceOf(points: Points, pointId: string): Presence {
  const point = points[pointId]
  if (!point) return 'expected'
  if (point.removed) return 'removed'
  if (point.connections.length > 0) return point.waiting ? 'waiting' : 'online'
  return point.firstJoinedAt ? 'left' : 'expected'
}

export interface AttendanceCount {
  all: number
  online: number
  waiting: number
  left: number
  answered: number
  absent: number
}

/** How many rooms are where, over the rooms that are expected. */
export function countAttendance(points: Points, facts: readonly PointFact[]): AttendanceCount {
  const presences = facts.map(({ id }) => presenceOf(points, id))
  const rolls = facts.map(({ id }) => points[id]?.roll?.attendance)
  const count = (wanted: Presence) => presences.filter((one) => one === wanted).length
  return {
    all: facts.length,
    online: count('online'),
    waiting: count('waiting'),
    left: count('left'),
    answered: rolls.filter((roll) => roll === 'present' || roll === 'online').length,
    absent: rolls.filter((roll) => roll === 'absent').length,
  }
}

/** Rooms whose code or name holds every word of the query, accents aside. */
export function findPoints<P extends Pick<PointFact, 'code' | 'nameVi' | 'nameEn'>>(facts: readonly P[], query: string): P[] {
  const words = searchKey(query).split(' ').filter(Boolean)
  return facts.filter((fact) => {
    const text = searchKey(`${fact.code} ${fact.nameVi} ${fact.nameEn}`)
    return words.every((word) => text.includes(word))
  })
}
