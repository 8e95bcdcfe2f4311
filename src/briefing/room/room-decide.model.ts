import type { Command, CommandType } from './room.contract.ts'
import { conclusionDeciders } from './room-decide-conclusions.model.ts'
import { floorDeciders } from './room-decide-floor.model.ts'
import { pointDeciders } from './room-decide-points.model.ts'
import { pollDeciders } from './room-decide-poll.model.ts'
import { questionDeciders } from './room-decide-questions.model.ts'
import { screenDeciders } from './room-decide-screen.model.ts'
import { sessionDeciders } from './room-decide-session.model.ts'
import { voiceDeciders } from './room-decide-voices.model.ts'
import { type Deciders, type Decision, type Given, refuse } from './room-decision.model.ts'
import { mayCommand } from './room-permission.model.ts'
import type { RoomState } from './room-state.model.ts'

const deciders: Deciders<CommandType> = {
  ...sessionDeciders,
  ...pointDeciders,
  ...floorDeciders,
  ...screenDeciders,
  ...questionDeciders,
  ...pollDeciders,
  ...conclusionDeciders,
  ...voiceDeciders,
}

/** What a command makes happen, or why it does not: permission first, then its arguments. Never throws; no events where all is so already. */
export function decide(state: RoomState, given: Given, command: Command): Decision {
  const verdict = mayCommand(given.actor.seat, state, command.type)
  if (!verdict.allowed) return refuse(verdict.why)
  const decider = deciders[command.type] as (state: RoomState, given: Given, command: Command) => Decision
  return decider(state, given, command)
}
