import { describe, expect, test } from 'vitest'
import type { SeatKind } from './room.contract.ts'
import { Command } from './room.contract.ts'
import { commandTypes, permissions } from './room-permission.model.ts'
import { attendeeIds, centre, first, itemIds, kinds, playRoom, samples, seatOf, second, statementIds, third, uuid } from './room.fixture.ts'

const seat = { chair: uuid(5, 0), control: uuid(5, 1), first: uuid(5, 2), second: uuid(5, 3), third: uuid(5, 4), interpreter: uuid(5, 5) }

function open() {
  const room = playRoom()
  room.join(seat.chair, seatOf('chair'))
  room.join(seat.control, seatOf('control'))
  room.join(seat.first, seatOf('point', first))
  room.join(seat.second, seatOf('point', second))
  room.join(seat.interpreter, seatOf('interpreter'))
  room.act(seat.chair, { type: 'session.start' })
  return room
}
/** Puts a room into the queue and gives it the floor. */
function giveFloor(room: ReturnType<typeof playRoom>, pointId: string, minutes = 3) {
  room.act(seat.control, { type: 'queue.add', pointId, statementId: null, subject: null, minutes })
  return room.act(seat.control, { type: 'floor.give', entryId: room.state().queue.at(-1)?.id ?? '', minutes })
}

/** Who may at all, written once more by hand: the desk everything of the desk, a room its own, others next to nothing. */
const desk = ['chair', 'control']
const expected: Record<string, string[]> = {
  'mic.set': ['chair', 'point'],
  'share.set': ['chair', 'point'],
  'figure.say': [...desk, 'point'],
  'floor.end': [...desk, 'point'],
  'hand.raise': ['point', 'watcher'],
  'hand.lower': ['point', 'watcher'],
  'question.ask': ['point', 'watcher'],
  'roll.answer': ['chair', 'point', 'watcher'],
  'poll.vote': ['chair', 'point', 'watcher'],
  'chat.send': [...kinds],
  'interpretation.set': ['interpreter'],
  'caption.say': ['captioner', 'control'],
}

describe.each(commandTypes)('%s', (type) => {
  test.each(kinds)('by a %s', (kind: SeatKind) => {
    const may = (expected[type] ?? desk).includes(kind)
    expect(permissions[type][kind] !== undefined).toBe(may)
    const room = open()
    const connection = uuid(5, 50)
    room.join(connection, seatOf(kind, kind === 'point' ? first : null))
    const before = room.state()
    const outcome = room.act(connection, samples[type])
    if (may && kind !== 'watcher') return expect(outcome).not.toBe('not_yours')
    // A watcher without a room of its own asks for nothing.
    expect(outcome).toBe('not_yours')
    return expect(room.state()).toBe(before)
  })
  test('the sample is one that the contract takes', () => {
    expect(Command.safeParse({ ...samples[type], id: uuid(6, 1) }).error).toBeUndefined()
  })
})

test('accepted statements stand in the queue from the start, once, before any hand', () => {
  const room = open()
  room.act(seat.second, { type: 'hand.raise', subject: null })
  expect(room.state().queue.map(({ pointId, statementId, raised }) => ({ pointId, statementId, raised }))).toEqual([
    { pointId: first, statementId: statementIds[0], raised: false },
    { pointId: second, statementId: null, raised: true },
  ])
  room.act(seat.control, { type: 'queue.add', pointId: first, statementId: statementIds[0] ?? null, subject: null, minutes: 5 })
  expect(room.state().queue).toHaveLength(2)
  expect(room.act(seat.control, { type: 'queue.add', pointId: first, statementId: statementIds[1] ?? null, subject: null, minutes: 5 })).toBe(
    'statement_unknown',
  )
})

test('a hand is raised once, lowered by its own room, and moved by the desk only', () => {
  const room = open()
  expect(room.act(seat.second, { type: 'hand.raise', subject: 'a' })).toBe('')
  expect(room.act(seat.second, { type: 'hand.raise', subject: 'b' })).toBe('already_raised')
  const hand = room.state().queue[1]?.id ?? ''
  expect(room.act(seat.first, { type: 'hand.lower' })).toBe('not_raised')
  expect(room.act(seat.first, { type: 'queue.move', entryId: hand, before: null })).toBe('not_yours')
  expect(room.act(seat.control, { type: 'queue.move', entryId: hand, before: room.state().queue[0]?.id ?? null })).toBe('')
  expect(room.state().queue[0]?.id).toBe(hand)
  expect(room.act(seat.second, { type: 'hand.lower' })).toBe('')
  expect(room.state().queue).toHaveLength(1)
})

