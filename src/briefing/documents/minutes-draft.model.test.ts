import { expect, test } from 'vitest'
import { figuresOf, plainText } from '../text/rich-text.model.ts'
import { draftMinutes } from './minutes-draft.model.ts'
import { answer, at, events, ids, source } from './minutes.fixture.ts'
import { draftNotice } from './notice-draft.model.ts'
import { staysOf } from './presence.model.ts'

const sections = draftMinutes(source)
const textOf = (key: string) => {
  const found = sections.find((section) => section.key === key)
  return found ? plainText(found.body, ({ attrs }) => `[${attrs.receiptId}]`) : undefined
}

test('the opening says when it began, where, and who chaired', () => {
  expect(textOf('opening')).toBe(
    [
      '- Thời gian: bắt đầu lúc 14 giờ 00, ngày 12 tháng 4 năm 2024.',
      '- Hình thức: trực tuyến. Điểm cầu trung ương: Trụ sở Bộ Ngoại giao, Hà Nội.',
      '- Chủ trì: Nguyễn Minh Hằng, Thứ trưởng Bộ Ngoại giao, Chủ nhiệm Ủy ban.',
      '- Nội dung: Hội nghị giao ban trực tuyến toàn quốc công tác phi chính phủ nước ngoài năm 2023.',
    ].join('\n'),
  )
})

test('attendance counts rooms present, online and absent, people by the roll, and comings and goings to the minute', () => {
  expect(textOf('attendance')).toBe(
    [
      'Có 3/4 điểm cầu tham dự (2 có mặt, 1 trực tuyến, 1 vắng), với 1 người.',
      '- Điểm cầu trung ương.',
      '- Điểm cầu Quảng Trị: 1/2 người; do Nguyễn Triều Thương, Giám đốc Sở Ngoại vụ, chủ trì; vắng Lê Văn Bình (Đi công tác).',
      '- Điểm cầu Thừa Thiên Huế: vào lúc 14 giờ 12; rời lúc 15 giờ 20.',
      'Điểm cầu vắng mặt:',
      '- Điểm cầu Đà Nẵng: Mất điện',
    ].join('\n'),
  )
})

test('a line that is back within a minute did not leave; one that is away longer did', () => {
  expect(staysOf(events).get(ids.quangTri)).toEqual([{ from: at('13:52:10'), to: at('15:32:00') }])
  const longer = events.map((stored) => (stored.at === at('14:20:20') ? { ...stored, at: at('14:21:05') } : stored))
  expect(staysOf(longer).get(ids.quangTri)).toHaveLength(2)
})

test('a room at the door is not in the session', () => {
  const joined = events.find(({ event }) => event.type === 'seat.joined')
  if (joined?.event.type !== 'seat.joined') throw new Error('no joining')
  const waiting = { ...joined, event: { ...joined.event, waiting: true } }
  expect(staysOf([waiting]).get(ids.centre)).toEqual([])
  const admitted = { seq: 2, at: at('13:45:00'), event: { type: 'point.admitted' as const, pointId: ids.centre } }
  expect(staysOf([waiting, admitted]).get(ids.centre)).toEqual([{ from: at('13:45:00'), to: null }])
})

test('the course gives each item its time, and each speaker the time, the length and the subject', () => {
  expect(textOf('course')).toBe(
    [
      'Khai mạc (14 giờ 01 – 14 giờ 30)',
      'Thực hiện: Chủ trì.',
      'Nội dung báo cáo trực tiếp (14 giờ 30 – 14 giờ 40)',
      'Phát biểu của các điểm cầu (14 giờ 40 – 15 giờ 31)',
      '- Điểm cầu Quảng Trị (Nguyễn Triều Thương, Giám đốc Sở Ngoại vụ): 14 giờ 41 – 14 giờ 48, 7 phút 32 giây. Nội dung: Kết quả rà phá bom mìn.',
    ].join('\n'),
  )
})

