import { IconReportAnalytics } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listReports, showReport } from '#briefing/reports/report.contract.ts'
import { ReportSearch, TemplateSearch } from '#briefing/reports/ui/report-search.model.ts'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { queryOf } from '#ui/data.ts'
import { page, signedIn } from './routes-base.tsx'

const reports = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports',
  staticData: page('page.reports', { access: figureReaders, nav: { section: 'figures', icon: IconReportAnalytics, shortcut: 'o' } }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listReports)),
  component: lazyRouteComponent(() => import('#briefing/reports/ui/ReportsPage.tsx'), 'ReportsPage'),
})

const templates = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/templates',
  validateSearch: TemplateSearch,
  staticData: page('page.report-templates', { access: secretariat, parent: '/reports' }),
  component: lazyRouteComponent(() => import('#briefing/reports/ui/TemplatesPage.tsx'), 'TemplatesPage'),
})

const report = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/$reportId',
  validateSearch: ReportSearch,
  staticData: page('page.report', { access: figureReaders, parent: '/reports' }),
  loader: ({ context, params }) => context.queries.ensureQueryData(queryOf(showReport, { params: { id: params.reportId } })),
  component: lazyRouteComponent(() => import('#briefing/reports/ui/ReportPage.tsx'), 'ReportPage'),
})

/** The pages of reports. */
export const reportPages = [reports, templates, report] as const
