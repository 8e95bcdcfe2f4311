import { expect, test } from 'vitest'
import { calendarInvite, type CalendarMeeting } from './calendar-invite.ts'

const meeting: CalendarMeeting = {
  uid: 'briefing-2024@nhipcau.example',
  sequence: 2,
  title: 'Hội nghị giao ban trực tuyến toàn quốc; công tác PCPNN, năm 2023',
  place: 'Điểm cầu trung ương, 105A Quán Thánh',
  description: 'Dòng một\nDòng hai, có dấu phẩy',
  url: 'https://nhipcau.example/briefings/2024',
  startsAt: '2024-04-12T01:00:00Z',
  endsAt: '2024-04-12T04:30:00Z',
  changedAt: '2024-04-05T02:03:04.567Z',
  organiser: { name: 'Cơ quan thường trực', email: 'paccom@nhipcau.example' },
  attendees: [{ name: 'Sở Ngoại vụ Quảng Trị', email: 'songoaivu@quangtri.example' }],
}

/** Unfolded lines as name (with parameters) and value, with the escapes undone. */
function parse(text: string): Map<string, string> {
  const lines = text.replace(/\r\n[ \t]/gu, '').split('\r\n')
  const unescape = (value: string) => value.replace(/\\n/gu, '\n').replace(/\\([\\;,])/gu, '$1')
  return new Map(
    lines.filter(Boolean).map((line) => {
      const colon = /^(?:[^":]|"[^"]*")*/u.exec(line)?.[0].length ?? 0
      return [line.slice(0, colon), unescape(line.slice(colon + 1))]
    }),
  )
}

test('an invitation says when on the clock of Ha Noi, whatever the clock of the machine', () => {
  const event = parse(calendarInvite(meeting, 'REQUEST'))
  expect(event.get('METHOD')).toBe('REQUEST')
  expect(event.get('DTSTART;TZID=Asia/Ho_Chi_Minh')).toBe('20240412T080000')
  expect(event.get('DTEND;TZID=Asia/Ho_Chi_Minh')).toBe('20240412T113000')
  expect(event.get('DTSTAMP')).toBe('20240405T020304Z')
  expect(event.get('TZID')).toBe('Asia/Ho_Chi_Minh')
  expect(event.get('TZOFFSETTO')).toBe('+0700')
})

test('an invitation carries what a person needs, in NFC and through the escapes', () => {
  const event = parse(calendarInvite({ ...meeting, title: meeting.title.normalize('NFD') }, 'REQUEST'))
  expect(event.get('SUMMARY')).toBe(meeting.title)
  expect(event.get('LOCATION')).toBe(meeting.place)
  expect(event.get('DESCRIPTION')).toBe(meeting.description)
  expect([...event].find(([name]) => name.startsWith('URL'))?.[1]).toBe(meeting.url)
  expect([...event].find(([name]) => name.startsWith('ORGANIZER'))).toEqual([expect.stringContaining('Cơ quan thường trực'), 'mailto:paccom@nhipcau.example'])
  expect([...event].find(([name]) => name.startsWith('ATTENDEE'))?.[1]?.toLowerCase()).toBe('mailto:songoaivu@quangtri.example')
  expect(event.get('STATUS')).toBe('CONFIRMED')
})

test('a cancellation names the same meeting with a later sequence', () => {
  const event = parse(calendarInvite({ ...meeting, sequence: 3 }, 'CANCEL'))
  expect(event.get('METHOD')).toBe('CANCEL')
  expect(event.get('STATUS')).toBe('CANCELLED')
  expect(event.get('UID')).toBe(meeting.uid)
  expect(event.get('SEQUENCE')).toBe('3')
})

test('no line is longer than the 75 bytes that RFC 5545 allows', () => {
  const lines = calendarInvite(meeting, 'REQUEST').split('\r\n')
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
})
