import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Seat } from './room.contract.ts'
import type { RoomState } from './room-state.model.ts'
import { publishable, sendRights, stageSlots, wallSlots, type FeedUp, type Viewer } from './room-stage.model.ts'
import { centre, first, itemIds, kinds, playRoom, pointIds, seatOf, second, third, uuid } from './room.fixture.ts'

const seats: Seat[] = [seatOf('chair'), seatOf('control'), seatOf('point', first), seatOf('point', second), seatOf('interpreter'), seatOf('watcher')]
const connections = seats.map((_, index) => uuid(5, index))
const [chair = '', control = '', one = '', two = '', interpreter = ''] = connections
const feeds: FeedUp[] = [
  { feed: 'HN.send', connection: chair, pointId: centre, tracks: ['thumb', 'stage', 'audio'] },
  { feed: 'P1.send', connection: one, pointId: first, tracks: ['thumb', 'stage', 'audio'] },
  { feed: 'P1.share', connection: one, pointId: first, tracks: ['share'] },
  { feed: 'P2.send', connection: two, pointId: second, tracks: ['thumb', 'stage', 'audio'] },
  { feed: 'INT.send', connection: interpreter, pointId: null, tracks: ['interpretation'] },
]
const as = (seat: Seat, more: Partial<Viewer> = {}): Viewer => ({ seat, smaller: 'nothing', channel: null, ...more })
const watcher = seatOf('watcher')

function open() {
  const room = playRoom()
  for (const [index, seat] of seats.entries()) room.join(connections[index] ?? '', seat)
  room.act(chair, { type: 'session.start' })
  return room
}
function giveFloor(room: ReturnType<typeof playRoom>, pointId: string) {
  room.act(control, { type: 'queue.add', pointId, statementId: null, subject: null, minutes: 3 })
  room.act(control, { type: 'floor.give', entryId: room.state().queue.at(-1)?.id ?? '', minutes: 3 })
}

test('the stage shows whom the floor was given to and the chair beside, with their sound', () => {
  const room = open()
  room.act(chair, { type: 'mic.set', on: true })
  giveFloor(room, first)
  expect(stageSlots(room.state(), as(watcher), feeds)).toEqual({
    speaker_video: { pointId: first, source: { feed: 'P1.send', track: 'stage' } },
    speaker_audio: { pointId: first, source: { feed: 'P1.send', track: 'audio' } },
    chair_video: { pointId: centre, source: { feed: 'HN.send', track: 'stage' } },
    chair_audio: { pointId: centre, source: { feed: 'HN.send', track: 'audio' } },
    share_video: { pointId: null, source: null },
    interpretation_audio: { pointId: null, source: null },
  })
  // Nobody hears itself.
  expect(stageSlots(room.state(), as(seatOf('point', first)), feeds).speaker_audio).toEqual({ pointId: first, source: null })
})

test('a weak line drops the second picture and takes the small one, then all pictures, never the sound or the slides', () => {
  const room = open()
  giveFloor(room, first)
  room.act(one, { type: 'share.set', on: true })
  const weak = stageSlots(room.state(), as(watcher, { smaller: 'second_picture' }), feeds)
  expect([weak.speaker_video.source?.track, weak.chair_video.source]).toEqual(['thumb', null])
  const weaker = stageSlots(room.state(), as(watcher, { smaller: 'pictures' }), feeds)
  expect([weaker.speaker_video.source, weaker.chair_video.source]).toEqual([null, null])
  expect([weaker.speaker_audio.source?.track, weaker.share_video.source?.track]).toEqual(['audio', 'share'])
})

test('a watcher sees nothing of a restricted item, a room does', () => {
  const room = open()
  giveFloor(room, first)
  room.act(chair, { type: 'agenda.go', itemId: itemIds[1] ?? null })
  expect(Object.values(stageSlots(room.state(), as(watcher), feeds)).every(({ source }) => source === null)).toBe(true)
  expect(stageSlots(room.state(), as(seatOf('point', second)), feeds).speaker_video.source).not.toBeNull()
})

