import { z } from 'zod'
import { figureReaders } from '#directory/role.contract.ts'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { DecimalText, defineRoute, Instant, PlainDateText } from '#platform/contract.ts'
import { notFound } from '#platform/problem.ts'

export const archiveKinds = ['briefing', 'statement', 'speech', 'figure', 'question', 'conclusion', 'directive', 'paper', 'release'] as const
export const ArchiveKind = z.enum(archiveKinds)
export type ArchiveKind = z.infer<typeof ArchiveKind>

/** A figure as it was said in a session and as the ledger answers the same question now. */
export const SaidFigure = z.strictObject({
  saidId: z.uuid(),
  at: Instant,
  by: z.string(),
  pointVi: z.string().nullable(),
  pointEn: z.string().nullable(),
  label: z.string(),
  code: FigureCode,
  query: FigureQuery,
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  said: DecimalText.nullable(),
  saidAsOf: Instant,
  receiptId: z.string(),
  now: DecimalText.nullable(),
  changed: z.boolean(),
})
export type SaidFigure = z.infer<typeof SaidFigure>

export const ArchiveHit = z.strictObject({
  kind: ArchiveKind,
  /** Of the thing found; of a speech its entry in the session. */
  id: z.uuid(),
  briefingId: z.uuid(),
  reportYear: z.number().int(),
  heldOn: PlainDateText,
  titleVi: z.string(),
  titleEn: z.string(),
  excerpt: z.string().nullable(),
  pointId: z.uuid().nullable(),
  pointVi: z.string().nullable(),
  pointEn: z.string().nullable(),
  at: Instant.nullable(),
  figure: SaidFigure.nullable(),
})
export type ArchiveHit = z.infer<typeof ArchiveHit>

export const ArchiveQuery = z.strictObject({
  q: z.string().max(200).default(''),
  year: z.coerce.number().int().min(1990).max(2200).optional(),
  kind: ArchiveKind.optional(),
  /** Name of a room, or part of it. */
  point: z.string().max(100).optional(),
})
export const searchArchive = defineRoute({
  method: 'GET',
  path: '/archive',
  summary: 'Search briefings, statements, directives, papers, conclusions, and figures as they were said and as they are now',
  access: figureReaders,
  query: ArchiveQuery,
  reply: z.strictObject({
    hits: z.array(ArchiveHit),
    /** Kinds of which something was found. */
    counts: z.partialRecord(ArchiveKind, z.number().int()),
    /** More were found than are shown. */
    cut: z.boolean(),
    years: z.array(z.number().int()),
  }),
})

export const Chapter = z.strictObject({
  kind: z.enum(['item', 'speech', 'figure', 'question', 'conclusion', 'poll']),
  id: z.string(),
  at: Instant,
  to: Instant.nullable(),
  titleVi: z.string(),
  titleEn: z.string(),
  pointVi: z.string().nullable(),
  pointEn: z.string().nullable(),
  detail: z.string().nullable(),
  seconds: z.number().int().nullable(),
  figure: SaidFigure.nullable(),
})
export type Chapter = z.infer<typeof Chapter>

export const Presence = z.strictObject({
  pointId: z.uuid(),
  pointVi: z.string(),
  pointEn: z.string(),
  attendance: z.enum(['present', 'online', 'absent']),
  reason: z.string().nullable(),
  people: z.number().int(),
  stays: z.array(z.strictObject({ from: Instant, to: Instant.nullable() })),
})

export const showArchive = defineRoute({
  method: 'GET',
  path: '/briefings/:id/archive',
  summary: 'A held session: its chapters, who was there, figures as said and as they are now',
  access: figureReaders,
  params: z.strictObject({ id: z.uuid() }),
  reply: z.strictObject({
    session: z.strictObject({ startedAt: Instant, endedAt: Instant.nullable(), events: z.number().int() }).nullable(),
    chapters: z.array(Chapter),
    /** Null for readers who do not see comings and goings. */
    presence: z.array(Presence).nullable(),
  }),
  problems: [notFound],
})
