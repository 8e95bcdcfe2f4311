import { agencyTemplate } from './template-agency.default.ts'
import { nationalTemplate } from './template-national.default.ts'
import { reviewTemplate } from './template-review.default.ts'
import type { ReportTemplate } from './report-template.contract.ts'
import type { ReportKind } from './report.model.ts'

/** What reports begin with until the secretariat writes a version of its own: number 0. */
export const reportTemplates: Record<ReportKind, ReportTemplate> = { national: nationalTemplate, agency: agencyTemplate, review: reviewTemplate }
