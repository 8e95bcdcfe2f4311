import { z } from 'zod'
import { FigureAnswer, FigureCode } from '#figures/figure.contract.ts'
import { DecimalText, defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { notFound } from '#platform/problem.ts'
import { LeagueRecord } from '#reporting/campaign.contract.ts'
import { briefingReaders } from '../briefing.contract.ts'
import { Directive, Part } from '../directives/directive.contract.ts'
import { PointParams } from '../fields.contract.ts'

export const DossierFigure = z.strictObject({
  code: FigureCode,
  unit: FigureAnswer.shape.unit,
  value: DecimalText.nullable(),
  receiptId: z.string(),
  previous: DecimalText.nullable(),
  previousReceiptId: z.string(),
})
export type DossierFigure = z.infer<typeof DossierFigure>

/** What a room's speaker should have at hand. */
export const Dossier = z.strictObject({
  briefing: z.strictObject({ id: z.uuid(), titleVi: z.string(), titleEn: z.string(), reportYear: z.number().int(), startsAt: Instant, demo: z.boolean() }),
  point: z.strictObject({ id: z.uuid(), code: z.string(), kind: z.string(), nameVi: z.string(), nameEn: z.string(), placeId: z.string().nullable() }),
  /** The moment that the figures stand for, and whether the briefing locked it. */
  asOf: Instant,
  locked: z.boolean(),
  figures: z.array(DossierFigure),
  /** By disbursement among the places of the map; null for a room that is no province. */
  rank: z.strictObject({ rank: z.number().int(), of: z.number().int(), sharePercent: DecimalText.nullable() }).nullable(),
  trend: z.array(z.strictObject({ year: z.number().int(), committed: DecimalText, disbursed: DecimalText, grants: DecimalText })),
  /** The newest year first. */
  returns: z.array(LeagueRecord),
  /** Null: the product keeps no certificates yet, which is not the same as none expiring. */
  certificates: z.null(),
  directives: z.array(
    Part.pick({ state: true, percent: true, overdue: true }).extend(
      Directive.pick({ id: true, number: true, reportYear: true, textVi: true, textEn: true, dueOn: true }).shape,
    ),
  ),
  statements: z.array(z.strictObject({ subject: z.string(), speakerName: z.string().nullable(), minutes: z.number().int(), state: z.string() })),
})
export type Dossier = z.infer<typeof Dossier>

export const showDossier = defineRoute({
  method: 'GET',
  path: '/briefings/:id/points/:pointId/dossier',
  summary: 'What the speaker of a room should have at hand; for the room itself and the secretariat',
  access: briefingReaders,
  effect: 'silent-write',
  params: PointParams,
  reply: Dossier,
  problems: [notFound],
})
export const downloadDossier = defineRoute({
  method: 'GET',
  path: '/briefings/:id/points/:pointId/dossier-file',
  summary: 'The same as Word or PDF',
  access: briefingReaders,
  effect: 'silent-write',
  params: PointParams,
  query: z.strictObject({ form: z.enum(['docx', 'pdf']).default('docx'), language: z.enum(['vi', 'en']).default('vi') }),
  reply: FileOf('application/octet-stream'),
  problems: [notFound],
})
