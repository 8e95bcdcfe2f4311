import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RoomEvent, Seat, StoredEvent } from './room.contract.ts'
import { commandTypes } from './room-permission.model.ts'
import { newPoint } from './room-state-change.model.ts'
import { emptyRoom, type RoomState } from './room-state.model.ts'
import { seenBy, sightOf, viewKind, viewOf } from './room-view.model.ts'
import { type Act, centre, facts, first, itemIds, playRoom, pointIds, samples, seatOf, second, third, uuid, type Played } from './room.fixture.ts'
import { fold, foldAll } from './room.model.ts'

const seats: Seat[] = [
  seatOf('chair'),
  seatOf('control'),
  seatOf('point', first),
  seatOf('point', first),
  seatOf('point', second),
  seatOf('point', third),
  seatOf('point', centre),
  seatOf('interpreter'),
  seatOf('interpreter'),
  seatOf('captioner'),
  seatOf('watcher'),
]
const connections = seats.map((_, index) => uuid(5, index))

interface Move {
  who: number
  what: string
  pick: number
  flag: boolean
}
const moves = fc.array(
  fc.record({
    who: fc.nat(seats.length - 1),
    what: fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('join', 'join', 'leave', 'unseat', 'move') },
      { weight: 5, arbitrary: fc.constantFrom(...commandTypes) },
    ),
    pick: fc.nat(50),
    flag: fc.boolean(),
  }),
  { maxLength: 80 },
)

/** Arguments drawn from what is there. */
function draw(state: RoomState, pick: number, flag: boolean): Record<string, unknown> {
  const of = <T>(all: readonly T[]) => all[pick % Math.max(1, all.length)]
  return {
    pointId: of(pointIds),
    entryId: of(state.queue)?.id ?? uuid(7, 999),
    before: flag ? null : (of(state.queue.toReversed())?.id ?? null),
    itemId: of(itemIds),
    pollId: state.poll?.pollId ?? uuid(7, 999),
    questionId: of(state.questions)?.questionId ?? uuid(7, 999),
    conclusionId: of(state.conclusions)?.conclusionId ?? uuid(7, 999),
    on: flag,
    muted: flag,
    locked: flag,
    publish: flag,
    channel: flag ? 'en' : 'vi',
  }
}

/** The sample of a command with its arguments drawn from what is there. */
function play(room: Played, { who, what, pick, flag }: Move) {
  const connection = connections[who] ?? ''
  room.clock.now += pick * 1000
  if (what === 'join' || what === 'move') return room.join(connection, seats[who] ?? seatOf('watcher'), uuid(9, what === 'move' ? 2 : 1))
  if (what === 'leave') return room.leave(connection)
  if (what === 'unseat') return room.unseat(connection)
  const drawn = draw(room.state(), pick, flag)
  const sample = samples[what as keyof typeof samples]
  const filled = Object.fromEntries(Object.entries(sample).map(([key, value]) => [key, key in drawn ? drawn[key] : value]))
  // The end of a session ends the play: rare enough to see what comes before it.
  if (what === 'session.end' && pick > 5) return undefined
  return void room.act(connection, filled as Act)
}

function played(list: readonly Move[]): Played {
  const room = playRoom({ facts: { ...facts, briefing: { ...facts.briefing, pointLimit: 3 } } })
  for (const [index, seat] of seats.slice(0, 5).entries()) room.join(connections[index] ?? '', seat)
  room.act(connections[0] ?? '', { type: 'session.start' })
  for (const move of list) play(room, move)
  return room
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const member of Object.values(value)) if (!Object.isFrozen(member)) deepFreeze(member)
  }
  return value
}

test('whatever seats do, the room stays in order', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const room = played(list)
      for (const [index, before] of room.before.entries()) {
        const state = room.before[index + 1] ?? room.state()
        expect(new Set(state.queue.map(({ id }) => id)).size).toBe(state.queue.length)
        for (const pointId of pointIds) expect(state.queue.filter((entry) => entry.raised && entry.pointId === pointId).length).toBeLessThanOrEqual(1)
        for (const point of Object.values(state.points)) {
          if (point.muted || point.connections.length === 0 || point.waiting) expect(point.micOn).toBe(false)
        }
        const chairs = new Set(Object.values(state.seats).flatMap(({ seat }) => (seat.kind === 'chair' ? [seat.pointId] : [])))
        const open = Object.entries(state.points).filter(([id, { micOn }]) => micOn && !chairs.has(id))
        expect(open.length).toBeLessThanOrEqual(before.seq === 0 ? 0 : 2)
        if (state.agenda.restricted) expect(state.recording).toBe(false)
        expect(Object.values(state.points).filter(({ sharing }) => sharing).length).toBeLessThanOrEqual(1)
        if (state.floor) expect(state.queue.some(({ id }) => id === state.floor?.entry.id)).toBe(false)
      }
    }),
    { numRuns: 300 },
  )
})

test('only who was called has an open microphone beside the chair', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const state = played(list).state()
      const chairs = new Set(Object.values(state.seats).flatMap(({ seat }) => (seat.kind === 'chair' ? [seat.pointId] : [])))
      const called = [state.floor?.entry.pointId, state.spotlight]
      // A chair that left its place leaves the centre as any room: it stays open only while another of its windows holds it.
      for (const [id, { micOn }] of Object.entries(state.points)) if (micOn && !chairs.has(id) && id !== centre) expect(called).toContain(id)
    }),
    { numRuns: 300 },
  )
})

test('events replayed, at once or in parts, give the same state, and folding changes nothing that it is given', () => {
  fc.assert(
    fc.property(moves, fc.nat(200), (list, cut) => {
      const room = played(list)
      const frozen = deepFreeze(structuredClone(room.events))
      const whole = frozen.reduce((state, event) => deepFreeze(fold(state, event)), deepFreeze(structuredClone(emptyRoom)))
      expect(whole).toEqual(room.state())
      const part = foldAll(emptyRoom, frozen.slice(0, cut))
      expect(foldAll(part, frozen)).toEqual(whole)
      expect(structuredClone(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    }),
    { numRuns: 200 },
  )
})

/** Presence carries no moment for those who do not see windows; a room that nothing was said of is the same as none. */
function comparable(state: RoomState): RoomState {
  return {
    ...state,
    seats: Object.fromEntries(Object.entries(state.seats).map(([id, seated]) => [id, { ...seated, joinedAt: '' }])),
    points: Object.fromEntries(
      Object.entries(state.points)
        .filter(([, point]) => JSON.stringify(point) !== JSON.stringify(newPoint))
        .map(([id, point]) => [id, { ...point, connections: point.connections.toSorted() }]),
    ),
  }
}

test('a page that folds what it may see holds what the server would show it', () => {
  fc.assert(
    fc.property(moves, fc.constantFrom(...seats), (list, seat) => {
      const room = played(list)
      let page: RoomState | null = null
      let kind = ''
      for (const [index, stored] of room.events.entries()) {
        const before = room.before[index] ?? emptyRoom
        const after = room.before[index + 1] ?? room.state()
        const event: RoomEvent | null = seenBy(sightOf(before, stored.event), viewKind(before, seat), seat)
        const shown: StoredEvent | null = event && { ...stored, event }
        // Who is let in or sent away is shown the whole state again.
        if (page === null || viewKind(after, seat) !== kind) page = viewOf(after, seat)
        else page = shown ? fold(page, shown) : Object.assign({}, page, { seq: stored.seq })
        kind = viewKind(after, seat)
        expect(comparable(page)).toEqual(comparable(viewOf(after, seat)))
      }
    }),
    { numRuns: 300 },
  )
})
