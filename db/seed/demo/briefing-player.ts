import { randomUUID } from 'node:crypto'
import type { Command, CommandType, RoomEvent, Seat } from '#briefing/room/room.contract.ts'
import type { RoomFacts } from '#briefing/room/room-facts.contract.ts'
import { joinEvents, leaveEvents } from '#briefing/room/room-presence.model.ts'
import { decide } from '#briefing/room/room-decide.model.ts'
import type { Given } from '#briefing/room/room-decision.model.ts'
import { fold } from '#briefing/room/room.model.ts'
import { emptyRoom, type RoomState } from '#briefing/room/room-state.model.ts'

export interface Sitter {
  connection: string
  seat: Seat
  personId: string | null
}

type CommandOf<T extends CommandType> = Omit<Extract<Command, { type: T }>, 'id' | 'type'>

/** A session played command by command through the room's own rules: what is stored is what the live room would have stored. */
export function playSession(sessionId: string, facts: RoomFacts) {
  const server = randomUUID()
  const rows: Record<string, string | number | null | object>[] = []
  let state: RoomState = emptyRoom

  function keep(at: string, sitter: Sitter | null, commandId: string | null, events: readonly RoomEvent[]) {
    for (const [part, event] of events.entries()) {
      const seq = state.seq + 1
      rows.push({
        session_id: sessionId,
        seq,
        at,
        person_id: sitter?.personId ?? null,
        seat_kind: sitter?.seat.kind ?? null,
        point_id: sitter?.seat.pointId ?? null,
        connection: sitter?.connection ?? null,
        command_id: commandId,
        part,
        type: event.type,
        payload: event,
      })
      state = fold(state, { seq, at, event })
    }
  }

  return {
    rows,
    state: () => state,
    join: (at: string, sitter: Sitter) => keep(at, sitter, null, joinEvents(state, facts, { ...sitter, server })),
    leave: (at: string, sitter: Sitter, why: 'closed' | 'lost') => keep(at, sitter, null, leaveEvents(state, sitter.connection, why)),
    /** Throws when the room would have refused: a demonstration that the product would not allow is a mistake. */
    act: <T extends CommandType>(at: string, sitter: Sitter, type: T, given: CommandOf<T>, figure: Given['figure'] = null) => {
      const command = { ...given, id: randomUUID(), type } as unknown as Command
      const decision = decide(state, { actor: sitter, facts, now: at, newId: randomUUID, figure }, command)
      if ('refused' in decision) throw new Error(`The room refuses ${type} at ${at}: ${decision.refused}`)
      keep(at, sitter, command.id, decision.events)
    },
  }
}

export type Play = ReturnType<typeof playSession>
