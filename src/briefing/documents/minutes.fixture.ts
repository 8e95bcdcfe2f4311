import type { FigureAnswer } from '#figures/figure.contract.ts'
import { emptyRoom } from '../room/room-state.model.ts'
import { foldAll } from '../room/room.model.ts'
import type { RoomEvent, Seat, StoredEvent } from '../room/room.contract.ts'
import type { MinutesSource } from './minutes-source.model.ts'

const id = (kind: number, index: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(index).padStart(12, '0')}`
export const ids = {
  centre: id(1, 0),
  quangTri: id(1, 1),
  hue: id(1, 2),
  daNang: id(1, 3),
  opening: id(2, 0),
  restricted: id(2, 1),
  statements: id(2, 2),
  statement: id(3, 0),
  head: id(4, 0),
  member: id(4, 1),
}

/** Moments of 12 April 2024 on Ha Noi's clock. */
export const at = (clock: string) => new Date(`2024-04-12T${clock}+07:00`).toISOString()
const seat = (pointId: string): Seat => ({ kind: pointId === ids.centre ? 'chair' : 'point', pointId, name: 'x' })
const joins = (pointId: string, connection: number): RoomEvent => ({
  type: 'seat.joined',
  connection: id(5, connection),
  server: id(9, 0),
  seat: seat(pointId),
  waiting: false,
})
const leaves = (pointId: string, connection: number, why: 'closed' | 'lost' = 'closed'): RoomEvent => ({
  type: 'seat.left',
  connection: id(5, connection),
  seat: seat(pointId),
  why,
})
const entry = (index: number, pointId: string, statementId: string | null, subject: string | null) => ({
  id: id(6, index),
  pointId,
  statementId,
  subject,
  minutes: 7,
  raised: false,
})

export const answer: FigureAnswer = {
  code: 'disbursed',
  definitionVersion: 1,
  unit: 'USD',
  value: '228652318.77',
  year: 2023,
  query: { year: 2023, map: 'reported', currency: 'USD' },
  asOf: at('09:00:00'),
  lineCount: 100,
  coverage: { owed: 63, accepted: 63, missing: [] },
  parts: [],
  receiptId: 'r-228',
}

const told: readonly (readonly [string, RoomEvent])[] = [
  ['13:40:00', joins(ids.centre, 0)],
  ['13:52:10', joins(ids.quangTri, 1)],
  ['14:00:00', { type: 'session.started' }],
  ['14:01:00', { type: 'agenda.went', itemId: ids.opening, restricted: false }],
  ['14:03:00', { type: 'roll.marked', pointId: ids.quangTri, attendance: 'present', reason: null, attendeeIds: [ids.head] }],
  ['14:04:00', { type: 'roll.marked', pointId: ids.daNang, attendance: 'absent', reason: 'Mất điện', attendeeIds: null }],
  ['14:12:40', joins(ids.hue, 2)],
  // a broken line that is back in twenty seconds
  ['14:20:00', leaves(ids.quangTri, 1, 'lost')],
  ['14:20:20', joins(ids.quangTri, 3)],
  ['14:25:00', { type: 'figure.said', saidId: id(7, 0), by: 'chair', pointId: null, label: 'Giá trị giải ngân năm 2023', answer }],
  ['14:30:00', { type: 'agenda.went', itemId: ids.restricted, restricted: true }],
  ['14:31:00', { type: 'floor.given', entry: entry(0, ids.hue, null, 'Nội dung không được ghi'), minutes: 5 }],
  ['14:33:00', { type: 'figure.said', saidId: id(7, 1), by: 'chair', pointId: null, label: 'Số không được ghi', answer }],
  ['14:34:00', { type: 'question.asked', questionId: id(8, 1), pointId: ids.hue, text: 'Câu hỏi không được ghi', addressee: null }],
  ['14:35:00', { type: 'conclusion.added', conclusionId: id(10, 9), text: 'Kết luận không được ghi' }],
  ['14:36:00', { type: 'floor.ended', entryId: id(6, 0), pointId: ids.hue, spokeSeconds: 300 }],
  ['14:40:00', { type: 'agenda.went', itemId: ids.statements, restricted: false }],
  ['14:41:00', { type: 'floor.given', entry: entry(1, ids.quangTri, ids.statement, null), minutes: 7 }],
  ['14:48:32', { type: 'floor.ended', entryId: id(6, 1), pointId: ids.quangTri, spokeSeconds: 452 }],
  ['14:50:00', { type: 'question.asked', questionId: id(8, 0), pointId: ids.hue, text: 'Khi nào có hướng dẫn mới?', addressee: 'Bộ Ngoại giao' }],
  ['14:55:00', { type: 'question.answered', questionId: id(8, 0), text: 'Trong quý II.', by: 'Vụ trưởng' }],
  ['15:00:00', { type: 'poll.opened', pollId: id(11, 0), question: 'Nhất trí với dự thảo quy chế phối hợp' }],
  ['15:00:30', { type: 'poll.voted', pollId: id(11, 0), pointId: ids.quangTri, choice: 'agree', note: null }],
  ['15:00:40', { type: 'poll.voted', pollId: id(11, 0), pointId: ids.hue, choice: 'other', note: 'Cần thêm thời gian' }],
  ['15:02:00', { type: 'poll.closed', pollId: id(11, 0), publish: true }],
  ['15:10:00', { type: 'conclusion.added', conclusionId: id(10, 0), text: 'Tăng cường kiểm tra' }],
  ['15:11:00', { type: 'conclusion.edited', conclusionId: id(10, 0), text: 'Tăng cường kiểm tra, hậu kiểm' }],
  ['15:12:00', { type: 'conclusion.added', conclusionId: id(10, 1), text: 'Rút lại' }],
  ['15:13:00', { type: 'conclusion.dropped', conclusionId: id(10, 1) }],
  ['15:20:00', leaves(ids.hue, 2)],
  ['15:31:00', { type: 'session.ended' }],
  ['15:32:00', leaves(ids.quangTri, 3)],
]

export const events: StoredEvent[] = told.map(([clock, event], index) => ({ seq: index + 1, at: at(clock), event }))

/** The session of a made-up briefing: the centre, a room that was called, one that came late and left early, one that never came. */
export const source: MinutesSource = {
  briefing: {
    reportYear: 2023,
    titleVi: 'Hội nghị giao ban trực tuyến toàn quốc công tác phi chính phủ nước ngoài năm 2023',
    startsAt: at('14:00:00'),
    endsAt: at('17:00:00'),
    centre: 'Trụ sở Bộ Ngoại giao, Hà Nội',
    chairName: 'Nguyễn Minh Hằng',
    chairPosition: 'Thứ trưởng Bộ Ngoại giao, Chủ nhiệm Ủy ban',
    coChairName: null,
    coChairPosition: null,
  },
  points: [
    { id: ids.centre, kind: 'centre', nameVi: 'Điểm cầu trung ương', parentId: null },
    { id: ids.quangTri, kind: 'province', nameVi: 'Điểm cầu Quảng Trị', parentId: null },
    { id: ids.hue, kind: 'province', nameVi: 'Điểm cầu Thừa Thiên Huế', parentId: null },
    { id: ids.daNang, kind: 'province', nameVi: 'Điểm cầu Đà Nẵng', parentId: null },
  ],
  attendees: [
    {
      id: ids.head,
      pointId: ids.quangTri,
      rank: 1,
      fullName: 'Nguyễn Triều Thương',
      jobTitle: 'Giám đốc Sở Ngoại vụ',
      duty: 'head',
      attendance: 'expected',
      absenceReason: null,
    },
    {
      id: ids.member,
      pointId: ids.quangTri,
      rank: 2,
      fullName: 'Lê Văn Bình',
      jobTitle: 'Chuyên viên',
      duty: 'member',
      attendance: 'absent',
      absenceReason: 'Đi công tác',
    },
  ],
  agenda: [
    { id: ids.opening, position: 1, kind: 'opening', titleVi: 'Khai mạc', owner: 'Chủ trì' },
    { id: ids.restricted, position: 2, kind: 'restricted', titleVi: 'Nội dung báo cáo trực tiếp', owner: 'Bộ Công an' },
    { id: ids.statements, position: 3, kind: 'statements', titleVi: 'Phát biểu của các điểm cầu', owner: null },
  ],
  statements: [
    {
      id: ids.statement,
      pointId: ids.quangTri,
      subject: 'Kết quả rà phá bom mìn',
      speakerName: 'Nguyễn Triều Thương',
      speakerPosition: 'Giám đốc Sở Ngoại vụ',
    },
  ],
  state: foldAll(emptyRoom, events),
  events,
}
