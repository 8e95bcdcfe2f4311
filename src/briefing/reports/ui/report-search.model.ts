import { z } from 'zod'
import { reportKinds } from '../report.model.ts'

export const reportTabs = ['read', 'edit', 'files', 'compare'] as const

/** What the address of a report keeps: the tab, and the part that is open in the editor. */
export const ReportSearch = z.object({ tab: z.enum(reportTabs).optional().catch(undefined), part: z.string().max(41).optional().catch(undefined) })
export type ReportSearch = z.infer<typeof ReportSearch>

/** What the address of the templates keeps. */
export const TemplateSearch = z.object({
  kind: z.enum(reportKinds).optional().catch(undefined),
  number: z.coerce.number().int().min(0).optional().catch(undefined),
})
export type TemplateSearch = z.infer<typeof TemplateSearch>
