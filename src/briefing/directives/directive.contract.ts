import { z } from 'zod'
import { figureReaders, reporters, secretariat } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant, PlainDateText } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { addresseeActions, addresseeDemands, addresseeStates, directiveActions, directiveDemands, directiveStates } from './directive.model.ts'
import { measureCodes } from './measure.model.ts'
import { BriefingParams, Text } from '../fields.contract.ts'

const Id = z.uuid()
const ById = z.strictObject({ id: Id })
const OfPart = z.strictObject({ id: Id, agencyId: z.string().max(60) })
const Note = Text(2000)
const Percent = z.number().int().min(0).max(100)

export const DirectiveState = z.enum(directiveStates)
export const AddresseeState = z.enum(addresseeStates)
export const Audience = z.enum(['named', 'provinces', 'ministries', 'everybody'])
export type Audience = z.infer<typeof Audience>
export const MeasureCode = z.enum(measureCodes)

export const DirectiveMeasure = z.strictObject({
  code: MeasureCode,
  /** The report year whose returns are measured. */
  year: z.number().int().min(1990).max(2200),
  target: z.number().min(0).max(1000),
})
export type DirectiveMeasure = z.infer<typeof DirectiveMeasure>

export const Score = z.strictObject({
  total: z.number().int(),
  open: z.number().int(),
  reported: z.number().int(),
  returned: z.number().int(),
  accepted: z.number().int(),
  overdue: z.number().int(),
  percentAccepted: z.number().int().nullable(),
  percentClaimed: z.number().int().nullable(),
})

/** What an addressee owes of one directive. */
export const Part = z.strictObject({
  directiveId: Id,
  agencyId: z.string(),
  state: AddresseeState,
  percent: Percent,
  overdue: z.boolean(),
  reportedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
})
export type Part = z.infer<typeof Part>

export const Directive = z.strictObject({
  id: Id,
  briefingId: Id,
  reportYear: z.number().int(),
  number: z.number().int(),
  topic: z.string(),
  textVi: z.string(),
  textEn: z.string().nullable(),
  audience: Audience,
  dueOn: PlainDateText,
  evidenceWanted: z.string().nullable(),
  measure: DirectiveMeasure.nullable(),
  state: DirectiveState,
  conclusionId: Id.nullable(),
  carriedFrom: Id.nullable(),
  issuedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  settleNote: z.string().nullable(),
  demo: z.boolean(),
  score: Score,
})
export type Directive = z.infer<typeof Directive>

/** An addressee with who answers for it today, when a merger has taken its place. */
export const Addressee = z.strictObject({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  duty: z.string(),
  heirs: z.array(z.strictObject({ id: z.string(), nameVi: z.string(), nameEn: z.string() })),
  score: Score,
})
export type Addressee = z.infer<typeof Addressee>

export const GivenDirective = z.strictObject({
  topic: z.string().max(41),
  textVi: Text(4000),
  textEn: Text(4000).nullable(),
  audience: Audience,
  /** For `named`: agency ids. The others are found from the briefing. */
  addressees: z.array(z.string().max(60)).max(300),
  dueOn: PlainDateText,
  evidenceWanted: Text(2000).nullable(),
  measure: DirectiveMeasure.nullable(),
  conclusionId: Id.nullable(),
})
export type GivenDirective = z.infer<typeof GivenDirective>

const Act = <A extends readonly string[], D extends readonly string[], K extends readonly string[]>(actions: A, demands: D, asks: K) =>
  z.strictObject({ action: z.enum(actions), asks: z.enum(asks).nullable(), reasons: z.array(z.enum(demands)) })
export const DirectiveAct = Act(directiveActions, directiveDemands, ['note'])
export const AddresseeAct = Act(addresseeActions, addresseeDemands, ['report', 'note', 'note_if_wanted'])
export type AddresseeAct = z.infer<typeof AddresseeAct>

export const Evidence = z.strictObject({ id: Id, name: z.string(), size: z.number().int(), uploadedAt: Instant })
export const Report = z.strictObject({
  id: Id,
  agencyId: z.string(),
  at: Instant,
  personName: z.string().nullable(),
  fromAgencyId: z.string(),
  fromNameVi: z.string(),
  fromNameEn: z.string(),
  action: z.enum(addresseeActions),
  body: z.string().nullable(),
  percent: Percent,
  files: z.array(Evidence),
})
export type Report = z.infer<typeof Report>

export const DirectiveDetail = z.strictObject({
  directive: Directive,
  briefing: z.strictObject({ id: Id, titleVi: z.string(), titleEn: z.string(), heldOn: PlainDateText }),
  /** The earlier directive that this one goes on with, when it may be seen. */
  carriedFrom: z.strictObject({ id: Id, reportYear: z.number().int(), number: z.number().int() }).nullable(),
  acts: z.array(DirectiveAct),
  parts: z.array(
    Part.extend({
      addressee: Addressee.omit({ score: true }),
      /** What the product measures itself; null where the directive has no measure. */
      measured: z.strictObject({ value: z.number().nullable(), met: z.boolean().nullable() }).nullable(),
      acts: z.array(AddresseeAct),
      reports: z.array(Report),
    }),
  ),
})
export type DirectiveDetail = z.infer<typeof DirectiveDetail>

