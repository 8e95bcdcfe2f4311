import { z } from 'zod'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { AgencyId, Line, ReportYear, SetId } from '#directory/fields.contract.ts'
import { Headline } from '#figures/figure.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { BriefingParams, Text } from './fields.contract.ts'
import { BriefingState, matterClosed } from './matter.contract.ts'

const persons = {
  chairName: z.string().nullable(),
  chairPosition: z.string().nullable(),
  coChairName: z.string().nullable(),
  coChairPosition: z.string().nullable(),
}

export const Briefing = z.strictObject({
  id: z.uuid(),
  /** The year reported on; the day held lies in another. */
  reportYear: z.number().int(),
  number: z.number().int(),
  titleVi: z.string(),
  titleEn: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  centre: z.string(),
  ...persons,
  placeSetId: SetId,
  state: BriefingState,
  /** The moment of the ledger that papers and the session speak from; null until the figures are locked. */
  figuresAsOf: Instant.nullable(),
  recorded: z.boolean(),
  pointLimit: z.number().int(),
  cancelReason: z.string().nullable(),
  demo: z.boolean(),
})
export type Briefing = z.infer<typeof Briefing>

/** A briefing in the list, with how far its rooms are. */
export const BriefingRow = Briefing.extend({ points: z.number().int(), confirmed: z.number().int() })
export type BriefingRow = z.infer<typeof BriefingRow>

export const BriefingAction = z.enum([
  'invite',
  'collect',
  'lock_figures',
  'unlock_figures',
  'open_papers',
  'check_lines',
  'reopen_papers',
  'start',
  'conclude',
  'resume',
  'notify',
  'follow',
  'close',
  'cancel',
])
export type BriefingAction = z.infer<typeof BriefingAction>

/** What must be true before a step, and is told as the reason when it is not (`demand.<name>` of the messages). */
export const BriefingDemand = z.enum([
  'state',
  'has_chair',
  'has_points',
  'has_agenda',
  'time_fits',
  'campaign_of_year',
  'has_figures',
  'figures_locked',
  'minutes_signed',
  'notice_issued',
  'directives_settled',
])
export type BriefingDemand = z.infer<typeof BriefingDemand>

export const BriefingStep = z.strictObject({
  at: Instant,
  action: z.string(),
  fromState: BriefingState,
  toState: BriefingState,
  personName: z.string().nullable(),
  note: z.string().nullable(),
})
export type BriefingStep = z.infer<typeof BriefingStep>

/** A step that the reader's role may take, with what stands in its way. */
export const OfferedStep = z.strictObject({
  action: BriefingAction,
  to: BriefingState,
  asks: z.enum(['note', 'reason']).nullable(),
  allowed: z.boolean(),
  reasons: z.array(BriefingDemand),
})
export type OfferedStep = z.infer<typeof OfferedStep>

/** A headline of the year as it was when the figures were locked, beside what the ledger says now. */
export const FrozenHeadline = z.strictObject({
  code: Headline.shape.code,
  unit: Headline.shape.unit,
  frozen: Headline.shape.value,
  current: Headline.shape.value,
})
export const FrozenHeadlines = z.strictObject({ year: z.number().int(), asOf: Instant, now: Instant, headlines: z.array(FrozenHeadline) })
export type FrozenHeadlines = z.infer<typeof FrozenHeadlines>

const optionalLine = Line(300).nullable()
const frame = {
  titleVi: Line(300),
  titleEn: Line(300),
  startsAt: Instant,
  endsAt: Instant,
  centre: Line(300),
  chairName: optionalLine,
  chairPosition: optionalLine,
  coChairName: optionalLine,
  coChairPosition: optionalLine,
  recorded: z.boolean(),
  pointLimit: z.number().int().min(1).max(2000),
}
export const BriefingFrame = z.strictObject(frame)
export type BriefingFrame = z.infer<typeof BriefingFrame>

export const ProposedPoint = z.strictObject({
  code: z.string(),
  kind: z.enum(['centre', 'province', 'ministry']),
  agencyId: AgencyId,
  placeId: z.string().nullable(),
  nameVi: z.string(),
  nameEn: z.string(),
})
export type ProposedPoint = z.infer<typeof ProposedPoint>

export const BriefingProposal = z.strictObject({
  ...BriefingFrame.shape,
  titleVi: z.string(),
  titleEn: z.string(),
  centre: z.string(),
  ...persons,
  reportYear: z.number().int(),
  number: z.number().int(),
  placeSetId: SetId,
  /** Years that have a campaign, newest first: a briefing reports on one of them. */
  years: z.array(z.number().int()),
  points: z.array(ProposedPoint),
})
export type BriefingProposal = z.infer<typeof BriefingProposal>

export const OpenBriefing = z.strictObject({
  reportYear: ReportYear,
  ...frame,
  /** Codes of proposed rooms that are left out. */
  without: z.array(z.string().max(24)).max(500).default([]),
})
export type OpenBriefing = z.infer<typeof OpenBriefing>

export const briefingTimes = defineProblem('briefing.times', 422)
export const campaignMissing = defineProblem('briefing.campaign-missing', 422, z.object({ year: z.number() }))
export const stepRefused = defineProblem('briefing.step-refused', 409, z.object({ action: BriefingAction, demand: BriefingDemand, state: BriefingState }))
export const noteNeeded = defineProblem('briefing.note-needed', 422)
export const figuresNotLocked = defineProblem('briefing.figures-not-locked', 409)

/** Who takes part or looks on; a foreign NGO never does. */
export const briefingReaders = figureReaders

export const listBriefings = defineRoute({
  method: 'GET',
  path: '/briefings',
  summary: 'Briefings, the latest first',
  access: briefingReaders,
  reply: z.strictObject({ briefings: z.array(BriefingRow) }),
})

export const proposeBriefing = defineRoute({
  method: 'GET',
  path: '/briefing-proposal',
  summary: 'What the briefing of a year would look like',
  access: secretariat,
  query: z.strictObject({ year: ReportYear.optional() }),
  reply: BriefingProposal,
  problems: [campaignMissing],
})

export const openBriefingRoute = defineRoute({
  method: 'POST',
  path: '/briefings',
  summary: 'Plan a briefing with the rooms and the agenda proposed',
  access: secretariat,
  body: OpenBriefing,
  reply: z.strictObject({ id: z.uuid() }),
  problems: [campaignMissing, briefingTimes],
})

export const showBriefing = defineRoute({
  method: 'GET',
  path: '/briefings/:id',
  summary: 'A briefing, its steps so far, and those the reader may take',
  access: briefingReaders,
  params: BriefingParams,
  reply: z.strictObject({ briefing: Briefing, steps: z.array(BriefingStep), offered: z.array(OfferedStep) }),
  problems: [notFound],
})

export const editBriefing = defineRoute({
  method: 'PATCH',
  path: '/briefings/:id',
  summary: 'Change title, time, chair or centre before the session',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject(frame).partial(),
  reply: Briefing,
  problems: [notFound, matterClosed, briefingTimes],
})

export const stepBriefing = defineRoute({
  method: 'POST',
  path: '/briefings/:id/steps',
  summary: 'Take a step of the briefing by its table',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ action: BriefingAction, note: Text(2000).nullable().default(null) }),
  reply: Briefing,
  problems: [notFound, stepRefused, noteNeeded],
})

export const showFrozenHeadlines = defineRoute({
  method: 'GET',
  path: '/briefings/:id/headlines',
  summary: 'Headline figures as locked, beside those of now',
  access: briefingReaders,
  params: BriefingParams,
  reply: FrozenHeadlines,
  problems: [notFound, figuresNotLocked],
})
