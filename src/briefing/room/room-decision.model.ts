import type { Command, CommandType, RoomEvent, Seat } from './room.contract.ts'
import type { FigureAnswer } from '#figures/figure.contract.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import type { RefusalCode } from './room-permission.model.ts'
import type { RoomState } from './room-state.model.ts'
import type { ShownTable } from './shown-table.contract.ts'

export interface Actor {
  connection: string
  seat: Seat
  /** Null for a room that came in by its key. */
  personId: string | null
}

/** What a decision stands on besides the state. */
export interface Given {
  actor: Actor
  facts: RoomFacts
  now: string
  newId: () => string
  /** The figure asked for, answered beforehand; null: it could not be. */
  figure?: { label: string; answer: FigureAnswer } | null
  /** The numbers behind what is to be shown, asked for beforehand; null: there are none. */
  table?: ShownTable | null
  /** The paper to be shown; null: there is none that every room may see. */
  paper?: { title: string } | null
}

export type Decision = { events: RoomEvent[] } | { refused: RefusalCode; details: Record<string, unknown> }
export type Of<T extends CommandType> = Extract<Command, { type: T }>
/** How commands of some kinds are decided; who may give them was looked at before. */
export type Deciders<T extends CommandType> = { [K in T]: (state: RoomState, given: Given, command: Of<K>) => Decision }

export const done = (...events: RoomEvent[]): Decision => ({ events })
export const refuse = (refused: RefusalCode, details: Record<string, unknown> = {}): Decision => ({ refused, details })
export const isRoomOf = (facts: RoomFacts, pointId: string) => facts.points.some(({ id }) => id === pointId)
export const isCentre = (facts: RoomFacts, pointId: string | null) => facts.points.some(({ id, kind }) => id === pointId && kind === 'centre')

/** The room that the actor's seat speaks for; the permission table has seen that there is one. */
export function ownRoom({ actor }: Given): string {
  if (!actor.seat.pointId) throw new Error(`A seat of kind ${actor.seat.kind} has no room`)
  return actor.seat.pointId
}
