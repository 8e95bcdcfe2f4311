import { z } from 'zod'
import { Line } from '#directory/fields.contract.ts'
import { reporters, secretariat } from '#directory/role.contract.ts'
import { defineRoute } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { PointParams } from './fields.contract.ts'
import { matterClosed, notYourPoint } from './matter.contract.ts'

export const AttendeeDuty = z.enum(['head', 'member', 'technical'])
export type AttendeeDuty = z.infer<typeof AttendeeDuty>
export const AttendanceState = z.enum(['expected', 'present', 'online', 'absent'])

/** Somebody who sits in a room. `rank` is the order of protocol, from 1. */
export const Attendee = z.strictObject({
  id: z.uuid(),
  rank: z.number().int(),
  fullName: z.string(),
  jobTitle: z.string(),
  body: z.string().nullable(),
  duty: AttendeeDuty,
  attendance: AttendanceState,
  absenceReason: z.string().nullable(),
  pictureConsent: z.boolean(),
})
export type Attendee = z.infer<typeof Attendee>

export const GivenAttendee = z.strictObject({
  /** Of somebody already in the list; null for a new one. */
  id: z.uuid().nullable(),
  fullName: Line(120),
  jobTitle: Line(200),
  body: Line(300).nullable(),
  duty: AttendeeDuty,
  pictureConsent: z.boolean(),
})
export type GivenAttendee = z.infer<typeof GivenAttendee>

export const twoHeads = defineProblem('briefing.attendee.two-heads', 422)

/** The list as a whole, in rank order: adding, moving and removing are the same act, so that two windows cannot mix their orders. */
export const keepPeople = defineRoute({
  method: 'PUT',
  path: '/briefings/:id/points/:pointId/people',
  summary: 'Say who sits in the room, in rank order',
  access: [...secretariat, ...reporters],
  params: PointParams,
  body: z.strictObject({ people: z.array(GivenAttendee).max(200) }),
  reply: z.strictObject({ people: z.array(Attendee) }),
  problems: [notFound, matterClosed, notYourPoint, twoHeads],
})
