import { z } from 'zod'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { figureReaders, officers, approvers, secretariat } from '#directory/role.contract.ts'
import { Line } from '#directory/fields.contract.ts'
import { DecimalText, defineRoute, FileOf, Instant, PlainDateText } from '#platform/contract.ts'
import { changedMeanwhile, defineProblem, notFound, tooLarge } from '#platform/problem.ts'
import { FigureStyle, RichText } from '../text/rich-text.contract.ts'
import { releaseActions, releaseDemands, releaseStates } from './release-step.model.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024
const writers = [...officers, ...approvers, ...secretariat] as const
const ById = z.strictObject({ id: z.uuid() })
const ByPicture = z.strictObject({ id: z.uuid() })
const BySlug = z.strictObject({ slug: z.string().regex(/^[a-z0-9-]{1,200}$/) })
export const ReleaseState = z.enum(releaseStates)
export const ReleaseAction = z.enum(releaseActions)
const Language = z.enum(['vi', 'en'])

export const releaseStep = defineProblem('briefing.release.step', 409, z.object({ reasons: z.array(z.enum(['state', ...releaseDemands])), first: z.string() }))
export const releaseTooEarly = defineProblem('briefing.release.too-early', 409)
export const releaseExists = defineProblem('briefing.release.exists', 409)
export const pictureRefused = defineProblem('briefing.release.picture-refused', 422, z.object({ reason: z.enum(['kind', 'shape', 'count']) }))
export const noteNeeded = defineProblem('briefing.release.note-needed', 422)

/** A figure of the text: as it stands there, and as the ledger answers now. Equal figures of both languages are one. */
export const ReleaseFigure = z.strictObject({
  code: FigureCode,
  query: FigureQuery,
  style: FigureStyle,
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  frozen: z.strictObject({ value: DecimalText.nullable(), receiptId: z.string().nullable(), asOf: Instant }).nullable(),
  current: DecimalText.nullable(),
  changed: z.boolean(),
})
export type ReleaseFigure = z.infer<typeof ReleaseFigure>

export const ReleasePicture = z.strictObject({
  id: z.uuid(),
  position: z.number().int(),
  format: z.enum(['png', 'jpeg']),
  width: z.number().int(),
  height: z.number().int(),
  captionVi: z.string().nullable(),
  captionEn: z.string().nullable(),
  takenAt: Instant,
  origin: z.enum(['frame', 'file']),
  consentBy: z.string().nullable(),
  consentAt: Instant.nullable(),
})
export type ReleasePicture = z.infer<typeof ReleasePicture>

export const ReleaseRow = z.strictObject({
  /** Null while the room has no draft. */
  id: z.uuid().nullable(),
  pointId: z.uuid(),
  pointVi: z.string(),
  pointEn: z.string(),
  kind: z.string(),
  state: ReleaseState.nullable(),
  titleVi: z.string().nullable(),
  titleEn: z.string().nullable(),
  slug: z.string().nullable(),
  pictures: z.number().int(),
  changedAt: Instant.nullable(),
  publishedAt: Instant.nullable(),
  /** The caller may draft or write it. */
  own: z.boolean(),
})
export type ReleaseRow = z.infer<typeof ReleaseRow>

export const Release = z.strictObject({
  id: z.uuid(),
  briefingId: z.uuid(),
  pointId: z.uuid(),
  state: ReleaseState,
  slug: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  bodyVi: RichText,
  bodyEn: RichText,
  pointVi: z.string(),
  pointEn: z.string(),
  heldOn: PlainDateText,
  reportYear: z.number().int(),
  revision: z.number().int(),
  changedAt: Instant,
  publishedAt: Instant.nullable(),
  demo: z.boolean(),
})
export type Release = z.infer<typeof Release>

export const ReleaseSheet = z.strictObject({
  release: Release,
  pictures: z.array(ReleasePicture),
  figures: z.array(ReleaseFigure),
  steps: z.array(z.strictObject({ at: Instant, action: z.string(), from: z.string(), to: z.string(), by: z.string().nullable(), note: z.string().nullable() })),
  /** What the caller may do now, with the reasons against it. */
  acts: z.array(z.strictObject({ action: ReleaseAction, to: ReleaseState, asksNote: z.boolean(), reasons: z.array(z.enum(['state', ...releaseDemands])) })),
})
export type ReleaseSheet = z.infer<typeof ReleaseSheet>

