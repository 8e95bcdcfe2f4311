import { describe, expect, test } from 'vitest'
import { agendaLines, agendaNeighbours } from './agenda.model.ts'
import { findPoints } from './attendance.model.ts'
import { searchFigures } from './figure-search.model.ts'
import { barLengths, changePercent } from './shown-table.model.ts'
import { backoffMs, clockOffset } from './room-link.model.ts'
import { initialsOf, stagePlan } from './stage-form.model.ts'
import { standingOf } from './standing.model.ts'
import { levelOf } from './track-level.ts'
import { keyOf } from './room-search.model.ts'

const entry = (id: string, pointId: string) => ({ id, pointId, statementId: null, subject: null, minutes: 5, raised: true })
const point = {
  connections: ['c'],
  waiting: false,
  removed: null,
  firstJoinedAt: null,
  lastLeftAt: null,
  muted: false,
  micOn: false,
  sharing: false,
  roll: null,
}

describe('where a room stands', () => {
  const state = { points: { a: point }, startedAt: '2024-04-12T07:00:00Z', endedAt: null, floor: null, queue: [entry('1', 'b'), entry('2', 'a')] }

  test('second in the queue is told its place, first is told to get ready', () => {
    expect(standingOf(state, 'a')).toEqual({ kind: 'queued', place: 2 })
    expect(standingOf(state, 'b')).toEqual({ kind: 'next' })
  })

  test('the floor comes before the queue, the door before both', () => {
    const floor = { entry: entry('0', 'a'), givenAt: '2024-04-12T07:10:00Z', minutes: 5 }
    expect(standingOf({ ...state, floor }, 'a').kind).toBe('speaking')
    expect(standingOf({ ...state, floor, points: { a: { ...point, waiting: true } } }, 'a').kind).toBe('waiting')
    expect(standingOf({ ...state, floor, points: { a: { ...point, removed: 'nhầm phòng' } } }, 'a')).toEqual({ kind: 'removed', reason: 'nhầm phòng' })
  })
})

describe('the stage', () => {
  const nothing = { layout: 'speaker_and_chair' as const, spotlight: null, floor: null, shows: false }
  const floor = { entry: entry('0', 'a'), givenAt: '2024-04-12T07:10:00Z', minutes: 5 }

  test('shows the chair while nobody was called, in the slot that the server gives the chair', () => {
    expect(stagePlan(nothing, 'hn')).toEqual({ form: 'one', main: { pointId: 'hn', slot: 'chair_video' }, second: null })
  })

  test('shows who was called with the chair beside, and what is on screen before both', () => {
    expect(stagePlan({ ...nothing, floor }, 'hn')).toMatchObject({ form: 'pair', main: { pointId: 'a', slot: 'speaker_video' }, second: { pointId: 'hn' } })
    expect(stagePlan({ ...nothing, floor, shows: true }, 'hn').form).toBe('shown')
    expect(stagePlan({ ...nothing, floor, shows: true, layout: 'screen' }, 'hn')).toEqual({ form: 'only-shown', main: null, second: null })
  })

  test('a room without a picture has the letters of its name', () => {
    expect([initialsOf('Bà Rịa – Vũng Tàu'), initialsOf('Đắk Lắk'), initialsOf('TP. Hồ Chí Minh')]).toEqual(['VT', 'ĐL', 'CM'])
  })
})

describe('figures are found by what an official types', () => {
  const figures = [
    { code: 'disbursed' as const, text: 'Giá trị giải ngân Tiền và hiện vật thực chuyển trong năm' },
    { code: 'disbursement_ratio' as const, text: 'Tỷ lệ giải ngân Giá trị giải ngân so với giá trị cam kết' },
    { code: 'grants' as const, text: 'Khoản viện trợ Số chương trình, dự án' },
  ]
  const places = [
    { id: 'p63-45', name: 'Quảng Trị' },
    { id: 'p63-49', name: 'Quảng Nam' },
  ]
  const search = (query: string) => searchFigures(query, { figures, places, year: 2023 })

  test('without accents, with a place and a year', () => {
    expect(search('giai ngan quang tri 2022')[0]).toEqual({ code: 'disbursed', year: 2022, placeId: 'p63-45' })
  })

  test('the year of the report where none is typed; the nation where no place is', () => {
    expect(search('Tỷ lệ')).toEqual([{ code: 'disbursement_ratio', year: 2023, placeId: null }])
  })

  test('nothing for words that no figure has; everything for no words', () => {
    expect(search('dân số')).toEqual([])
    expect(search('')).toHaveLength(3)
  })
})

test('rooms are found without accents', () => {
  const rooms = ['Đắk Lắk', 'Đắk Nông', 'Lào Cai'].map((nameVi, index) => ({ code: `P${index}`, nameVi, nameEn: nameVi }))
  expect(findPoints(rooms, 'dak n').map(({ nameVi }) => nameVi)).toEqual(['Đắk Nông'])
})

test('time spent on an item adds up over its returns', () => {
  const item = { id: 'i', kind: 'report', titleVi: '', titleEn: '', owner: null, minutes: 10, restricted: false }
  const done = [{ itemId: 'i', from: '2024-04-12T07:00:00Z', to: '2024-04-12T07:05:00Z' }]
  const agenda = { itemId: 'i', restricted: false, since: '2024-04-12T07:30:00Z', done }
  expect(agendaLines([item], agenda, Date.parse('2024-04-12T07:31:00Z'))[0]).toMatchObject({ state: 'now', spentSeconds: 360 })
  expect(agendaNeighbours([item], null)).toEqual({ previous: null, next: item })
})

test('a restart of the server is bridged within three seconds of tries', () => {
  const tries = [0, 1, 2, 3].map((attempt) => backoffMs(attempt, 1))
  expect(Math.max(...tries)).toBeLessThanOrEqual(900)
  expect(tries[0] ?? 0).toBeLessThan(3000)
  expect(backoffMs(30, 1)).toBe(8000)
  expect(backoffMs(30, 0)).toBe(150)
})

test('the server clock is taken from the middle of a round trip', () => {
  expect(clockOffset(1000, 1200, new Date(5000).toISOString())).toEqual({ offset: 3900, roundTrip: 200 })
})

test('bars keep their proportion; a change needs something to change from', () => {
  expect(barLengths('50', '200')).toEqual([25, 100])
  expect(barLengths(null, null)).toEqual([0, 0])
  expect(changePercent('228652318.77', '223800000')).toBe('2.2')
  expect(changePercent('1', '0')).toBeNull()
})

test('a silent microphone is nothing, a loud one full', () => {
  expect(levelOf(0)).toBe(0)
  expect(levelOf(1)).toBe(1)
  expect(levelOf(0.001)).toBeCloseTo(0.556, 2)
})

test('the key of a room stands in the fragment', () => {
  expect(keyOf('#key=abc')).toBe('abc')
  expect(keyOf('')).toBeNull()
})
