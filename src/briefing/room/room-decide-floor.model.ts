import type { QueueEntry, RoomEvent } from './room.contract.ts'
import { type Deciders, done, type Given, isRoomOf, ownRoom, refuse } from './room-decision.model.ts'
import { seatRoom } from './room-presence.model.ts'
import type { RoomState } from './room-state.model.ts'

type FloorCommand =
  'hand.raise' | 'hand.lower' | 'queue.add' | 'queue.move' | 'queue.drop' | 'floor.give' | 'floor.extend' | 'floor.end' | 'mic.set' | 'share.set'

/** Minutes offered to a raised hand; whoever gives the floor says how many it gets. */
export const HAND_MINUTES = 3
const LONGEST_QUEUE = 500
const LONGEST_FLOOR = 240

/** Who speaks next and now. */
export const floorDeciders: Deciders<FloorCommand> = {
  'hand.raise': (state, given, { subject }) =>
    addEntry(state, { id: given.newId(), pointId: ownRoom(given), statementId: null, subject, minutes: HAND_MINUTES, raised: true, since: given.now }),
  'hand.lower': (state, given) => {
    const entry = state.queue.find(({ raised, pointId }) => raised && pointId === ownRoom(given))
    return entry ? done({ type: 'queue.dropped', entryId: entry.id }) : refuse('not_raised')
  },
  'queue.add': (state, { facts, newId, now }, { pointId, statementId, subject, minutes }) => {
    if (!isRoomOf(facts, pointId)) return refuse('point_unknown')
    const statement = facts.statements.find(({ id }) => id === statementId)
    if (statementId !== null && statement?.pointId !== pointId) return refuse('statement_unknown')
    if (statementId !== null && state.queue.some((entry) => entry.statementId === statementId)) return done()
    const speaker = statement?.speakerName ? { speaker: statement.speakerName } : {}
    return addEntry(state, {
      id: newId(),
      pointId,
      statementId,
      subject: subject ?? statement?.subject ?? null,
      minutes,
      raised: false,
      ...speaker,
      since: now,
    })
  },
  'queue.move': (state, _given, { entryId, before }) => {
    const has = (id: string) => state.queue.some((entry) => entry.id === id)
    if (!has(entryId) || (before !== null && !has(before))) return refuse('not_in_queue')
    return before === entryId ? done() : done({ type: 'queue.moved', entryId, before })
  },
  'queue.drop': (state, _given, { entryId }) =>
    state.queue.some(({ id }) => id === entryId) ? done({ type: 'queue.dropped', entryId }) : refuse('not_in_queue'),
  'floor.give': (state, given, { entryId, minutes }) => giveFloor(state, given, entryId, minutes),
  'floor.extend': (state, _given, { minutes }) =>
    (state.floor?.minutes ?? 0) + minutes > LONGEST_FLOOR ? refuse('time_used', { most: LONGEST_FLOOR }) : done({ type: 'floor.extended', minutes }),
  // A room ends what it has itself, not what the spotlight lets it see.
  'floor.end': (state, given) =>
    given.actor.seat.kind === 'point' && state.floor?.entry.pointId !== given.actor.seat.pointId ? refuse('not_on_stage') : done(...endFloor(state, given)),
  'mic.set': (state, given, { on }) => set(state.points[ownRoom(given)]?.micOn, on, { type: 'mic.set', pointId: ownRoom(given), on }),
  'share.set': (state, given, { on }) => {
    if (on && state.agenda.restricted) return refuse('restricted')
    return set(state.points[ownRoom(given)]?.sharing, on, { type: 'share.set', pointId: ownRoom(given), on })
  },
}

const set = (present: boolean | undefined, on: boolean, event: RoomEvent) => ((present ?? false) === on ? done() : done(event))

function addEntry(state: RoomState, entry: QueueEntry) {
  return state.queue.length >= LONGEST_QUEUE ? refuse('queue_full', { most: LONGEST_QUEUE }) : done({ type: 'queue.added', entry })
}

/** The one who has the floor gives it up first. The room called is let talk, and let in where it only watched. */
function giveFloor(state: RoomState, given: Given, entryId: string, minutes: number) {
  const entry = state.queue.find(({ id }) => id === entryId)
  if (!entry) return refuse('not_in_queue')
  const { pointId } = entry
  const room = state.points[pointId]
  if (room?.waiting) return refuse('point_waiting')
  const seated = seatRoom(state, pointId)
  if (seated.length === 0 && !room?.connections.length) return refuse('point_absent')
  return done(...endFloor(state, given), ...seated, ...(room?.muted ? [{ type: 'point.muted', pointId, muted: false } as const] : []), {
    type: 'floor.given',
    entry,
    minutes,
  })
}

/** The floor's end with the seconds spoken; nothing where nobody has it. */
export function endFloor({ floor }: RoomState, { now }: Pick<Given, 'now'>): RoomEvent[] {
  if (!floor) return []
  const spokeSeconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(floor.givenAt)) / 1000))
  return [{ type: 'floor.ended', entryId: floor.entry.id, pointId: floor.entry.pointId, spokeSeconds }]
}
