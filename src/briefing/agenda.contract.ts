import { z } from 'zod'
import { Line } from '#directory/fields.contract.ts'
import { secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { briefingReaders } from './briefing.contract.ts'
import { BriefingParams } from './fields.contract.ts'
import { matterClosed } from './matter.contract.ts'

export const AgendaKind = z.enum(['opening', 'directives', 'report', 'note', 'restricted', 'statements', 'discussion', 'conclusion', 'break'])
export type AgendaKind = z.infer<typeof AgendaKind>

export const AgendaItem = z.strictObject({
  id: z.uuid(),
  position: z.number().int(),
  kind: AgendaKind,
  titleVi: z.string(),
  titleEn: z.string(),
  /** Who gives it, in words: a person, a body. */
  owner: z.string().nullable(),
  minutes: z.number().int(),
  /** When it would begin and end if everybody kept to time. */
  from: Instant,
  to: Instant,
})
export type AgendaItem = z.infer<typeof AgendaItem>

export const GivenAgendaItem = z.strictObject({
  kind: AgendaKind,
  /** Of a restricted item only the neutral title is taken. */
  titleVi: Line(300),
  titleEn: Line(300),
  owner: Line(300).nullable(),
  minutes: z.number().int().min(1).max(600),
})
export type GivenAgendaItem = z.infer<typeof GivenAgendaItem>

export const Agenda = z.strictObject({
  items: z.array(AgendaItem),
  minutes: z.number().int(),
  /** Minutes between the beginning and the end of the session. */
  minutesOfSession: z.number().int(),
})
export type Agenda = z.infer<typeof Agenda>

const ItemParams = BriefingParams.extend({ itemId: z.uuid() })

/** An item on restricted matters carries one neutral title; what it is about stands nowhere in this system. */
export const restrictedTitle = defineProblem('briefing.agenda.restricted-title', 422, z.object({ neutral: z.string() }))
export const agendaOrder = defineProblem('briefing.agenda.order', 409)

export const showAgenda = defineRoute({
  method: 'GET',
  path: '/briefings/:id/agenda',
  summary: 'The agenda with its running times',
  access: briefingReaders,
  params: BriefingParams,
  reply: Agenda,
  problems: [notFound],
})

const change = { access: secretariat, reply: Agenda, problems: [notFound, matterClosed, restrictedTitle] } as const

export const addAgendaItem = defineRoute({
  ...change,
  method: 'POST',
  path: '/briefings/:id/agenda',
  summary: 'Add an item at the end of the agenda',
  params: BriefingParams,
  body: GivenAgendaItem,
})
export const editAgendaItem = defineRoute({
  ...change,
  method: 'PUT',
  path: '/briefings/:id/agenda/:itemId',
  summary: 'Change an item of the agenda',
  params: ItemParams,
  body: GivenAgendaItem,
})
export const removeAgendaItem = defineRoute({
  ...change,
  method: 'DELETE',
  path: '/briefings/:id/agenda/:itemId',
  summary: 'Take an item off the agenda',
  params: ItemParams,
})
export const orderAgenda = defineRoute({
  ...change,
  method: 'PUT',
  path: '/briefings/:id/agenda-order',
  summary: 'Put the items of the agenda in this order',
  params: BriefingParams,
  body: z.strictObject({ itemIds: z.array(z.uuid()).max(200) }),
  problems: [notFound, matterClosed, agendaOrder],
})
