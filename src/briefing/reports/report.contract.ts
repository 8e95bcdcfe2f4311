import { z } from 'zod'
import { figureReaders, reporters, secretariat } from '#directory/role.contract.ts'
import { FigureAnswer, FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { DecimalText, defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { Done, Text } from '../fields.contract.ts'
import { GivenParticulars, Particulars, ReportItems, SectionKey, TemplateSection } from './report-item.contract.ts'
import { ReportPreview } from './report-preview.contract.ts'
import { ReportKind } from './report-template.contract.ts'
import { reportActions, reportDemands, reportStates } from './report.model.ts'

const writers = [...secretariat, ...reporters] as const
const Id = z.uuid()
const ById = z.strictObject({ id: Id })
const Year = z.number().int().min(2015).max(2100)
export const ReportState = z.enum(reportStates)

export const makingSteps = ['figures', 'pictures', 'word', 'workbook', 'pdf', 'finished'] as const
export const makingStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export const reportForms = ['word', 'workbook', 'pdf'] as const
export type ReportForm = (typeof reportForms)[number]

const MadeFile = z.strictObject({ name: z.string(), bytes: z.number().int() })
/** One making of a report's files, as far as it has come. */
export const Making = z.strictObject({
  id: Id,
  state: z.enum(makingStates),
  step: z.enum(makingSteps),
  percent: z.number().int(),
  askedAt: Instant,
  askedBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  asOf: Instant.nullable(),
  /** Of the frozen report; else of a draft. */
  frozen: z.boolean(),
  files: z.strictObject({ word: MadeFile, workbook: MadeFile, pdf: MadeFile }).nullable(),
  /** How many figures were asked of the ledger again as of the moment, which came out different, and whether pictures could be drawn. */
  proof: z.strictObject({ checked: z.number().int(), differing: z.array(z.string()), pictures: z.boolean() }).nullable(),
  failure: z.string().nullable(),
})
export type Making = z.infer<typeof Making>

export const ReportSummary = z.strictObject({
  id: Id,
  kind: ReportKind,
  agencyId: z.string().nullable(),
  agencyVi: z.string().nullable(),
  agencyEn: z.string().nullable(),
  subject: z.string(),
  fromYear: z.number().int(),
  toYear: z.number().int(),
  map: z.string(),
  currency: z.enum(['USD', 'VND']),
  state: ReportState,
  asOf: Instant.nullable(),
  createdAt: Instant,
  createdBy: z.string().nullable(),
  frozenAt: Instant.nullable(),
  frozenBy: z.string().nullable(),
  demo: z.boolean(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

export const ReportSection = TemplateSection.extend({ revision: z.number().int(), editedAt: Instant.nullable(), editedBy: z.string().nullable() })
export type ReportSection = z.infer<typeof ReportSection>

export const Report = ReportSummary.extend({
  placeId: z.string().nullable(),
  frozenReason: z.string().nullable(),
  templateNumber: z.number().int(),
  particulars: Particulars,
  particularsRevision: z.number().int(),
  sections: z.array(ReportSection),
  makings: z.array(Making),
  acts: z.array(z.strictObject({ action: z.enum(reportActions), asks: z.enum(['reason']).nullable(), reasons: z.array(z.enum(reportDemands)) })),
})
export type Report = z.infer<typeof Report>

export const reportRefused = defineProblem('briefing.report.refused', 409, z.object({ action: z.string(), reasons: z.array(z.string()), reason: z.string() }))
export const reportSectionChanged = defineProblem('briefing.report.section-changed', 409, z.object({ by: z.string(), revision: z.number() }))
export const reportSpan = defineProblem('briefing.report.span', 422)
export const makingUnderWay = defineProblem('briefing.report.making-under-way', 409)

export const listReports = defineRoute({
  method: 'GET',
  path: '/reports',
  summary: 'Reports of the nation and of agencies that one may read, newest first',
  access: figureReaders,
  reply: z.strictObject({
    reports: z.array(ReportSummary),
    /** Years that have a campaign, newest first: what a report can be about. */
    years: z.array(z.number().int()),
    /** Whom a new report may be about, besides the nation. */
    agencies: z.array(z.strictObject({ id: z.string(), nameVi: z.string(), nameEn: z.string() })),
    mayNation: z.boolean(),
  }),
})

export const createReport = defineRoute({
  method: 'POST',
  path: '/reports',
  summary: 'Draft a report from the template in force',
  access: writers,
  body: z.strictObject({
    /** Null: the nation. */
    agencyId: z.string().max(80).nullable(),
    fromYear: Year,
    toYear: Year,
    map: z.enum(['reported', '63', '34']),
    currency: z.enum(['USD', 'VND']),
    /** As it was known at this moment; null: as it is known when it is frozen. */
    asOf: Instant.nullable(),
  }),
  reply: z.strictObject({ id: Id }),
  problems: [notFound, reportSpan, reportRefused],
})

export const showReport = defineRoute({
  method: 'GET',
  path: '/reports/:id',
  summary: 'A report with its text, its files and what may be done with it',
  access: figureReaders,
  params: ById,
  reply: Report,
  problems: [notFound],
})

export const previewReport = defineRoute({
  method: 'GET',
  path: '/reports/:id/preview',
  summary: 'The report as it reads now (or as it was frozen), each number with its receipt, and typed numbers that contradict the ledger',
  access: figureReaders,
  effect: 'silent-write',
  params: ById,
  reply: ReportPreview,
  problems: [notFound],
})

export const saveReportSection = defineRoute({
  method: 'PUT',
  path: '/reports/:id/sections/:key',
  summary: 'Keep a section of a draft; refused when somebody else kept it meanwhile',
  access: writers,
  params: z.strictObject({ id: Id, key: SectionKey }),
  body: z.strictObject({ revision: z.number().int().min(1), heading: Text(300).nullable(), items: ReportItems }),
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, reportRefused, reportSectionChanged],
})

export const saveReportParticulars = defineRoute({
  method: 'PUT',
  path: '/reports/:id/particulars',
  summary: 'Head, subject, legal bases, signature and recipients of a draft, and the moment of its figures',
  access: writers,
  params: ById,
  body: z.strictObject({ revision: z.number().int().min(1), particulars: GivenParticulars, asOf: Instant.nullable() }),
  reply: z.strictObject({ revision: z.number().int() }),
  problems: [notFound, reportRefused, reportSectionChanged],
})

export const freezeReport = defineRoute({
  method: 'POST',
  path: '/reports/:id/freezing',
  summary: 'Keep moment, text, figures and receipts for good',
  access: ['secretariat_approver', 'province_approver', 'ministry_approver'],
  params: ById,
  body: z.strictObject({ reason: Text(2000) }),
  reply: z.strictObject({ asOf: Instant, figures: z.number().int() }),
  problems: [notFound, reportRefused],
})

export const discardReport = defineRoute({
  method: 'DELETE',
  path: '/reports/:id',
  summary: 'Throw a draft away',
  access: writers,
  params: ById,
  reply: Done,
  problems: [notFound, reportRefused],
})

/** A frozen figure beside what the ledger says now. */
export const ReportComparison = z.strictObject({
  key: z.string(),
  code: FigureCode,
  query: FigureQuery,
  /** The row that it stands in: a place, a sector; null for the whole. */
  label: z.string().nullable(),
  unit: FigureAnswer.shape.unit,
  frozen: DecimalText.nullable(),
  current: DecimalText.nullable(),
  /** Current minus frozen. */
  difference: DecimalText.nullable(),
  changed: z.boolean(),
  receiptId: z.string().nullable(),
})
export type ReportComparison = z.infer<typeof ReportComparison>

export const compareReport = defineRoute({
  method: 'GET',
  path: '/reports/:id/comparison',
  summary: 'Every figure of a frozen report beside its value of now',
  access: figureReaders,
  effect: 'silent-write',
  params: ById,
  reply: z.strictObject({ frozenAsOf: Instant.nullable(), currentAsOf: Instant, figures: z.array(ReportComparison) }),
  problems: [notFound],
})

export const makeReport = defineRoute({
  method: 'POST',
  path: '/reports/:id/makings',
  summary: 'Ask for the files of a report: Word, Excel, PDF',
  access: writers,
  params: ById,
  body: z.strictObject({}),
  reply: z.strictObject({ id: Id }),
  problems: [notFound, reportRefused, makingUnderWay],
})

export const showMakings = defineRoute({
  method: 'GET',
  path: '/reports/:id/makings',
  summary: 'How far the making of files has come',
  access: figureReaders,
  params: ById,
  reply: z.strictObject({ makings: z.array(Making) }),
  problems: [notFound],
})

export const cancelMaking = defineRoute({
  method: 'DELETE',
  path: '/report-makings/:id',
  summary: 'Call a making off',
  access: writers,
  params: ById,
  reply: Done,
  problems: [notFound, reportRefused],
})

export const downloadMaking = defineRoute({
  method: 'GET',
  path: '/report-makings/:id/files/:form',
  summary: 'A made file: Word (NĐ 30/2020), Excel annex or tagged PDF',
  access: figureReaders,
  params: z.strictObject({ id: Id, form: z.enum(reportForms) }),
  reply: FileOf('application/octet-stream'),
  problems: [notFound],
})
