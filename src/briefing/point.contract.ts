import { z } from 'zod'
import { AgencyId, Line } from '#directory/fields.contract.ts'
import { reporters, secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { Attendee } from './attendee.contract.ts'
import { briefingReaders, ProposedPoint } from './briefing.contract.ts'
import { BriefingParams, Done, PointParams } from './fields.contract.ts'
import { LineCheck, LineGrade } from './line-check.contract.ts'
import { matterClosed, notYourPoint } from './matter.contract.ts'

export const PointKind = z.enum(['centre', 'province', 'ministry', 'district', 'commune'])
export type PointKind = z.infer<typeof PointKind>

/** How far a room has come. `tested` needs a line check that did not fail; `connected` is told by the live room. */
export const PointState = z.enum(['unconfirmed', 'confirmed', 'tested', 'connected'])
export type PointState = z.infer<typeof PointState>

export const Point = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  kind: PointKind,
  agencyId: AgencyId,
  placeId: z.string().nullable(),
  parentId: z.uuid().nullable(),
  nameVi: z.string(),
  nameEn: z.string(),
  address: z.string().nullable(),
  position: z.number().int(),
  confirmedAt: Instant.nullable(),
  people: z.number().int(),
  /** Whether the room comes in by a link of its own instead of an account. */
  hasKey: z.boolean(),
  /** Null where the reader may not see the room's line checks. */
  lastGrade: LineGrade.nullable(),
  state: PointState,
})
export type Point = z.infer<typeof Point>

export const Contact = z.strictObject({ name: z.string().nullable(), phone: z.string().nullable(), email: z.string().nullable() })
export type Contact = z.infer<typeof Contact>

/** What a room still lacks before it can be confirmed, or is ready for the day. */
export const PointGap = z.enum(['people', 'head', 'contact', 'confirmation', 'line_check', 'line_failed', 'line_poor'])
export type PointGap = z.infer<typeof PointGap>

export const PointDetail = z.strictObject({
  point: Point,
  /** Null for readers who do not answer for the room. */
  contact: Contact.nullable(),
  people: z.array(Attendee),
  missing: z.array(PointGap),
  /** The reader answers for the room and it is not too late. */
  mayEdit: z.boolean(),
  below: z.array(Point),
})
export type PointDetail = z.infer<typeof PointDetail>

export const GivenContact = z.strictObject({
  name: Line(200),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d .()-]{6,30}$/),
  email: z.email().max(200).nullable(),
})

export const codeTaken = defineProblem('briefing.point.code-taken', 409, z.object({ code: z.string() }))
export const pointIncomplete = defineProblem('briefing.point.incomplete', 409, z.object({ missing: z.array(PointGap) }))
export const pointInUse = defineProblem('briefing.point.in-use', 409)
export const agencyUnknown = defineProblem('briefing.point.agency-unknown', 422)
export const noRoomsBelow = defineProblem('briefing.point.no-rooms-below', 422)

const answerers = [...secretariat, ...reporters] as const

export const listPoints = defineRoute({
  method: 'GET',
  path: '/briefings/:id/points',
  summary: 'Rooms of a briefing in order: the centre, provinces, ministries, each with the rooms below it',
  access: briefingReaders,
  params: BriefingParams,
  reply: z.strictObject({ points: z.array(Point), ownIds: z.array(z.uuid()) }),
  problems: [notFound],
})
export const proposePoints = defineRoute({
  method: 'GET',
  path: '/briefings/:id/point-proposal',
  summary: 'Agencies that have no room in the briefing yet',
  access: secretariat,
  params: BriefingParams,
  reply: z.strictObject({ points: z.array(ProposedPoint) }),
  problems: [notFound],
})
export const addPoint = defineRoute({
  method: 'POST',
  path: '/briefings/:id/points',
  summary: 'Add the room of a province or a ministry',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ agencyId: AgencyId }),
  reply: Point,
  problems: [notFound, matterClosed, codeTaken, agencyUnknown],
})
/** The key of the room's link is told here once; only its digest is kept. */
export const openRoomBelow = defineRoute({
  method: 'POST',
  path: '/briefings/:id/points/:pointId/rooms',
  summary: 'Open a room of a district or commune below a province, with a link of its own',
  access: answerers,
  params: PointParams,
  body: z.strictObject({ kind: z.enum(['district', 'commune']), nameVi: Line(200), nameEn: Line(200), address: Line(300).nullable() }),
  reply: z.strictObject({ point: Point, link: z.string() }),
  problems: [notFound, matterClosed, notYourPoint, noRoomsBelow, codeTaken],
})
export const renewKey = defineRoute({
  method: 'POST',
  path: '/briefings/:id/points/:pointId/key',
  summary: 'Make a new link for a room below; the old one stops working',
  access: answerers,
  params: PointParams,
  reply: z.strictObject({ link: z.string() }),
  problems: [notFound, matterClosed, notYourPoint, noRoomsBelow],
})
export const revokeKey = defineRoute({
  method: 'DELETE',
  path: '/briefings/:id/points/:pointId/key',
  summary: 'Stop the link of a room below',
  access: answerers,
  params: PointParams,
  reply: Done,
  problems: [notFound, notYourPoint],
})
export const removePoint = defineRoute({
  method: 'DELETE',
  path: '/briefings/:id/points/:pointId',
  summary: 'Take a room out of the briefing; one that registered a statement or tested its line stays',
  access: answerers,
  params: PointParams,
  reply: Done,
  problems: [notFound, matterClosed, notYourPoint, pointInUse],
})
export const showPoint = defineRoute({
  method: 'GET',
  path: '/briefings/:id/points/:pointId',
  summary: 'One room: its people, its contact, what it lacks',
  access: briefingReaders,
  params: PointParams,
  reply: PointDetail,
  problems: [notFound],
})
export const editPoint = defineRoute({
  method: 'PATCH',
  path: '/briefings/:id/points/:pointId',
  summary: 'Change the address or the technical contact of a room',
  access: answerers,
  params: PointParams,
  body: z.strictObject({ address: Line(300).nullable().optional(), contact: GivenContact.optional() }),
  reply: PointDetail,
  problems: [notFound, matterClosed, notYourPoint],
})
export const confirmPoint = defineRoute({
  method: 'POST',
  path: '/briefings/:id/points/:pointId/confirmation',
  summary: 'Confirm that the room takes part with these people',
  access: answerers,
  params: PointParams,
  reply: PointDetail,
  problems: [notFound, matterClosed, notYourPoint, pointIncomplete],
})
export const unconfirmPoint = defineRoute({
  method: 'DELETE',
  path: '/briefings/:id/points/:pointId/confirmation',
  summary: 'Take the confirmation of a room back',
  access: answerers,
  params: PointParams,
  reply: PointDetail,
  problems: [notFound, matterClosed, notYourPoint],
})

export const ReadinessRow = z.strictObject({
  point: Point,
  people: z.number().int(),
  confirmedAt: Instant.nullable(),
  contact: Contact,
  lastCheck: LineCheck.nullable(),
  connected: z.boolean(),
  missing: z.array(PointGap),
})
export type ReadinessRow = z.infer<typeof ReadinessRow>

export const showReadiness = defineRoute({
  method: 'GET',
  path: '/briefings/:id/readiness',
  summary: 'How ready every room is',
  access: [...secretariat, 'auditor'],
  params: BriefingParams,
  reply: z.strictObject({ rows: z.array(ReadinessRow) }),
  problems: [notFound],
})
