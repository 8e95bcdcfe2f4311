import type { Contact, PointGap, PointState } from './point.contract.ts'
import type { LineGrade } from './line-check.contract.ts'

interface Standing {
  confirmedAt: string | null
  lastGrade: LineGrade | null
  connected: boolean
}

/** How far a room has come. A line that was tested counts once the room is confirmed. */
export function pointStateOf({ confirmedAt, lastGrade, connected }: Standing): PointState {
  if (connected) return 'connected'
  if (!confirmedAt) return 'unconfirmed'
  return lastGrade !== null && lastGrade !== 'failed' ? 'tested' : 'confirmed'
}

export interface RoomFacts {
  people: readonly { duty: string }[]
  contact: Contact
  confirmedAt: string | null
  /** Undefined where the reader may not see the room's line checks. */
  lastGrade: LineGrade | null | undefined
}

/** What stands in the way of confirming: nobody named, nobody at the head, nobody to call when the line fails. */
export function gapsBeforeConfirmation({ people, contact }: Pick<RoomFacts, 'people' | 'contact'>): PointGap[] {
  return [
    ...(people.length === 0 ? (['people'] as const) : []),
    ...(people.length > 0 && !people.some(({ duty }) => duty === 'head') ? (['head'] as const) : []),
    ...(contact.name && contact.phone ? [] : (['contact'] as const)),
  ]
}

/** Everything a room still lacks for the day. */
export function gapsOf(room: RoomFacts): PointGap[] {
  return [...gapsBeforeConfirmation(room), ...(room.confirmedAt ? [] : (['confirmation'] as const)), ...lineGap(room.lastGrade)]
}

function lineGap(grade: LineGrade | null | undefined): PointGap[] {
  if (grade === undefined || grade === 'good' || grade === 'fair') return []
  if (grade === null) return ['line_check']
  return [grade === 'failed' ? 'line_failed' : 'line_poor']
}

/** The next free code below a parent: QTR-1, QTR-2… Codes name feeds and are never used for two rooms of a briefing. */
export function codeBelow(parentCode: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const code = `${parentCode.slice(0, 20)}-${number}`
    if (!taken.has(code)) return code
  }
}