export const unknownTopic = defineProblem('briefing.directive.unknown-topic', 422, z.object({ topic: z.string() }))
export const noAddressees = defineProblem('briefing.directive.no-addressees', 422, z.object({ text: z.string() }))
export const directiveRefused = defineProblem(
  'briefing.directive.refused',
  409,
  z.object({ action: z.string(), reasons: z.array(z.string()), reason: z.string() }),
)
export const noteNeeded = defineProblem('briefing.directive.note-needed', 422)
export const fileNotTaken = defineProblem('briefing.directive.file-not-taken', 422, z.object({ name: z.string(), reason: z.string() }))
export const fileGone = defineProblem('briefing.directive.file-gone', 410, z.object({ name: z.string() }))

export const showDirective = defineRoute({
  method: 'GET',
  path: '/directives/:id',
  summary: 'A directive with its addressees, what they reported and what the product measures',
  access: figureReaders,
  params: ById,
  reply: DirectiveDetail,
  problems: [notFound],
})

const Conclusion = z.strictObject({ id: Id, text: z.string(), at: Instant, directiveIds: z.array(Id) })
export const showBriefingDirectives = defineRoute({
  method: 'GET',
  path: '/briefings/:id/directives',
  summary: 'What a briefing concluded, the directives made of it, and what a new one would say by default',
  access: figureReaders,
  params: BriefingParams,
  reply: z.strictObject({
    directives: z.array(Directive),
    parts: z.array(Part),
    conclusions: z.array(Conclusion),
    /** Working-day rule: the first working day of the last month of the year held. */
    proposedDueOn: PlainDateText,
    proposedYear: z.number().int(),
    choices: z.array(z.strictObject({ id: z.string(), nameVi: z.string(), nameEn: z.string(), duty: z.string() })),
  }),
  problems: [notFound],
})

export const createDirectives = defineRoute({
  method: 'POST',
  path: '/briefings/:id/directives',
  summary: 'Draft one or several directives',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ directives: z.array(GivenDirective).min(1).max(100) }),
  reply: z.strictObject({ ids: z.array(Id) }),
  problems: [notFound, unknownTopic, noAddressees],
})

export const editDirective = defineRoute({
  method: 'PUT',
  path: '/directives/:id',
  summary: 'Change a draft',
  access: secretariat,
  params: ById,
  body: GivenDirective,
  reply: z.strictObject({ id: Id }),
  problems: [notFound, unknownTopic, noAddressees, directiveRefused],
})

export const removeDirective = defineRoute({
  method: 'DELETE',
  path: '/directives/:id',
  summary: 'Throw a draft away',
  access: secretariat,
  params: ById,
  reply: z.strictObject({ id: Id }),
  problems: [notFound, directiveRefused],
})

export const moveDirective = defineRoute({
  method: 'POST',
  path: '/directives/:id/actions',
  summary: 'Issue, close, reopen or cancel a directive',
  access: secretariat,
  params: ById,
  body: z.strictObject({ action: z.enum(['issue', 'close', 'reopen', 'cancel']), note: Note.nullable() }),
  reply: z.strictObject({ state: DirectiveState }),
  problems: [notFound, directiveRefused, noteNeeded],
})

export const remindAddressees = defineRoute({
  method: 'POST',
  path: '/directives/:id/reminders',
  summary: 'Remind the addressees who have not reported',
  access: secretariat,
  params: ById,
  body: z.strictObject({}),
  reply: z.strictObject({ agencies: z.array(z.string()), mails: z.number().int() }),
  problems: [notFound, directiveRefused],
})

export const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024
export const evidenceEndings = ['.pdf', '.docx', '.xlsx', '.pptx', '.jpg', '.jpeg', '.png', '.zip'] as const
export const uploadEvidence = defineRoute({
  method: 'POST',
  path: '/directives/:id/addressees/:agencyId/files',
  summary: 'Keep a file that shows what was done; nothing secret may be uploaded',
  access: reporters,
  params: OfPart,
  upload: { maxBytes: MAX_EVIDENCE_BYTES },
  reply: Evidence,
  problems: [notFound, directiveRefused, fileNotTaken],
})

export const downloadEvidence = defineRoute({
  method: 'GET',
  path: '/directive-files/:id',
  summary: 'A file that an addressee handed in',
  access: figureReaders,
  params: ById,
  reply: FileOf('application/octet-stream'),
  problems: [notFound, fileGone],
})

export const reportProgress = defineRoute({
  method: 'POST',
  path: '/directives/:id/addressees/:agencyId/reports',
  summary: 'Report what was done; 100 percent says that it is done',
  access: reporters,
  params: OfPart,
  body: z.strictObject({ text: Text(4000), percent: Percent, fileIds: z.array(Id).max(20), nothingSecret: z.literal(true) }),
  reply: z.strictObject({ state: AddresseeState }),
  problems: [notFound, directiveRefused],
})

export const decideReport = defineRoute({
  method: 'POST',
  path: '/directives/:id/addressees/:agencyId/decisions',
  summary: 'Accept a report, take note of it, return it, or open the part again',
  access: secretariat,
  params: OfPart,
  body: z.strictObject({ action: z.enum(['accept', 'acknowledge', 'return', 'reopen']), note: Note.nullable() }),
  reply: z.strictObject({ state: AddresseeState }),
  problems: [notFound, directiveRefused, noteNeeded],
})

export const carryOver = defineRoute({
  method: 'POST',
  path: '/briefings/:id/carried-directives',
  summary: 'Draft again what the briefing before left unfinished, for those who did not finish',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ dueOn: PlainDateText }),
  reply: z.strictObject({ ids: z.array(Id) }),
  problems: [notFound],
})
