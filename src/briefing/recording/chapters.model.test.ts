import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RoomEvent, StoredEvent } from '../room/room.contract.ts'
import { byteRange } from './byte-range.model.ts'
import { clock, recordingCaptions, recordingChapters, toWebVtt } from './chapters.model.ts'
import { placeInFile } from './recording.model.ts'
import { readWatcherLines } from './watcher-lines.model.ts'

const at = (seconds: number) => new Date(Date.UTC(2024, 3, 12, 7) + seconds * 1000).toISOString()
const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const facts = {
  agenda: [
    { id: id(1), titleVi: 'Khai mạc', titleEn: 'Opening', restricted: false },
    { id: id(2), titleVi: 'Nội dung báo cáo trực tiếp', titleEn: 'Reported on the spot', restricted: true },
  ],
  points: [{ id: id(5), nameVi: 'Quảng Trị', nameEn: 'Quang Tri' }],
}
/** Ten minutes, a restricted item of a minute left out, five minutes. */
const parts = [
  { from: at(0), seconds: 600 },
  { from: at(660), seconds: 300 },
]
const told = (...events: [number, RoomEvent][]): StoredEvent[] => events.map(([seconds, event], index) => ({ seq: index + 1, at: at(seconds), event }))
const entry = { id: id(7), pointId: id(5), statementId: null, subject: 'Thủ tục cấp phép', minutes: 5, raised: true }

describe('places in the joined file', () => {
  test('a moment that was left out is the beginning of the next part', () => {
    expect([-5, 0, 599, 630, 660, 700, 2000].map((seconds) => placeInFile(parts, at(seconds)))).toEqual([
      { seconds: 0, inside: false },
      { seconds: 0, inside: true },
      { seconds: 599, inside: true },
      { seconds: 600, inside: false },
      { seconds: 600, inside: true },
      { seconds: 640, inside: true },
      { seconds: 900, inside: false },
    ])
  })

  test('later is never placed before earlier, and never outside the file', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 2000 }), { minLength: 2 }), (moments) => {
        const places = moments.toSorted((a, b) => a - b).map((seconds) => placeInFile(parts, at(seconds)).seconds)
        places.forEach((place, index) => expect(place).toBeGreaterThanOrEqual(places[index - 1] ?? 0))
        expect(Math.max(...places)).toBeLessThanOrEqual(900)
      }),
    )
  })
})

describe('chapters', () => {
  const events = told(
    [1, { type: 'session.started' }],
    [2, { type: 'agenda.went', itemId: id(1), restricted: false }],
    [500, { type: 'floor.given', entry, minutes: 5 }],
    [590, { type: 'floor.ended', entryId: id(7), pointId: id(5), spokeSeconds: 90 }],
    [592, { type: 'caption.said', text: 'Xin cảm ơn' }],
    [600, { type: 'agenda.went', itemId: id(2), restricted: true }],
    [630, { type: 'caption.said', text: 'điều không được giữ' }],
    [660, { type: 'agenda.went', itemId: id(1), restricted: false }],
    [950, { type: 'session.ended' }],
  )

  test('items and speakers stand where they are in the file; of a restricted item nothing is there', () => {
    expect(recordingChapters(events, facts, parts).map(({ kind, titleVi, subject, start, end }) => [kind, titleVi, subject, start, end])).toEqual([
      ['item', 'Khai mạc', null, 2, 600],
      ['speaker', 'Quảng Trị', 'Thủ tục cấp phép', 500, 590],
      ['item', 'Khai mạc', null, 600, 890],
    ])
  })

  test('captions of a time that is not in the file are left out', () => {
    expect(recordingCaptions(events, parts)).toEqual([{ start: 589, end: 595, text: 'Xin cảm ơn' }])
  })

  test('as WebVTT, with nothing in a text that could end its cue', () => {
    expect(toWebVtt([{ start: 0, end: 3725.5, text: 'a --> b\n\n<c>' }])).toBe('WEBVTT\n\n1\n00:00:00.000 --> 01:02:05.500\na --&gt; b &lt;c&gt;\n')
    expect(clock(59.9996)).toBe('00:01:00.000')
  })
})

test('ranges of bytes as browsers ask for them', () => {
  expect(
    ['bytes=0-', 'bytes=5-9', 'bytes=-10', 'bytes=90-200', 'bytes=100-', 'bytes=0-1,5-6', 'lines=1-2', undefined].map((header) => byteRange(header, 100)),
  ).toEqual([{ start: 0, end: 99 }, { start: 5, end: 9 }, { start: 90, end: 99 }, { start: 90, end: 99 }, 'none', 'whole', 'whole', 'whole'])
})

test('people to invite are read from lines, and the first wrong line is named', () => {
  expect(readWatcherLines('Nguyễn Văn A; a@coquan.vn; Sở Ngoại vụ\n\nBà B\tb@nghe.example')).toEqual({
    watchers: [
      { name: 'Nguyễn Văn A', email: 'a@coquan.vn', body: 'Sở Ngoại vụ' },
      { name: 'Bà B', email: 'b@nghe.example', body: null },
    ],
    wrongLine: null,
  })
  expect(readWatcherLines('Bà B; b@nghe.example\nÔng C; không có').wrongLine).toBe(2)
})
