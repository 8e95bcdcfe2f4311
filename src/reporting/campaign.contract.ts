import { z } from 'zod'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { defineRoute, DecimalText, Instant, PlainDateText } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { Form, FormLists } from './form.contract.ts'

const Title = z.string().trim().min(1).max(300)
const Days = z.number().int().min(1).max(365)
const ById = z.strictObject({ id: z.string().max(40) })

/** Days before the due date on which debtors are reminded, and after how many days again once it has passed. */
export const Reminders = z.strictObject({ before: z.array(Days).max(10), everyAfter: Days })
export type Reminders = z.infer<typeof Reminders>

export const Campaign = z.object({
  id: z.string(),
  reportYear: z.number().int(),
  titleVi: z.string(),
  titleEn: z.string(),
  periodFrom: PlainDateText,
  periodTo: PlainDateText,
  formVersionId: z.string(),
  placeSetId: z.string(),
  openedOn: PlainDateText,
  dueOn: PlainDateText,
  closedOn: PlainDateText.nullable(),
  reminders: Reminders,
  demo: z.boolean(),
})
export type Campaign = z.infer<typeof Campaign>

export const Debtor = z.object({
  agencyId: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  duty: z.string(),
  placeId: z.string().nullable(),
  extendedUntil: PlainDateText.nullable(),
  extensionReason: z.string().nullable(),
})
export type Debtor = z.infer<typeof Debtor>

/** `sent_back`: the agency works on a draft that a sending back opened. `accepted` stays while a correction is under way. */
export const BoardState = z.enum(['not_started', 'draft', 'submitted', 'signed', 'sent_back', 'accepted'])
export type BoardState = z.infer<typeof BoardState>

/** What the checks said at the last save, and how much of the form was answered. */
export const VersionSummary = z.object({
  lines: z.number().int(),
  cellsAsked: z.number().int(),
  cellsAnswered: z.number().int(),
  requiredAsked: z.number().int(),
  requiredAnswered: z.number().int(),
  figuresAsked: z.number().int(),
  figuresAnswered: z.number().int(),
  narrativeAsked: z.number().int(),
  narrativeAnswered: z.number().int(),
  hard: z.number().int(),
  soft: z.number().int(),
  unexplained: z.number().int(),
})
export type VersionSummary = z.infer<typeof VersionSummary>

export const BoardRow = Debtor.extend({
  returnId: z.uuid().nullable(),
  state: BoardState,
  /** State of a correction under way beside the accepted version. */
  correction: z.enum(['draft', 'submitted', 'signed', 'sent_back']).nullable(),
  version: z.number().int().nullable(),
  dueOn: PlainDateText,
  handedInOn: PlainDateText.nullable(),
  late: z.boolean(),
  daysLate: z.number().int(),
  timesSentBack: z.number().int(),
  changedAt: Instant.nullable(),
  summary: VersionSummary.nullable(),
  /** Percent of required cells filled; null before the first save. */
  completeness: z.number().nullable(),
})
export type BoardRow = z.infer<typeof BoardRow>

export const Board = z.object({
  campaign: Campaign,
  rows: z.array(BoardRow),
  counts: z.record(BoardState, z.number().int()),
  late: z.number().int(),
  extended: z.number().int(),
  /** Disbursed in the year by what was accepted so far, in USD. */
  acceptedDisbursedUsd: DecimalText,
})
export type Board = z.infer<typeof Board>

export const campaignExists = defineProblem('reporting.campaign.exists', 409, z.object({ year: z.number() }))
export const campaignClosed = defineProblem('reporting.campaign.closed', 409)
export const campaignDates = defineProblem('reporting.campaign.dates', 422)
export const campaignUnfinished = defineProblem('reporting.campaign.unfinished', 409, z.object({ count: z.number() }))

export const listCampaigns = defineRoute({
  method: 'GET',
  path: '/campaigns',
  summary: 'All campaigns, newest first',
  access: figureReaders,
  reply: z.object({ campaigns: z.array(Campaign) }),
})

export const showCampaign = defineRoute({
  method: 'GET',
  path: '/campaigns/:id',
  summary: 'A campaign and who owes a return',
  access: figureReaders,
  params: ById,
  reply: z.object({ campaign: Campaign, debtors: z.array(Debtor) }),
  problems: [notFound],
})

export const showCampaignForm = defineRoute({
  method: 'GET',
  path: '/campaigns/:id/form',
  summary: 'The form of a campaign and the lists its cells refer to',
  access: figureReaders,
  params: ById,
  reply: z.object({ form: Form, lists: FormLists }),
  problems: [notFound],
})

