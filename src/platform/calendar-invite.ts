import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'

/** A meeting as a calendar is told of it. */
export interface CalendarMeeting {
  /** Stays the same through every change and the cancellation: "briefing-2024@nhipcau.example". */
  uid: string
  /** 0 at first; one more with every change that people must see. */
  sequence: number
  title: string
  place: string
  description: string
  url: string
  /** ISO moments. */
  startsAt: string
  endsAt: string
  /** When this version was made (ISO). */
  changedAt: string
  organiser: { name: string; email: string }
  /** Whom the mail goes to, so that their calendar offers an answer. */
  attendees: readonly { name: string; email: string }[]
}

const HANOI = 'Asia/Ho_Chi_Minh'
const HANOI_OFFSET = 7 * 60 * 60 * 1000

/** Viet Nam keeps UTC+7 all year round (since 13 June 1975). */
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${HANOI}`,
  'BEGIN:STANDARD',
  'DTSTART:19750613T000000',
  'TZOFFSETFROM:+0700',
  'TZOFFSETTO:+0700',
  'TZNAME:+07',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/**
 * The text of an .ics file (iCalendar, RFC 5545 and 5546) that invites to a meeting or calls it off. Sent as
 * `text/calendar; method=REQUEST|CANCEL; charset=utf-8`. A cancellation needs a higher `sequence` than the invitation.
 */
export function calendarInvite(meeting: CalendarMeeting, method: 'REQUEST' | 'CANCEL'): string {
  const cancelled = method === 'CANCEL'
  const calendar = ical({
    prodId: { company: 'Nhip Cau', product: 'Nhip Cau', language: 'VI' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    timezone: { name: HANOI, generator: () => VTIMEZONE },
  })
  calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    start: onHanoiClock(meeting.startsAt),
    end: onHanoiClock(meeting.endsAt),
    timezone: HANOI,
    summary: nfc(meeting.title),
    location: nfc(meeting.place),
    description: nfc(meeting.description),
    url: meeting.url,
    organizer: { name: nfc(meeting.organiser.name), email: meeting.organiser.email },
    attendees: meeting.attendees.map(({ name, email }) => ({ name: nfc(name), email, rsvp: !cancelled })),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  // The library writes the stamp on the calendar's clock; RFC 5545 asks for UTC.
  return calendar.toString().replace(/^DTSTAMP:.*$/mu, `DTSTAMP:${utcStamp(meeting.changedAt)}`)
}

function nfc(text: string): string {
  return text.normalize('NFC')
}

function utcStamp(moment: string): string {
  return new Date(moment).toISOString().replace(/[-:]|\.\d+/gu, '')
}

// The library reads the fields of the machine's clock: a date whose fields there are those of Ha Noi.
function onHanoiClock(moment: string): Date {
  const shifted = new Date(Date.parse(moment) + HANOI_OFFSET)
  const day = [shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate()] as const
  return new Date(...day, shifted.getUTCHours(), shifted.getUTCMinutes(), shifted.getUTCSeconds())
}
