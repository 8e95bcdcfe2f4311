import { z } from 'zod'
import { AgencyId, Line } from '#directory/fields.contract.ts'
import { secretariat } from '#directory/role.contract.ts'
import { defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { briefingReaders } from '../briefing.contract.ts'
import { BriefingParams, Done, Text } from '../fields.contract.ts'
import { FigureValue, FrozenComparison } from '../text/figure-value.contract.ts'
import { RichText } from '../text/rich-text.contract.ts'

/** `open`: everybody who sees the briefing. `points`: the rooms that take part. `restricted`: the agencies listed, with their name across every page. */
export const Circulation = z.enum(['open', 'points', 'restricted'])
export type Circulation = z.infer<typeof Circulation>
export const PaperKind = z.enum(['text', 'file'])
export type PaperKind = z.infer<typeof PaperKind>

export const MAX_PAPER_BYTES = 30 * 1024 * 1024
/** What a file may be, by its ending. */
export const paperTypes = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
} as const

export const PaperFile = z.strictObject({
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  /** Pages that a screen can show one by one; null: it is opened on the reader's computer only. */
  pages: z.number().int().nullable(),
})
export const PaperVersion = z.strictObject({
  number: z.number().int(),
  /** Null for a text. */
  file: PaperFile.nullable(),
  note: z.string().nullable(),
  /** The moment that its figures stand for; null where they are live, and of files. */
  frozenAsOf: Instant.nullable(),
  madeAt: Instant,
  madeBy: z.string(),
})
export type PaperVersion = z.infer<typeof PaperVersion>

export const Paper = z.strictObject({
  id: z.uuid(),
  briefingId: z.uuid(),
  agendaItemId: z.uuid().nullable(),
  title: z.string(),
  kind: PaperKind,
  circulation: Circulation,
  position: z.number().int(),
  withdrawnAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  demo: z.boolean(),
  /** Null until a first version is issued. */
  latest: PaperVersion.nullable(),
  /** The newest version that the reader opened; null: none. */
  readNumber: z.number().int().nullable(),
  /** Agencies that shall read it and those that opened the newest version; null where the reader is not the secretariat. */
  reading: z.strictObject({ expected: z.number().int(), read: z.number().int() }).nullable(),
})
export type Paper = z.infer<typeof Paper>

/** Who shall read a paper and what they opened last. */
export const PaperReader = z.strictObject({
  agencyId: AgencyId,
  nameVi: z.string(),
  nameEn: z.string(),
  /** The newest version opened; null: none yet. */
  number: z.number().int().nullable(),
  at: Instant.nullable(),
  personName: z.string().nullable(),
  downloaded: z.boolean(),
})
export type PaperReader = z.infer<typeof PaperReader>

export const PaperDraft = z.strictObject({ body: RichText, revision: z.number().int(), savedAt: Instant, savedBy: z.string() })
export type PaperDraft = z.infer<typeof PaperDraft>

const ById = z.strictObject({ id: z.uuid() })
const VersionParams = ById.extend({ number: z.coerce.number().int().min(1).max(100_000) })

/** The item is on restricted matters: a neutral title and nothing else. */
export const restrictedItem = defineProblem('briefing.paper.restricted-item', 422)
export const papersClosed = defineProblem('briefing.paper.closed', 409)
/** A file cannot carry its reader's name on every page: what is restricted is written in the product. */
export const restrictedFile = defineProblem('briefing.paper.restricted-file', 422)
export const readersNeeded = defineProblem('briefing.paper.readers-needed', 422)
export const draftChanged = defineProblem('briefing.paper.draft-changed', 409, z.object({ revision: z.number(), savedBy: z.string(), savedAt: Instant }))
export const paperEmpty = defineProblem('briefing.paper.empty', 422)
export const paperWithdrawn = defineProblem('briefing.paper.withdrawn', 409)
export const fileRefused = defineProblem('briefing.paper.file-refused', 422, z.object({ reason: z.enum(['type', 'content', 'empty']) }))
export const notConfirmed = defineProblem('briefing.paper.not-confirmed', 422)
/** The file bears marks of state secrecy: it was not kept, the attempt was. */
export const secretRefused = defineProblem('briefing.paper.secret', 422, z.object({ mark: z.string() }))
export const restrictedForm = defineProblem('briefing.paper.restricted-form', 422)

export const listPapers = defineRoute({
  method: 'GET',
  path: '/briefings/:id/papers',
  summary: 'Papers of a briefing that the reader may open',
  access: briefingReaders,
  params: BriefingParams,
  reply: z.strictObject({ papers: z.array(Paper), figuresAsOf: Instant.nullable(), mayChange: z.boolean() }),
  problems: [notFound],
})

export const showPaper = defineRoute({
  method: 'GET',
  path: '/papers/:id',
  summary: 'A paper and its versions',
  access: briefingReaders,
  params: ById,
  reply: z.strictObject({
    paper: Paper,
    versions: z.array(PaperVersion),
    reportYear: z.number().int(),
    briefingTitleVi: z.string(),
    briefingTitleEn: z.string(),
    /** The moment that texts speak from; null while the figures are live. */
    figuresAsOf: Instant.nullable(),
    mayChange: z.boolean(),
  }),
  problems: [notFound],
})

