import { z } from 'zod'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { Text } from '../fields.contract.ts'
import { GivenSection, TemplateSection } from './report-item.contract.ts'
import { reportKinds } from './report.model.ts'

export const ReportKind = z.enum(reportKinds)

/** What a report of a kind begins with. Words in square brackets and years of figures are filled in when it is drafted: `instantiate.model.ts`. */
export const ReportTemplate = z.strictObject({
  subject: z.string(),
  /** "Căn cứ …" in force whatever the day; the decree on aid is added by the day of the report. */
  legalBases: z.array(z.string()).max(20),
  recipients: z.array(z.string()).max(60),
  sections: z.array(TemplateSection).min(1).max(40),
})
export type ReportTemplate = z.infer<typeof ReportTemplate>
/** The same as it is typed. */
export const GivenTemplate = ReportTemplate.extend({
  subject: Text(300),
  legalBases: z.array(Text(500)).max(20),
  recipients: z.array(Text(300)).max(60),
  sections: z.array(GivenSection).min(1).max(40),
})

export const TemplateVersion = z.strictObject({
  /** 0: what the product brings along. */
  number: z.number().int(),
  note: z.string().nullable(),
  madeAt: Instant.nullable(),
  madeBy: z.string().nullable(),
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

export const templateChanged = defineProblem('briefing.report-template.changed', 409, z.object({ number: z.number(), by: z.string() }))
export const sectionTwice = defineProblem('briefing.report-template.section-twice', 422, z.object({ key: z.string() }))

const OfKind = z.strictObject({ kind: ReportKind })

export const showTemplate = defineRoute({
  method: 'GET',
  path: '/report-templates/:kind',
  summary: 'The template in force of a kind of report, with its history',
  access: figureReaders,
  params: OfKind,
  query: z.strictObject({ /** Another version than the one in force. */ number: z.coerce.number().int().min(0).optional() }),
  reply: z.strictObject({ kind: ReportKind, number: z.number().int(), inForce: z.number().int(), body: ReportTemplate, versions: z.array(TemplateVersion) }),
})

export const saveTemplate = defineRoute({
  method: 'POST',
  path: '/report-templates/:kind/versions',
  summary: 'A new version of a template; reports drafted before keep their text',
  access: secretariat,
  params: OfKind,
  body: z.strictObject({ basedOn: z.number().int().min(0), body: GivenTemplate, note: Text(500).nullable() }),
  reply: z.strictObject({ number: z.number().int() }),
  problems: [templateChanged, sectionTwice],
})