export const proposeCampaign = defineRoute({
  method: 'GET',
  path: '/campaign-proposal',
  summary: 'What a campaign of a year would look like',
  access: secretariat,
  query: z.strictObject({ year: z.coerce.number().int().min(1990).max(2200) }),
  reply: z.object({ campaign: Campaign.omit({ openedOn: true, closedOn: true, demo: true }), debtors: z.array(Debtor) }),
  problems: [notFound, campaignExists],
})

export const OpenCampaign = z.strictObject({
  reportYear: z.number().int().min(1990).max(2200),
  dueOn: PlainDateText,
  titleVi: Title.optional(),
  titleEn: Title.optional(),
  reminders: Reminders.optional(),
  /** Agency ids; absent: those proposed. */
  debtors: z.array(z.string()).min(1).max(500).optional(),
})
export type OpenCampaign = z.infer<typeof OpenCampaign>

export const openCampaignRoute = defineRoute({
  method: 'POST',
  path: '/campaigns',
  summary: 'Open a campaign',
  access: secretariat,
  body: OpenCampaign,
  reply: z.object({ id: z.string() }),
  problems: [notFound, campaignExists, campaignDates],
})

export const editCampaign = defineRoute({
  method: 'PATCH',
  path: '/campaigns/:id',
  summary: 'Move the due date or the reminders',
  access: secretariat,
  params: ById,
  body: z.strictObject({ dueOn: PlainDateText.optional(), reminders: Reminders.optional() }),
  reply: Campaign,
  problems: [notFound, campaignClosed, campaignDates],
})

export const extendDebtor = defineRoute({
  method: 'PUT',
  path: '/campaigns/:id/extensions/:agencyId',
  summary: 'Give one agency more time',
  access: secretariat,
  params: z.strictObject({ id: z.string().max(40), agencyId: z.string().max(60) }),
  body: z.strictObject({ until: PlainDateText, reason: z.string().trim().min(3).max(1000) }),
  reply: z.object({ agencyId: z.string(), until: PlainDateText }),
  problems: [notFound, campaignClosed, campaignDates],
})

export const closeCampaign = defineRoute({
  method: 'POST',
  path: '/campaigns/:id/closing',
  summary: 'Close a campaign: nothing first is handed in any more',
  access: secretariat,
  params: ById,
  reply: Campaign,
  problems: [notFound, campaignClosed, campaignUnfinished],
})

export const reopenCampaign = defineRoute({
  method: 'POST',
  path: '/campaigns/:id/reopening',
  summary: 'Open a closed campaign again',
  access: secretariat,
  params: ById,
  reply: Campaign,
  problems: [notFound],
})

export const showBoard = defineRoute({
  method: 'GET',
  path: '/campaigns/:id/board',
  summary: 'Where every return of a campaign stands',
  access: [...secretariat, 'auditor'],
  params: ById,
  reply: Board,
  problems: [notFound],
})

export const remindNow = defineRoute({
  method: 'POST',
  path: '/campaigns/:id/reminders',
  summary: 'Remind everybody who still owes',
  access: secretariat,
  params: ById,
  reply: z.object({ agencies: z.array(z.string()), mails: z.number().int() }),
  problems: [notFound, campaignClosed],
})

export const LeagueRecord = z.object({
  agencyId: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  reportYear: z.number().int(),
  dueOn: PlainDateText,
  handedInOn: PlainDateText.nullable(),
  punctuality: z.enum(['on_time', 'late', 'missing', 'not_due']),
  daysLate: z.number().int(),
  timesSentBack: z.number().int(),
  corrections: z.number().int(),
  accepted: z.boolean(),
  /** 0–100, see `completenessScore`; null while nothing was handed in. */
  completeness: z.number().nullable(),
})
export type LeagueRecord = z.infer<typeof LeagueRecord>

export const LeagueRow = z.object({
  agencyId: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  duty: z.string(),
  rank: z.number().int(),
  onTime: z.number().int(),
  late: z.number().int(),
  missing: z.number().int(),
  daysLate: z.number().int(),
  timesSentBack: z.number().int(),
  corrections: z.number().int(),
  completeness: z.number().nullable(),
  /** One a year and agency; a merged province shows what each predecessor did under that predecessor's name. */
  records: z.array(LeagueRecord),
})
export type LeagueRow = z.infer<typeof LeagueRow>

export const showLeague = defineRoute({
  method: 'GET',
  path: '/league',
  summary: 'Timeliness and completeness over years',
  access: [...secretariat, 'auditor'],
  query: z.strictObject({ from: z.coerce.number().int(), to: z.coerce.number().int() }),
  reply: z.object({ rows: z.array(LeagueRow) }),
})