test('interpretation is heard by those who chose its channel, while its interpreter is on the air', () => {
  const room = open()
  const listener = as(watcher, { channel: 'en' })
  expect(stageSlots(room.state(), listener, feeds).interpretation_audio.source).toBeNull()
  room.act(interpreter, { type: 'interpretation.set', channel: 'en', on: true })
  expect(stageSlots(room.state(), listener, feeds).interpretation_audio.source?.feed).toBe('INT.send')
  expect(stageSlots(room.state(), as(watcher, { channel: 'vi' }), feeds).interpretation_audio.source).toBeNull()
})

test('the wall is for the chair’s side, and shows the small picture of rooms that are in', () => {
  const room = open()
  for (const kind of kinds) {
    const wall = wallSlots(room.state(), seatOf(kind), pointIds, feeds)
    expect(Object.keys(wall)).toHaveLength(kind === 'chair' || kind === 'control' ? pointIds.length : 0)
  }
  const wall = wallSlots(room.state(), seatOf('control'), pointIds, feeds)
  expect([wall[first]?.source?.track, wall[third]?.source]).toEqual(['thumb', null])
})

test('who is not called sends its small picture only; what a seat may publish goes by its kind', () => {
  const room = open()
  giveFloor(room, first)
  expect(sendRights(room.state(), seatOf('point', second), two)).toEqual({ thumb: true, stage: false, audio: false, share: false, interpretation: false })
  expect(sendRights(room.state(), seatOf('point', first), one)).toMatchObject({ stage: true, audio: true })
  expect(sendRights(room.state(), watcher, uuid(5, 9))).toMatchObject({ thumb: false, audio: false })
  expect(kinds.map((kind) => publishable(seatOf(kind), 'send').length + publishable(seatOf(kind), 'share').length)).toEqual([4, 0, 4, 1, 0, 0])
})

const move = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom('hand', 'give', 'end', 'spot', 'unspot', 'mic', 'mute', 'share', 'layout', 'show'),
  pick: fc.nat(3),
  on: fc.boolean(),
})
function doMove(room: ReturnType<typeof playRoom>, { connection, pointId, what, on }: { connection: string; pointId: string; what: string; on: boolean }) {
  const acts: Record<string, () => unknown> = {
    hand: () => room.act(connection, { type: 'hand.raise', subject: null }),
    give: () => giveFloor(room, pointId),
    end: () => room.act(connection, { type: 'floor.end' }),
    spot: () => room.act(connection, { type: 'spotlight.set', pointId }),
    unspot: () => room.act(connection, { type: 'spotlight.set', pointId: null }),
    mic: () => room.act(connection, { type: 'mic.set', on }),
    mute: () => room.act(connection, { type: 'point.mute', pointId, muted: on }),
    share: () => room.act(connection, { type: 'share.set', on }),
    layout: () => room.act(connection, { type: 'layout.set', layout: on ? 'screen_and_speaker' : 'grid' }),
    show: () => room.act(connection, { type: 'screen.show', showing: { kind: 'share', pointId } }),
  }
  acts[what]?.()
}

function expectOnlyCalled(state: RoomState, viewer: Viewer) {
  const called = [state.floor?.entry.pointId, state.spotlight, centre]
  for (const [name, { pointId: shown, source }] of Object.entries(stageSlots(state, viewer, feeds))) {
    if (shown) expect(called).toContain(shown)
    if (source?.track === 'audio') expect(state.points[shown ?? '']?.micOn).toBe(true)
    if (name === 'share_video' && source) expect(state.points[shown ?? '']?.sharing).toBe(true)
  }
  // What is let through at the media server is no more than what somebody may see.
  for (const pointOf of [first, second]) {
    const rights = sendRights(state, seatOf('point', pointOf), pointOf === first ? one : two)
    if (rights.stage || rights.audio) expect(called).toContain(pointOf)
  }
}

test('a room that was not called is never seen or heard on the stage, whatever is done', () => {
  fc.assert(
    fc.property(
      fc.array(move, { maxLength: 40 }),
      fc.constantFrom(...seats),
      fc.constantFrom('nothing', 'second_picture', 'pictures'),
      (moves, seat, smaller) => {
        const room = open()
        for (const { who, what, pick, on } of moves) {
          const connection = connections[who] ?? ''
          const pointId = pointIds[pick] ?? ''
          doMove(room, { connection, pointId, what, on })
          expectOnlyCalled(room.state(), as(seat, { smaller }))
        }
      },
    ),
    { numRuns: 150 },
  )
})
