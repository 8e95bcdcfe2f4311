import { IconTable, IconTrendingUp } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { figureReaders } from '#directory/role.contract.ts'
import { PivotSearch, TrendSearch } from '#figures/analysis-search.model.ts'
import { loadPivot, loadTrends } from '#figures/ui/load-analysis.ts'
import { page, signedIn } from './routes-base.tsx'

const trends = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/trends',
  validateSearch: TrendSearch,
  staticData: page('page.trends', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconTrendingUp } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => loadTrends(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/TrendsPage.tsx'), 'TrendsPage'),
})

const pivot = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/pivot',
  validateSearch: PivotSearch,
  staticData: page('page.pivot', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconTable } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => loadPivot(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/PivotPage.tsx'), 'PivotPage'),
})

/** Pages that take figures apart. */
export const analysisPages = [trends, pivot] as const
