import { z } from 'zod'
import { approvers, officers, reporters, returnReaders, secretariat } from '#directory/role.contract.ts'
import { DecimalText, defineRoute, Instant, PlainDateText } from '#platform/contract.ts'
import { alreadyThere, defineProblem, invalidRequest, notFound } from '#platform/problem.ts'
import { VersionSummary } from './campaign.contract.ts'
import { Finding, Line } from './form.contract.ts'
import { demands, returnActions, returnStates } from './return.model.ts'

export const ReturnState = z.enum(returnStates)
export const ReturnAction = z.enum(returnActions)
export const Demand = z.enum(demands)
const Body = z.string().trim().min(1).max(4000)
const ById = z.strictObject({ id: z.uuid() })

/** A figure that the agency states: the value, and the reason where it overrides what the lines give. */
export const StatedFigure = z.strictObject({ value: DecimalText.nullable(), reason: z.string().max(2000).nullable() })
export type StatedFigure = z.infer<typeof StatedFigure>

export const FigureAnswer = z.object({ code: z.string(), computed: z.string().nullable(), value: z.string().nullable(), reason: z.string().nullable() })
export type FigureAnswer = z.infer<typeof FigureAnswer>

export const VersionHead = z.object({
  id: z.uuid(),
  number: z.number().int(),
  state: ReturnState,
  basedOn: z.uuid().nullable(),
  openedAt: Instant,
  savedAt: Instant.nullable(),
  submittedAt: Instant.nullable(),
  submittedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  signedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string().nullable(),
})
export type VersionHead = z.infer<typeof VersionHead>

export const Remark = z.object({
  id: z.uuid(),
  versionId: z.uuid(),
  lineKey: z.uuid().nullable(),
  column: z.string().nullable(),
  body: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
})
export type Remark = z.infer<typeof Remark>

/** Why a soft finding is right as it is; `lineKey` null: about the whole return. */
export const Explanation = z.object({ lineKey: z.uuid().nullable(), code: z.string(), body: z.string(), madeBy: z.string(), madeAt: Instant })
export type Explanation = z.infer<typeof Explanation>

export const OfferedAction = z.object({ action: ReturnAction, asks: z.enum(['note', 'remarks']).nullable(), allowed: z.boolean(), reasons: z.array(Demand) })

/** The whole state that a person works on. */
export const WorkingReturn = z.object({
  id: z.uuid(),
  campaign: z.object({
    id: z.string(),
    reportYear: z.number(),
    titleVi: z.string(),
    titleEn: z.string(),
    periodFrom: PlainDateText,
    periodTo: PlainDateText,
    formVersionId: z.string(),
    closedOn: PlainDateText.nullable(),
    demo: z.boolean(),
  }),
  agency: z.object({ id: z.string(), nameVi: z.string(), nameEn: z.string(), placeId: z.string().nullable() }),
  /** With the agency's extension. */
  dueOn: PlainDateText,
  versions: z.array(VersionHead),
  version: VersionHead.extend({
    revision: z.number().int(),
    preparedBy: z.array(z.string()),
    lines: z.array(Line),
    figures: z.array(FigureAnswer),
    narrative: z.record(z.string(), z.string()),
  }),
  findings: z.array(Finding),
  summary: VersionSummary,
  explanations: z.array(Explanation),
  /** Of this version and of the one it is a copy of. */
  remarks: z.array(Remark),
  actions: z.array(OfferedAction),
})
export type WorkingReturn = z.infer<typeof WorkingReturn>

export const changedMeanwhile = defineProblem('reporting.return.changed-meanwhile', 409, z.object({ revision: z.number() }))
export const wrongState = defineProblem('reporting.return.wrong-state', 409, z.object({ action: ReturnAction, state: ReturnState }))
export const demandUnmet = defineProblem('reporting.return.demand-unmet', 422, z.object({ action: ReturnAction, demand: Demand, demands: z.array(Demand) }))
export const notOwed = defineProblem('reporting.return.not-owed', 422)
export const returnClosed = defineProblem('reporting.return.campaign-closed', 409)

export const OwnReturn = z.object({
  campaignId: z.string(),
  reportYear: z.number(),
  agencyId: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  dueOn: PlainDateText,
  closedOn: PlainDateText.nullable(),
  returnId: z.uuid().nullable(),
  state: ReturnState.nullable(),
  number: z.number().int().nullable(),
  sentBack: z.boolean(),
  inForce: z.boolean(),
})
export type OwnReturn = z.infer<typeof OwnReturn>

export const listOwnReturns = defineRoute({
  method: 'GET',
  path: '/returns',
  summary: 'The returns that my agency owes, newest campaign first',
  access: reporters,
  query: z.strictObject({ campaign: z.string().max(40).optional() }),
  reply: z.object({ returns: z.array(OwnReturn) }),
})

export const showReturn = defineRoute({
  method: 'GET',
  path: '/returns/:id',
  summary: 'A return with everything that is worked on',
  access: returnReaders,
  params: ById,
  query: z.strictObject({ version: z.coerce.number().int().positive().optional() }),
  reply: WorkingReturn,
  problems: [notFound],
})

