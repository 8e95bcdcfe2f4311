import type { Command, CommandType, RoomEvent, Seat, SeatKind, StoredEvent } from './room.contract.ts'
import { decide } from './room-decide.model.ts'
import type { Given } from './room-decision.model.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import { joinEvents, leaveEvents, unseat } from './room-presence.model.ts'
import { emptyRoom, type RoomState } from './room-state.model.ts'
import { fold } from './room.model.ts'

/** A uuid that says which it is. */
export const uuid = (kind: number, index: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`
export const pointIds = [0, 1, 2, 3].map((index) => uuid(1, index))
export const [centre = '', first = '', second = '', third = ''] = pointIds
export const itemIds = [uuid(2, 0), uuid(2, 1), uuid(2, 2)]
export const statementIds = [uuid(3, 0), uuid(3, 1)]
export const attendeeIds = [uuid(4, 0), uuid(4, 1), uuid(4, 2)]
export const SERVER = uuid(9, 1)

/** Three rooms and the centre, three items of which the second is restricted, one statement accepted. */
export const facts: RoomFacts = {
  session: { id: uuid(0, 1), kind: 'official' },
  briefing: {
    id: uuid(0, 2),
    number: 1,
    reportYear: 2023,
    titleVi: 'Hội nghị thử',
    titleEn: 'Trial briefing',
    endsAt: '2024-04-12T10:00:00.000Z',
    chairName: null,
    chairPosition: null,
    figuresAsOf: null,
    recorded: true,
    pointLimit: 3,
    demo: false,
  },
  points: pointIds.map((id, index) => ({
    id,
    code: `P${index}X`,
    kind: index === 0 ? 'centre' : 'province',
    nameVi: `Phòng ${index}`,
    nameEn: `Room ${index}`,
    parentId: null,
  })),
  agenda: itemIds.map((id, index) => ({ id, kind: 'report', titleVi: 'a', titleEn: 'a', owner: null, minutes: 10, restricted: index === 1 })),
  statements: statementIds.map((id, index) => ({
    id,
    pointId: pointIds[index + 1] ?? '',
    subject: 'Kết quả',
    speakerName: index === 0 ? 'Bà Nguyễn Thị B' : null,
    minutes: 5,
    state: index === 0 ? 'accepted' : 'registered',
  })),
  attendees: attendeeIds.map((id, index) => ({ id, pointId: pointIds[index] ?? '', fullName: 'A', jobTitle: 'B', body: null, duty: 'member' })),
}

/** A command without its id. */
export type Act = { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'id'> }[CommandType]

export const kinds: readonly SeatKind[] = ['chair', 'control', 'point', 'interpreter', 'captioner', 'watcher']

/** A seat as a ticket would give it. */
export function seatOf(kind: SeatKind, pointId: string | null = null): Seat {
  return { kind, pointId: kind === 'chair' ? centre : kind === 'point' ? (pointId ?? first) : pointId, name: kind }
}

/** A session played by hand: every command is decided and folded at once. */
export function playRoom(given: Partial<Given> = {}) {
  const events: StoredEvent[] = []
  const before: RoomState[] = []
  const clock = { now: Date.parse('2024-04-12T07:00:00.000Z') }
  let ids = 0
  let state = emptyRoom
  const add = (made: readonly RoomEvent[]) => {
    for (const event of made) {
      const stored = { seq: state.seq + 1, at: new Date(clock.now).toISOString(), event }
      before.push(state)
      events.push(stored)
      state = fold(state, stored)
    }
  }
  const newId = () => uuid(7, ++ids)
  return {
    events,
    before,
    clock,
    state: () => state,
    join: (connection: string, seat: Seat, server = SERVER) => add(joinEvents(state, given.facts ?? facts, { connection, server, seat })),
    leave: (connection: string) => add(leaveEvents(state, connection, 'lost')),
    unseat: (connection: string) => add(unseat(state, connection)),
    /** Decides a command of a connection that is in; answers the refusal, or '' when it was done. */
    act: (connection: string, command: Act, asked: Pick<Given, 'paper'> = {}): string => {
      const seat = state.seats[connection]?.seat
      if (!seat) return 'absent'
      const decision = decide(
        state,
        { facts, now: new Date(clock.now).toISOString(), newId, figure: null, ...given, ...asked, actor: { connection, seat, personId: uuid(8, 1) } },
        { ...command, id: uuid(6, ++ids) } as Command,
      )
      if ('refused' in decision) return decision.refused
      add(decision.events)
      return ''
    },
  }
}

export type Played = ReturnType<typeof playRoom>

/** A command of every type that its schema accepts, on things of the fixture. */
export const samples: { [T in CommandType]: Omit<Extract<Command, { type: T }>, 'id'> } = {
  'session.start': { type: 'session.start' },
  'session.end': { type: 'session.end' },
  'session.lock': { type: 'session.lock', locked: true },
  'agenda.go': { type: 'agenda.go', itemId: itemIds[0] ?? null },
  'layout.set': { type: 'layout.set', layout: 'screen' },
  'spotlight.set': { type: 'spotlight.set', pointId: first },
  'recording.set': { type: 'recording.set', on: true },
  'point.admit': { type: 'point.admit', pointId: first },
  'point.remove': { type: 'point.remove', pointId: first, reason: 'Nhầm phòng' },
  'point.mute': { type: 'point.mute', pointId: first, muted: true },
  'points.mute-all': { type: 'points.mute-all' },
  'roll.mark': { type: 'roll.mark', pointId: first, attendance: 'absent', reason: 'Bão' },
  'roll.answer': { type: 'roll.answer', attendeeIds: [attendeeIds[1] ?? ''] },
  'message.send': { type: 'message.send', pointId: first, text: 'Chuẩn bị' },
  'chat.send': { type: 'chat.send', text: 'Alo' },
  'hand.raise': { type: 'hand.raise', subject: null },
  'hand.lower': { type: 'hand.lower' },
  'queue.add': { type: 'queue.add', pointId: first, statementId: null, subject: null, minutes: 3 },
  'queue.move': { type: 'queue.move', entryId: uuid(7, 1), before: null },
  'queue.drop': { type: 'queue.drop', entryId: uuid(7, 1) },
  'floor.give': { type: 'floor.give', entryId: uuid(7, 1), minutes: 3 },
  'floor.extend': { type: 'floor.extend', minutes: 2 },
  'floor.end': { type: 'floor.end' },
  'mic.set': { type: 'mic.set', on: true },
  'share.set': { type: 'share.set', on: true },
  'figure.say': { type: 'figure.say', code: 'disbursed', query: { year: 2023, map: 'reported', currency: 'USD' } },
  'screen.show': { type: 'screen.show', showing: { kind: 'map', code: 'disbursed', year: 2023, map: 'reported' } },
  'question.ask': { type: 'question.ask', text: 'Bao giờ?', addressee: null },
  'question.answer': { type: 'question.answer', questionId: uuid(7, 1), text: 'Sớm' },
  'poll.open': { type: 'poll.open', question: 'Đồng ý?' },
  'poll.vote': { type: 'poll.vote', pollId: uuid(7, 1), choice: 'agree', note: null },
  'poll.close': { type: 'poll.close', publish: false },
  'conclusion.add': { type: 'conclusion.add', text: 'Giao các tỉnh' },
  'conclusion.edit': { type: 'conclusion.edit', conclusionId: uuid(7, 1), text: 'Giao các tỉnh' },
  'conclusion.drop': { type: 'conclusion.drop', conclusionId: uuid(7, 1) },
  'interpretation.set': { type: 'interpretation.set', channel: 'en', on: true },
  'caption.say': { type: 'caption.say', text: 'Thưa', final: true },
}
