import { z } from 'zod'
import { secretariat } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant, PlainDateText } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { briefingReaders } from './briefing.contract.ts'
import { BriefingParams, PointParams, Text } from './fields.contract.ts'
import { matterClosed } from './matter.contract.ts'

/** One calling together of the rooms. `sequence` counts the letters of a briefing from 0 and goes into the calendar entry. */
export const Invitation = z.strictObject({
  id: z.uuid(),
  sequence: z.number().int(),
  kind: z.enum(['invitation', 'change', 'cancellation']),
  sentAt: Instant,
  sentByName: z.string().nullable(),
  startsAt: Instant,
  endsAt: Instant,
  note: z.string().nullable(),
  /** Given by the registry clerk; the letter leaves room for them until then. */
  letterNumber: z.number().int().nullable(),
  letterOn: PlainDateText.nullable(),
})
export type Invitation = z.infer<typeof Invitation>

export const letterNumberTaken = defineProblem('briefing.invitation.number-taken', 409, z.object({ number: z.number() }))

export const listInvitations = defineRoute({
  method: 'GET',
  path: '/briefings/:id/invitations',
  summary: 'The letters that called the rooms together, newest first',
  access: briefingReaders,
  params: BriefingParams,
  reply: z.strictObject({ invitations: z.array(Invitation), /** Time or place changed since the last letter. */ changedSince: z.boolean() }),
  problems: [notFound],
})
export const inviteAgain = defineRoute({
  method: 'POST',
  path: '/briefings/:id/invitations',
  summary: 'Invite every room again after a change',
  access: ['secretariat_approver'],
  params: BriefingParams,
  body: z.strictObject({ note: Text(1000).nullable() }),
  reply: z.strictObject({ sequence: z.number().int(), mails: z.number().int() }),
  problems: [notFound, matterClosed],
})
export const numberLetter = defineRoute({
  method: 'PUT',
  path: '/briefings/:id/invitations/:invitationId/number',
  summary: 'Note the number and day that the registry clerk gave a letter',
  access: secretariat,
  params: BriefingParams.extend({ invitationId: z.uuid() }),
  body: z.strictObject({ number: z.number().int().min(1).max(99_999), on: PlainDateText }),
  reply: Invitation,
  problems: [notFound, letterNumberTaken],
})

const letter = { method: 'GET', access: briefingReaders, params: PointParams, problems: [notFound] } as const
export const letterDocx = defineRoute({
  ...letter,
  path: '/briefings/:id/points/:pointId/letter.docx',
  summary: 'The letter of invitation of a room, for Word',
  reply: FileOf('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
})
export const letterPdf = defineRoute({
  ...letter,
  path: '/briefings/:id/points/:pointId/letter.pdf',
  summary: 'The letter of invitation of a room, as PDF',
  reply: FileOf('application/pdf'),
})
export const calendarEntry = defineRoute({
  method: 'GET',
  path: '/briefings/:id/calendar.ics',
  summary: 'The session for the calendar of whoever takes part',
  access: briefingReaders,
  params: BriefingParams,
  reply: FileOf('text/calendar; charset=utf-8'),
  problems: [notFound],
})