export const openReturnRoute = defineRoute({
  method: 'POST',
  path: '/campaigns/:id/returns',
  summary: 'Open the return of my agency, filled with what ran last year',
  access: officers,
  params: z.strictObject({ id: z.string().max(40) }),
  /** The agency is needed only by who answers for several (a merged province). */
  body: z.strictObject({ agencyId: z.string().max(60).optional() }),
  reply: z.object({ id: z.uuid(), prefilled: z.number().int() }),
  problems: [notFound, notOwed, returnClosed, alreadyThere],
})

export const LineChanges = z.strictObject({ upserts: z.array(Line).max(5000), removals: z.array(z.uuid()).max(5000) })
export type LineChanges = z.infer<typeof LineChanges>

export const DraftChange = z.strictObject({
  /** The revision that the change was made on. */
  revision: z.number().int(),
  changes: LineChanges.optional(),
  figures: z.record(z.string(), StatedFigure).optional(),
  narrative: z.record(z.string(), z.string().max(20_000)).optional(),
})
export type DraftChange = z.infer<typeof DraftChange>

export const DraftSaved = z.object({ revision: z.number().int(), findings: z.array(Finding), figures: z.array(FigureAnswer), summary: VersionSummary })
export type DraftSaved = z.infer<typeof DraftSaved>

export const saveDraft = defineRoute({
  method: 'PATCH',
  path: '/returns/:id/draft',
  summary: 'Save changes of the draft as they are typed',
  access: officers,
  params: ById,
  body: DraftChange,
  reply: DraftSaved,
  problems: [notFound, changedMeanwhile, wrongState, demandUnmet, invalidRequest],
})

const ExplanationAt = z.strictObject({ id: z.uuid(), lineKey: z.union([z.uuid(), z.literal('return')]), code: z.string().max(80) })
export const explain = defineRoute({
  method: 'PUT',
  path: '/returns/:id/explanations/:lineKey/:code',
  summary: 'Say why a finding is right as it is (`return` for the whole return)',
  access: officers,
  params: ExplanationAt,
  body: z.strictObject({ body: Body }),
  reply: Explanation,
  problems: [notFound, wrongState, demandUnmet],
})
export const unexplain = defineRoute({
  method: 'DELETE',
  path: '/returns/:id/explanations/:lineKey/:code',
  summary: 'Take an explanation back',
  access: officers,
  params: ExplanationAt,
  reply: z.object({ removed: z.boolean() }),
  problems: [notFound, wrongState, demandUnmet],
})

/** Where the return stands after an act. */
export const Moved = z.object({ id: z.uuid(), versionId: z.uuid(), number: z.number().int(), state: ReturnState, openedVersionId: z.uuid().nullable() })
export type Moved = z.infer<typeof Moved>
const moving = { params: ById, reply: Moved, problems: [notFound, wrongState, demandUnmet] } as const
const Noted = z.strictObject({ note: Body })

export const submitRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/submission',
  summary: 'Submit the draft to the approver of the agency',
  access: officers,
  ...moving,
})
export const withdrawRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/withdrawal',
  summary: 'Take a submitted return back to draft',
  access: officers,
  ...moving,
})
export const signRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/signature',
  summary: 'Sign the return and hand it in',
  access: approvers,
  ...moving,
})
export const rejectRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/rejection',
  summary: 'Give the return back to its officer, with a note',
  access: approvers,
  ...moving,
  body: Noted,
})
export const acceptRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/acceptance',
  summary: 'Accept the return and post it to the ledger',
  access: ['secretariat_approver'],
  ...moving,
})
export const correctRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/correction',
  summary: 'Open a correction of an accepted return',
  access: officers,
  ...moving,
  body: Noted,
})

export const GivenRemark = z.strictObject({ lineKey: z.uuid().optional(), column: z.string().max(80).optional(), body: Body })
export type GivenRemark = z.infer<typeof GivenRemark>
export const sendBackRoute = defineRoute({
  method: 'POST',
  path: '/returns/:id/sending-back',
  summary: 'Send the return back with remarks on lines or cells',
  access: secretariat,
  ...moving,
  body: z.strictObject({ remarks: z.array(GivenRemark).min(1).max(2000) }),
  problems: [...moving.problems, invalidRequest],
})

export const LineDifference = z.object({
  kind: z.enum(['added', 'removed', 'changed']),
  lineKey: z.uuid(),
  position: z.number().int(),
  name: z.string(),
  cells: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export const Differences = z.object({
  from: z.number().int(),
  to: z.number().int(),
  lines: z.array(LineDifference),
  figures: z.array(z.object({ code: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export const showDifferences = defineRoute({
  method: 'GET',
  path: '/returns/:id/differences',
  summary: 'What changed between two versions',
  access: returnReaders,
  params: ById,
  query: z.strictObject({ from: z.coerce.number().int().positive(), to: z.coerce.number().int().positive() }),
  reply: Differences,
  problems: [notFound],
})