test('the floor opens the microphone of the room called and closes those of the others, but not the chair’s', () => {
  const room = open()
  room.act(seat.chair, { type: 'mic.set', on: true })
  expect(giveFloor(room, first)).toBe('')
  expect(room.state().points[first]?.micOn).toBe(true)
  room.act(seat.control, { type: 'point.mute', pointId: second, muted: true })
  expect(giveFloor(room, second)).toBe('')
  const { points, floor, spoken } = room.state()
  expect([points[first]?.micOn, points[second]?.micOn, points[second]?.muted, points[centre]?.micOn]).toEqual([false, true, false, true])
  expect(floor?.entry.pointId).toBe(second)
  expect(spoken.map(({ entry }) => entry.pointId)).toEqual([first])
  expect(room.act(seat.first, { type: 'mic.set', on: true })).toBe('not_on_stage')
})

test('the time spoken is counted, and no floor lasts longer than four hours', () => {
  const room = open()
  giveFloor(room, first, 3)
  room.clock.now += 95_000
  expect(room.act(seat.chair, { type: 'floor.extend', minutes: 5 })).toBe('')
  expect(room.state().floor?.minutes).toBe(8)
  for (let at = 0; at < 2; at += 1) room.act(seat.chair, { type: 'floor.extend', minutes: 100 })
  expect(room.act(seat.chair, { type: 'floor.extend', minutes: 100 })).toBe('time_used')
  expect(room.act(seat.second, { type: 'floor.end' })).toBe('not_on_stage')
  expect(room.act(seat.first, { type: 'floor.end' })).toBe('')
  expect(room.state().spoken[0]?.seconds).toBe(95)
})

test('a room whose line breaks while it speaks comes back speaking', () => {
  const room = open()
  giveFloor(room, first)
  room.leave(seat.first)
  expect(room.state().points[first]?.micOn).toBe(false)
  expect(room.state().floor?.entry.pointId).toBe(first)
  room.join(seat.first, seatOf('point', first))
  expect(room.state().points[first]?.micOn).toBe(true)
})

test('a locked door lets late rooms wait; those who were in come back freely', () => {
  const room = open()
  room.act(seat.control, { type: 'session.lock', locked: true })
  room.leave(seat.first)
  room.join(seat.first, seatOf('point', first))
  expect(room.state().points[first]?.waiting).toBe(false)
  room.join(seat.third, seatOf('point', third))
  expect(room.state().points[third]?.waiting).toBe(true)
  expect(giveFloor(room, third)).toBe('point_waiting')
  expect(room.act(seat.control, { type: 'point.admit', pointId: third })).toBe('')
  expect(room.state().points[third]?.waiting).toBe(false)
})

test('one room more than the limit watches, keeps its name, and is seated when it gets the floor', () => {
  const room = open()
  // The centre counts as one of the three.
  room.join(seat.third, seatOf('point', third))
  expect(room.state().seats[seat.third]?.seat).toMatchObject({ kind: 'watcher', pointId: third })
  expect(room.act(seat.third, { type: 'hand.raise', subject: null })).toBe('')
  const hand = room.state().queue.at(-1)?.id ?? ''
  expect(room.act(seat.chair, { type: 'floor.give', entryId: hand, minutes: 3 })).toBe('')
  expect(room.state().seats[seat.third]?.seat.kind).toBe('point')
  expect(room.state().points[third]).toMatchObject({ micOn: true, connections: [seat.third] })
})

test('an entry of the queue says who will speak and since when it waits', () => {
  const room = open()
  room.act(seat.second, { type: 'hand.raise', subject: 'Xin phát biểu' })
  const [statement, hand] = room.state().queue
  expect(statement).toMatchObject({ speaker: expect.any(String), since: expect.any(String) })
  expect(hand).toMatchObject({ subject: 'Xin phát biểu', since: expect.any(String) })
})

test('microphones that were all closed: the one who has the floor is let talk again', () => {
  const room = open()
  const entryId = room.state().queue[0]?.id ?? ''
  room.act(seat.chair, { type: 'floor.give', entryId, minutes: 3 })
  room.act(seat.control, { type: 'points.mute-all' })
  expect(room.state().points[first]?.micOn).toBe(false)
  expect(room.act(seat.control, { type: 'point.mute', pointId: first, muted: false })).toBe('')
  expect(room.state().points[first]?.micOn).toBe(true)
  room.act(seat.control, { type: 'point.mute', pointId: second, muted: false })
  expect(room.state().points[second]?.micOn).toBe(false)
})