const given = {
  title: Line(300),
  agendaItemId: z.uuid().nullable(),
  circulation: Circulation,
  /** Of a restricted paper; empty for the others. */
  readers: z.array(AgencyId).max(500),
}
const refusals = [notFound, papersClosed, restrictedItem, restrictedFile, readersNeeded] as const

export const createPaper = defineRoute({
  method: 'POST',
  path: '/briefings/:id/papers',
  summary: 'Begin a paper',
  access: secretariat,
  params: BriefingParams,
  body: z.strictObject({ ...given, kind: PaperKind }),
  reply: z.strictObject({ id: z.uuid() }),
  problems: refusals,
})
export const editPaper = defineRoute({
  method: 'PUT',
  path: '/papers/:id',
  summary: 'Change title, place in the agenda or circulation of a paper',
  access: secretariat,
  params: ById,
  body: z.strictObject(given),
  reply: Done,
  problems: refusals,
})
export const withdrawPaper = defineRoute({
  method: 'POST',
  path: '/papers/:id/withdrawal',
  summary: 'Withdraw a paper: its versions and readings are kept, nobody reads it any more',
  access: secretariat,
  params: ById,
  body: z.strictObject({ reason: Text(1000) }),
  reply: Done,
  problems: [notFound, papersClosed, paperWithdrawn],
})

export const showPaperDraft = defineRoute({
  method: 'GET',
  path: '/papers/:id/draft',
  summary: 'The text being worked on',
  access: secretariat,
  params: ById,
  reply: PaperDraft,
  problems: [notFound],
})
export const savePaperDraft = defineRoute({
  method: 'PUT',
  path: '/papers/:id/draft',
  summary: 'Save the text being worked on',
  access: secretariat,
  params: ById,
  body: z.strictObject({ revision: z.number().int().min(0), body: RichText }),
  reply: z.strictObject({ revision: z.number().int(), savedAt: Instant }),
  problems: [notFound, papersClosed, paperWithdrawn, draftChanged],
})
export const issuePaper = defineRoute({
  method: 'POST',
  path: '/papers/:id/versions',
  summary: 'Issue the text as a new version; with figures locked it is frozen',
  access: secretariat,
  params: ById,
  body: z.strictObject({ revision: z.number().int().min(0), note: Text(1000).nullable() }),
  reply: z.strictObject({ number: z.number().int() }),
  problems: [notFound, papersClosed, paperWithdrawn, draftChanged, paperEmpty, secretRefused],
})
export const uploadPaper = defineRoute({
  method: 'POST',
  path: '/papers/:id/files',
  summary: 'Hand in a file as a new version; a file with marks of state secrecy is refused and not kept',
  access: secretariat,
  params: ById,
  query: z.strictObject({
    /** That it holds no state secrets: the person says so with every file. */
    confirmed: z.literal('true').optional(),
    note: z.string().max(1000).optional(),
  }),
  upload: { maxBytes: MAX_PAPER_BYTES },
  reply: z.strictObject({ number: z.number().int() }),
  problems: [notFound, papersClosed, paperWithdrawn, notConfirmed, fileRefused, secretRefused],
})

/** A version opened to read. Of a file only its name: the bytes are downloaded. */
export const OpenedPaper = z.strictObject({
  paper: Paper,
  version: PaperVersion,
  body: RichText.nullable(),
  /** Values of the live figures. */
  values: z.array(FigureValue),
  /** What stands across a restricted paper: the reader and the moment. */
  watermark: z.strictObject({ name: z.string(), moment: Instant }).nullable(),
})
export type OpenedPaper = z.infer<typeof OpenedPaper>

export const readPaper = defineRoute({
  method: 'GET',
  path: '/papers/:id/versions/:number',
  summary: 'Open a version to read; it is noted who did',
  access: briefingReaders,
  effect: 'silent-write',
  params: VersionParams,
  reply: OpenedPaper,
  problems: [notFound],
})
export const downloadPaper = defineRoute({
  method: 'GET',
  path: '/papers/:id/versions/:number/file',
  summary: 'A version as a file; it is noted who took it',
  access: briefingReaders,
  effect: 'silent-write',
  params: VersionParams,
  query: z.strictObject({ form: z.enum(['original', 'docx', 'pdf']).default('original') }),
  reply: FileOf('application/octet-stream'),
  problems: [notFound, restrictedForm],
})
export const readPaperPage = defineRoute({
  method: 'GET',
  path: '/papers/:id/versions/:number/pages/:page',
  summary: 'One page of a file as a picture, for a screen; it is noted who read it',
  access: briefingReaders,
  effect: 'silent-write',
  params: VersionParams.extend({ page: z.coerce.number().int().min(1).max(2000) }),
  reply: FileOf('image/jpeg'),
  problems: [notFound],
})
export const comparePaper = defineRoute({
  method: 'GET',
  path: '/papers/:id/versions/:number/figures',
  summary: 'Frozen figures of a version beside those of now',
  access: briefingReaders,
  effect: 'silent-write',
  params: VersionParams,
  reply: z.strictObject({ comparisons: z.array(FrozenComparison) }),
  problems: [notFound],
})
export const listPaperReaders = defineRoute({
  method: 'GET',
  path: '/papers/:id/readers',
  summary: 'Who shall read a paper, and who has opened which version',
  access: secretariat,
  params: ById,
  /** `listed`: the agencies that a restricted paper is for. */
  reply: z.strictObject({ readers: z.array(PaperReader), listed: z.array(z.string()) }),
  problems: [notFound],
})
