import { z } from 'zod'
import { Line } from '#directory/fields.contract.ts'
import { reporters, secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { briefingReaders } from './briefing.contract.ts'
import { BriefingParams, PointParams, Text } from './fields.contract.ts'
import { matterClosed, notYourPoint } from './matter.contract.ts'

export const StatementState = z.enum(['registered', 'accepted', 'declined', 'withdrawn', 'spoken'])
export type StatementState = z.infer<typeof StatementState>

export const Statement = z.strictObject({
  id: z.uuid(),
  pointId: z.uuid(),
  pointCode: z.string(),
  pointNameVi: z.string(),
  pointNameEn: z.string(),
  subject: z.string(),
  speakerName: z.string().nullable(),
  speakerPosition: z.string().nullable(),
  minutes: z.number().int(),
  body: z.string().nullable(),
  state: StatementState,
  position: z.number().int(),
  registeredAt: Instant,
  declineReason: z.string().nullable(),
})
export type Statement = z.infer<typeof Statement>

export const GivenStatement = z.strictObject({
  subject: Line(300),
  speakerName: Line(120).nullable(),
  speakerPosition: Line(200).nullable(),
  minutes: z.number().int().min(1).max(60),
  body: Text(20_000).nullable(),
})
export type GivenStatement = z.infer<typeof GivenStatement>

export const statementSettled = defineProblem('briefing.statement.settled', 409, z.object({ state: StatementState }))
export const statementOrder = defineProblem('briefing.statement.order', 409)

const StatementParams = BriefingParams.extend({ statementId: z.uuid() })
const answerers = [...secretariat, ...reporters] as const
const common = { reply: Statement, problems: [notFound, matterClosed, notYourPoint, statementSettled] } as const

export const listStatements = defineRoute({
  method: 'GET',
  path: '/briefings/:id/statements',
  summary: 'Statements registered ahead, in the order of speaking',
  access: briefingReaders,
  params: BriefingParams,
  reply: z.strictObject({ statements: z.array(Statement), /** Minutes that the agenda gives to statements. */ minutesPlanned: z.number().int() }),
  problems: [notFound],
})
export const registerStatement = defineRoute({
  ...common,
  method: 'POST',
  path: '/briefings/:id/points/:pointId/statements',
  summary: 'Register a statement of a room',
  access: answerers,
  params: PointParams,
  body: GivenStatement,
})
export const editStatement = defineRoute({
  ...common,
  method: 'PUT',
  path: '/briefings/:id/statements/:statementId',
  summary: 'Change a statement that is not decided on',
  access: answerers,
  params: StatementParams,
  body: GivenStatement,
})
export const withdrawStatement = defineRoute({
  ...common,
  method: 'POST',
  path: '/briefings/:id/statements/:statementId/withdrawal',
  summary: 'Withdraw a statement',
  access: answerers,
  params: StatementParams,
})
export const decideStatement = defineRoute({
  ...common,
  method: 'POST',
  path: '/briefings/:id/statements/:statementId/decision',
  summary: 'Accept a statement, or decline it with a reason',
  access: secretariat,
  params: StatementParams,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('accept'), minutes: z.number().int().min(1).max(60).optional() }),
    z.strictObject({ decision: z.literal('decline'), reason: Text(1000) }),
  ]),
})
export const orderStatements = defineRoute({
  method: 'PUT',
  path: '/briefings/:id/statement-order',
  summary: 'Put the statements in this order of speaking',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ statementIds: z.array(z.uuid()).max(500) }),
  reply: z.strictObject({ statements: z.array(Statement) }),
  problems: [notFound, matterClosed, statementOrder],
})