test('only a paper that every room may see is put on screen, with its title for those who cannot open it', () => {
  const room = open()
  const showing = { kind: 'paper', paperId: statementIds[0] ?? '', version: 1, page: 1 } as const
  expect(room.act(seat.chair, { type: 'screen.show', showing })).toBe('paper_unknown')
  expect(room.act(seat.chair, { type: 'screen.show', showing }, { paper: { title: 'Báo cáo' } })).toBe('')
  expect([room.state().showing, room.state().shownTitle]).toEqual([showing, 'Báo cáo'])
})

test('in a restricted item nothing is recorded, typed, shown or written, and recording comes back after it', () => {
  const room = open()
  expect(room.state().recording).toBe(true)
  room.act(seat.chair, { type: 'screen.show', showing: { kind: 'map', code: 'disbursed', year: 2023, map: 'reported' } })
  room.act(seat.chair, { type: 'agenda.go', itemId: itemIds[1] ?? null })
  expect([room.state().recording, room.state().showing]).toEqual([false, null])
  for (const type of ['recording.set', 'screen.show', 'figure.say', 'caption.say', 'poll.open', 'conclusion.add'] as const)
    expect(room.act(seat.control, samples[type])).toBe('restricted')
  expect(room.act(seat.first, samples['question.ask'])).toBe('restricted')
  room.act(seat.chair, { type: 'agenda.go', itemId: itemIds[2] ?? null })
  expect(room.state().recording).toBe(true)
  expect(room.state().agenda.done.map(({ itemId }) => itemId)).toEqual([itemIds[1]])
})

test('a poll has one vote a room, changed until it is closed, and published when the desk says so', () => {
  const room = open()
  room.act(seat.chair, { type: 'poll.open', question: 'Đồng ý?' })
  const pollId = room.state().poll?.pollId ?? ''
  room.act(seat.first, { type: 'poll.vote', pollId, choice: 'agree', note: null })
  room.act(seat.first, { type: 'poll.vote', pollId, choice: 'other', note: 'chậm' })
  expect(room.state().poll?.votes).toEqual({ [first]: { choice: 'other', note: 'chậm' } })
  expect(room.act(seat.chair, { type: 'poll.open', question: 'Nữa?' })).toBe('poll_open')
  room.act(seat.control, { type: 'poll.close', publish: false })
  expect(room.act(seat.second, { type: 'poll.vote', pollId, choice: 'agree', note: null })).toBe('no_poll')
  expect(room.act(seat.control, { type: 'poll.close', publish: true })).toBe('')
  expect(room.state().poll?.published).toBe(true)
  expect(room.act(seat.control, { type: 'poll.close', publish: true })).toBe('no_poll')
})

test('a room answers the roll for its own people only', () => {
  const room = open()
  expect(room.act(seat.first, { type: 'roll.answer', attendeeIds: [attendeeIds[2] ?? ''] })).toBe('attendee_unknown')
  expect(room.act(seat.first, { type: 'roll.answer', attendeeIds: [attendeeIds[1] ?? ''] })).toBe('')
  expect(room.state().points[first]?.roll).toMatchObject({ attendance: 'online', attendeeIds: [attendeeIds[1]] })
  room.act(seat.control, { type: 'roll.mark', pointId: third, attendance: 'absent', reason: 'Bão số 3' })
  expect(room.state().points[third]?.roll).toMatchObject({ attendance: 'absent', reason: 'Bão số 3' })
})

test('mute all closes every microphone; who was called may open its own again, who was muted may not', () => {
  const room = open()
  giveFloor(room, first)
  room.act(seat.control, { type: 'points.mute-all' })
  expect(Object.values(room.state().points).some(({ micOn }) => micOn)).toBe(false)
  expect(room.act(seat.first, { type: 'mic.set', on: true })).toBe('')
  room.act(seat.control, { type: 'point.mute', pointId: first, muted: true })
  expect(room.state().points[first]?.micOn).toBe(false)
  expect(room.act(seat.first, { type: 'mic.set', on: true })).toBe('muted')
})

test('after the end nothing is done any more, and everything is closed', () => {
  const room = open()
  giveFloor(room, first)
  room.act(seat.chair, { type: 'session.end' })
  expect(room.state()).toMatchObject({ floor: null, recording: false, showing: null })
  expect(room.state().spoken).toHaveLength(1)
  for (const type of commandTypes) expect(['ended', 'not_yours']).toContain(room.act(seat.control, samples[type]))
})