test('of a restricted item nothing is written but its neutral title and its time', () => {
  expect(JSON.stringify(sections)).not.toMatch(/không được ghi|Bộ Công an/)
})

test('a figure said on stage keeps its moment, its value and its receipt', () => {
  expect(textOf('figures')).toBe('- 14 giờ 25, Chủ trì: Giá trị giải ngân năm 2023: [r-228].')
  const [node] = figuresOf(sections.find(({ key }) => key === 'figures')?.body ?? { type: 'doc', content: [] })
  expect(node?.attrs).toMatchObject({ code: 'disbursed', value: '228652318.77', receiptId: 'r-228', asOf: answer.asOf })
})

test('questions come with their answers, opinions with their count, conclusions as they stood at the end', () => {
  expect(textOf('questions')).toBe(
    'Điểm cầu Thừa Thiên Huế hỏi Bộ Ngoại giao lúc 14 giờ 50: Khi nào có hướng dẫn mới?\nVụ trưởng trả lời lúc 14 giờ 55: Trong quý II.',
  )
  expect(textOf('opinions')).toBe(
    'Nhất trí với dự thảo quy chế phối hợp (15 giờ 00 – 15 giờ 02): 1/2 điểm cầu đồng ý, 1 ý kiến khác.\n- Điểm cầu Thừa Thiên Huế: Cần thêm thời gian',
  )
  expect(textOf('conclusions')).toBe('Chủ trì kết luận:\n1. Tăng cường kiểm tra, hậu kiểm')
  expect(textOf('closing')).toContain('Hội nghị kết thúc lúc 15 giờ 31, ngày 12 tháng 4 năm 2024.')
})

test('minutes without a session hold the plain frame and no empty headings of what was never asked', () => {
  const plain = draftMinutes({
    ...source,
    events: [],
    state: {
      ...source.state,
      startedAt: null,
      endedAt: null,
      agenda: { ...source.state.agenda, done: [] },
      figures: [],
      questions: [],
      pastPolls: [],
      poll: null,
      conclusions: [],
      spoken: [],
      points: {},
    },
  })
  expect(plain.map(({ key }) => key)).toEqual(['opening', 'attendance', 'course', 'conclusions', 'closing'])
})

test('the notice tells the conclusions, and of each directive whom, by when and with what evidence', () => {
  const notice = draftNotice({
    briefing: source.briefing,
    rooms: 64,
    conclusions: ['Tăng cường kiểm tra, hậu kiểm'],
    directives: [
      { number: 1, textVi: 'Kiểm tra ít nhất hai dự án', audience: 'provinces', addressees: ['x'], dueOn: '2024-12-16', evidenceWanted: 'Biên bản kiểm tra.' },
      {
        number: 2,
        textVi: 'Hoàn thiện quy chế.',
        audience: 'named',
        addressees: ['Sở Ngoại vụ Quảng Trị', 'Bộ Y tế'],
        dueOn: '2024-06-30',
        evidenceWanted: null,
      },
    ],
  })
  const words = (key: string) => plainText(notice.find((section) => section.key === key)?.body ?? { type: 'doc', content: [] }, () => '')
  expect(words('opening')).toContain('Ngày 12 tháng 4 năm 2024, tại Trụ sở Bộ Ngoại giao, Hà Nội và 63 điểm cầu, Nguyễn Minh Hằng, Thứ trưởng')
  expect(words('directives')).toBe(
    [
      '1. Kiểm tra ít nhất hai dự án.',
      'Thực hiện: Cơ quan đầu mối của tất cả các tỉnh, thành phố. Hạn: 16/12/2024. Minh chứng: Biên bản kiểm tra.',
      '2. Hoàn thiện quy chế.',
      'Thực hiện: Sở Ngoại vụ Quảng Trị; Bộ Y tế. Hạn: 30/06/2024.',
    ].join('\n'),
  )
})
