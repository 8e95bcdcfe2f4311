import type { z } from 'zod'
import type * as contract from '../room-facts.contract.ts'

export type RoomFacts = contract.RoomFacts
export type PointFact = z.infer<typeof contract.PointFact>
export type AgendaFact = z.infer<typeof contract.AgendaFact>
export type StatementFact = z.infer<typeof contract.StatementFact>
export type AttendeeFact = z.infer<typeof contract.AttendeeFact>

/** The person who speaks for a room: its head, else the first of its list. */
export function headOf(attendees: readonly AttendeeFact[], pointId: string | null): AttendeeFact | undefined {
  const own = attendees.filter((one) => one.pointId === pointId)
  return own.find(({ duty }) => duty === 'head') ?? own[0]
}
