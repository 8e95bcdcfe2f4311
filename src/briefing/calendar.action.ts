import { calendarInvite } from '#platform/calendar-invite.ts'
import type { Briefing } from './briefing.contract.ts'
import type { Attachment } from '#platform/mail.ts'

interface Entry {
  briefing: Briefing
  sequence: number
  cancelled: boolean
  publicUrl: string
}

/** The session as a calendar entry. One briefing keeps one uid, so that a change moves the entry instead of adding one. */
export function calendarOf({ briefing, sequence, cancelled, publicUrl }: Entry, now: string): Attachment {
  const host = URL.parse(publicUrl)?.hostname ?? 'nhipcau.local'
  const link = `${publicUrl}/briefings/${briefing.id}`
  const method = cancelled ? 'CANCEL' : 'REQUEST'
  const text = calendarInvite(
    {
      uid: `briefing-${briefing.id}@${host}`,
      sequence,
      title: briefing.titleVi,
      place: briefing.centre,
      description: `${briefing.titleVi}\n${link}`,
      url: link,
      startsAt: briefing.startsAt,
      endsAt: briefing.endsAt,
      changedAt: now,
      organiser: { name: 'Ban Điều phối viện trợ nhân dân', email: `khong-tra-loi@${host}` },
      attendees: [],
    },
    method,
  )
  return { name: 'hoi-nghi.ics', contentType: `text/calendar; method=${method}; charset=utf-8`, bytes: new TextEncoder().encode(text) }
}
