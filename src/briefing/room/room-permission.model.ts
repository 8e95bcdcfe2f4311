import { Command, type CommandType, type Seat, type SeatKind } from './room.contract.ts'
import type { RoomState } from './room-state.model.ts'

/** Why a command is refused, and why a button is disabled; each has a sentence `room.refused.<code>`. */
export const refusalCodes = [
  'not_yours',
  'ended',
  'not_started',
  'already_started',
  'not_the_time',
  'waiting',
  'no_room',
  'no_account',
  'not_on_stage',
  'muted',
  'no_floor',
  'already_raised',
  'not_raised',
  'queue_full',
  'not_in_queue',
  'point_unknown',
  'point_absent',
  'point_waiting',
  'not_waiting',
  'already_removed',
  'is_centre',
  'restricted',
  'item_unknown',
  'statement_unknown',
  'attendee_unknown',
  'figure_unknown',
  'paper_unknown',
  'nothing_shared',
  'question_unknown',
  'conclusion_unknown',
  'no_poll',
  'poll_open',
  'not_on_air',
  'time_used',
  'too_fast',
  'unavailable',
  'internal',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A condition that a kind of seat must meet besides being named in the table. */
export type Condition =
  | 'started'
  | 'not_started'
  | 'room'
  | 'on_stage'
  | 'unmuted'
  | 'floor_held'
  | 'no_hand'
  | 'hand_up'
  | 'unrestricted'
  | 'poll_open'
  | 'no_poll_open'
  | 'poll_unpublished'

type Rule = Partial<Record<SeatKind, readonly Condition[]>>

const desk = (...conditions: Condition[]): Rule => ({ chair: conditions, control: conditions })
/** A room, and one that had to stay a watcher because the session was full: it asks like the others. */
const rooms = (...conditions: Condition[]): Rule => ({ point: ['room', ...conditions], watcher: ['room', ...conditions] })

/** Who may do what, and on what condition. A kind of seat that is not named may not. The server and the buttons both read it. */
export const permissions: Record<CommandType, Rule> = {
  'session.start': desk('not_started'),
  'session.end': desk(),
  'session.lock': desk(),
  'agenda.go': desk('started'),
  'layout.set': desk(),
  'spotlight.set': desk(),
  'recording.set': desk('started', 'unrestricted'),
  'point.admit': desk(),
  'point.remove': desk(),
  'point.mute': desk(),
  'points.mute-all': desk(),
  'roll.mark': desk(),
  'roll.answer': { ...rooms(), chair: ['room'] },
  'message.send': desk(),
  'chat.send': { ...rooms(), ...desk(), interpreter: [], captioner: [] },
  'hand.raise': rooms('started', 'no_hand'),
  'hand.lower': rooms('hand_up'),
  'queue.add': desk(),
  'queue.move': desk(),
  'queue.drop': desk(),
  'floor.give': desk('started'),
  'floor.extend': desk('floor_held'),
  'floor.end': { ...desk('floor_held'), point: ['room', 'on_stage', 'floor_held'] },
  'mic.set': { chair: ['room', 'unmuted'], point: ['room', 'unmuted', 'on_stage'] },
  'share.set': { chair: ['room'], point: ['room', 'on_stage'] },
  'figure.say': { ...desk('started', 'unrestricted'), point: ['room', 'on_stage', 'unrestricted'] },
  'screen.show': desk('unrestricted'),
  'question.ask': rooms('started', 'unrestricted'),
  'question.answer': desk('started', 'unrestricted'),
  'poll.open': desk('started', 'no_poll_open', 'unrestricted'),
  'poll.vote': { ...rooms('poll_open'), chair: ['room', 'poll_open'] },
  'poll.close': desk('poll_unpublished'),
  'conclusion.add': desk('started', 'unrestricted'),
  'conclusion.edit': desk('started', 'unrestricted'),
  'conclusion.drop': desk('started'),
  'interpretation.set': { interpreter: [] },
  'caption.say': { captioner: ['started', 'unrestricted'], control: ['started', 'unrestricted'] },
}

export const commandTypes: readonly CommandType[] = Command.options.map((option) => option.shape.type.value)

export type Verdict = { allowed: true } | { allowed: false; why: RefusalCode }

/**
 * Whether a seat may give this kind of command now. `not_yours`: the kind of seat never may, so a page leaves the button out;
 * with any other reason it shows it disabled. What depends on the command's arguments is judged by `decide`.
 */
export function mayCommand(seat: Seat, state: RoomState, type: CommandType): Verdict {
  const conditions = permissions[type][seat.kind]
  if (!conditions) return refused('not_yours')
  if (state.endedAt) return refused('ended')
  for (const condition of conditions) {
    const why = tests[condition](state, seat)
    if (why) return refused(why)
  }
  return { allowed: true }
}

const refused = (why: RefusalCode): Verdict => ({ allowed: false, why })

const tests: Record<Condition, (state: RoomState, seat: Seat) => RefusalCode | null> = {
  started: (state) => (state.startedAt ? null : 'not_started'),
  not_started: (state) => (state.startedAt ? 'already_started' : null),
  room: (state, seat) => {
    if (!seat.pointId) return seat.kind === 'watcher' ? 'not_yours' : 'no_room'
    return state.points[seat.pointId]?.waiting ? 'waiting' : null
  },
  on_stage: (state, { pointId }) => (pointId !== null && pointOnStage(state) === pointId ? null : 'not_on_stage'),
  unmuted: (state, { pointId }) => (pointId !== null && state.points[pointId]?.muted ? 'muted' : null),
  floor_held: (state) => (state.floor ? null : 'no_floor'),
  no_hand: (state, { pointId }) => (state.queue.some((entry) => entry.raised && entry.pointId === pointId) ? 'already_raised' : null),
  hand_up: (state, { pointId }) => (state.queue.some((entry) => entry.raised && entry.pointId === pointId) ? null : 'not_raised'),
  unrestricted: (state) => (state.agenda.restricted ? 'restricted' : null),
  poll_open: (state) => (state.poll && !state.poll.closedAt ? null : 'no_poll'),
  no_poll_open: (state) => (state.poll && !state.poll.closedAt ? 'poll_open' : null),
  poll_unpublished: (state) => (state.poll && !(state.poll.closedAt && state.poll.published) ? null : 'no_poll'),
}

/** The room that was called: whoever has the floor, else the one in the spotlight. Nobody else opens a microphone but the chair. */
export function pointOnStage(state: RoomState): string | null {
  return state.floor?.entry.pointId ?? state.spotlight
}