export const listReleases = defineRoute({
  method: 'GET',
  path: '/briefings/:id/releases',
  summary: 'The articles of a briefing, room by room',
  access: figureReaders,
  params: ById,
  reply: z.strictObject({ rows: z.array(ReleaseRow), open: z.boolean() }),
  problems: [notFound],
})
export const draftRelease = defineRoute({
  method: 'POST',
  path: '/briefing-points/:id/release',
  summary: 'Draft the article of a room out of the briefing',
  access: writers,
  params: ById,
  reply: z.strictObject({ id: z.uuid() }),
  problems: [notFound, releaseTooEarly, releaseExists],
})
export const showRelease = defineRoute({
  method: 'GET',
  path: '/releases/:id',
  summary: 'An article with its pictures, and its figures as they stand in it and as they are now',
  access: figureReaders,
  params: ById,
  reply: ReleaseSheet,
  problems: [notFound],
})
export const saveRelease = defineRoute({
  method: 'PUT',
  path: '/releases/:id',
  summary: 'Save title and text in both languages',
  access: writers,
  params: ById,
  body: z.strictObject({ revision: z.number().int(), titleVi: Line(300), titleEn: Line(300), bodyVi: RichText, bodyEn: RichText }),
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, changedMeanwhile, releaseStep],
})
export const moveRelease = defineRoute({
  method: 'POST',
  path: '/releases/:id/steps',
  summary: 'Hand in, return, publish, withdraw or take up again',
  access: writers,
  params: ById,
  body: z.strictObject({ action: ReleaseAction.exclude(['edit']), note: Line(1000).optional() }),
  reply: z.strictObject({ state: ReleaseState }),
  problems: [notFound, releaseStep, noteNeeded],
})
export const redraftRelease = defineRoute({
  method: 'POST',
  path: '/releases/:id/redraft',
  summary: 'Draft the text anew from the briefing, over what is written',
  access: writers,
  params: ById,
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, releaseStep],
})
export const exportRelease = defineRoute({
  method: 'GET',
  path: '/releases/:id/document',
  summary: 'The article as a Word document; its live figures get receipts',
  access: figureReaders,
  effect: 'silent-write',
  params: ById,
  query: z.strictObject({ language: Language.default('vi') }),
  reply: FileOf(DOCX),
  problems: [notFound],
})
export const addPicture = defineRoute({
  method: 'POST',
  path: '/releases/:id/pictures',
  summary: 'Add a picture: a frame of the room’s own video, or a file (PNG, JPEG)',
  access: writers,
  params: ById,
  query: z.strictObject({ takenAt: Instant.optional(), origin: z.enum(['frame', 'file']).default('file') }),
  upload: { maxBytes: MAX_PICTURE_BYTES },
  reply: ReleasePicture,
  problems: [notFound, releaseStep, pictureRefused, tooLarge],
})
export const editPicture = defineRoute({
  method: 'PATCH',
  path: '/release-pictures/:id',
  summary: 'Caption a picture, order it, note who agreed to its publication',
  access: writers,
  params: ByPicture,
  body: z.strictObject({
    captionVi: Line(300).nullable().optional(),
    captionEn: Line(300).nullable().optional(),
    position: z.number().int().min(1).max(100).optional(),
    consentBy: Line(200).nullable().optional(),
  }),
  reply: ReleasePicture,
  problems: [notFound, releaseStep],
})
export const removePicture = defineRoute({
  method: 'DELETE',
  path: '/release-pictures/:id',
  summary: 'Take a picture out',
  access: writers,
  params: ByPicture,
  reply: z.strictObject({}),
  problems: [notFound, releaseStep],
})
export const showPicture = defineRoute({
  method: 'GET',
  path: '/release-pictures/:id/image',
  summary: 'The picture itself; one of a published article is for everybody',
  access: 'public',
  params: ByPicture,
  reply: FileOf('image/jpeg'),
  problems: [notFound],
})

const PublicHead = z.strictObject({
  slug: z.string(),
  titleVi: z.string(),
  titleEn: z.string(),
  pointVi: z.string(),
  pointEn: z.string(),
  heldOn: PlainDateText,
  reportYear: z.number().int(),
  publishedAt: Instant,
  leadVi: z.string(),
  leadEn: z.string(),
  pictureId: z.uuid().nullable(),
  demo: z.boolean(),
})
export const listPublicReleases = defineRoute({
  method: 'GET',
  path: '/public/releases',
  summary: 'Published articles, newest first',
  access: 'public',
  query: z.strictObject({ year: z.coerce.number().int().optional() }),
  reply: z.strictObject({ releases: z.array(PublicHead) }),
})
export const showPublicRelease = defineRoute({
  method: 'GET',
  path: '/public/releases/:slug',
  summary: 'A published article',
  access: 'public',
  params: BySlug,
  reply: z.strictObject({
    head: PublicHead,
    bodyVi: RichText,
    bodyEn: RichText,
    pictures: z.array(ReleasePicture.pick({ id: true, width: true, height: true, captionVi: true, captionEn: true })),
  }),
  problems: [notFound],
})
