import { IconArrowsJoin, IconBook2, IconChartBar, IconMap2, IconNews, IconStairs, IconTable, IconTrendingUp, IconZoomQuestion } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { listClashes } from '#aid/clash.contract.ts'
import { ClashSearch } from '#aid/ui/clash-search.model.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { PivotSearch, TrendSearch } from '#figures/analysis-search.model.ts'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { listPrinted } from '#figures/published.contract.ts'
import { ReadingSearch } from '#figures/reading.model.ts'
import { ChangeSearch } from '#figures/ui/change-search.model.ts'
import { loadPivot, loadTrends } from '#figures/ui/load-analysis.ts'
import { loadChange } from '#figures/ui/load-change.ts'
import { askForReceipt, loadDefinitions, loadOverview, loadPlace, loadReceipt } from '#figures/ui/load-figures.ts'
import { loadMap } from '#figures/ui/load-map.ts'
import { loadQuality } from '#figures/ui/load-quality.ts'
import { MapSearch } from '#figures/ui/map-search.model.ts'
import { PublishedSearch } from '#figures/ui/published-rows.model.ts'
import { QualitySearch } from '#figures/ui/quality-search.model.ts'
import { queryOf } from '#ui/data.ts'
import { page, signedIn } from './routes-base.tsx'

const figures = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures',
  validateSearch: ReadingSearch,
  staticData: page('page.figures', { access: figureReaders, nav: { section: 'figures', icon: IconChartBar, shortcut: 'f' } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => loadOverview(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/OverviewPage.tsx'), 'OverviewPage'),
})

const place = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/places/$placeId',
  validateSearch: ReadingSearch,
  staticData: page('page.place', { access: figureReaders, parent: '/figures' }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => loadPlace(context.queries, params.placeId, deps),
  component: lazyRouteComponent(() => import('#figures/ui/PlacePage.tsx'), 'PlacePage'),
})

/** Asks for a figure and goes to the receipt that the answer laid down: what a click on any number opens. */
const askFigure = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/receipt/$code',
  params: { parse: ({ code }) => ({ code: FigureCode.parse(code) }), stringify: ({ code }) => ({ code }) },
  validateSearch: FigureQuery,
  staticData: { access: figureReaders },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const receiptId = await askForReceipt(context.queries, params.code, deps)
    throw redirect({ to: '/receipts/$receiptId', params: { receiptId }, replace: true })
  },
})

const receipt = createRoute({
  getParentRoute: () => signedIn,
  path: '/receipts/$receiptId',
  staticData: page('page.receipt', { access: figureReaders, parent: '/figures' }),
  loader: ({ context, params }) => loadReceipt(context.queries, params.receiptId),
  component: lazyRouteComponent(() => import('#figures/ui/ReceiptPage.tsx'), 'ReceiptPage'),
})

const figureMap = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/map',
  validateSearch: MapSearch,
  staticData: page('page.map', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconMap2 } }),
  loaderDeps: ({ search: { map, measure, currency, asOf } }) => ({ map, measure, currency, asOf }),
  loader: ({ context, deps }) => loadMap(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/MapPage.tsx'), 'MapPage'),
})

const publishedFigures = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/published',
  validateSearch: PublishedSearch,
  staticData: page('page.published', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconNews } }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listPrinted)),
  component: lazyRouteComponent(() => import('#figures/ui/PublishedPage.tsx'), 'PublishedPage'),
})

const figureQuality = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/quality',
  validateSearch: QualitySearch,
  staticData: page('page.quality', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconZoomQuestion } }),
  loaderDeps: ({ search: { show: _show, ...asked } }) => asked,
  loader: ({ context, deps }) => loadQuality(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/QualityPage.tsx'), 'QualityPage'),
})

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

const clashes = createRoute({
  getParentRoute: () => signedIn,
  path: '/clashes',
  validateSearch: ClashSearch,
  staticData: page('page.clashes', { access: figureReaders, nav: { section: 'figures', icon: IconArrowsJoin } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.ensureQueryData(queryOf(listClashes, { query: { year: deps.year } })),
  component: lazyRouteComponent(() => import('#aid/ui/ClashesPage.tsx'), 'ClashesPage'),
})

const figureChange = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/change',
  validateSearch: ChangeSearch,
  staticData: page('page.change', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconStairs } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => loadChange(context.queries, deps),
  component: lazyRouteComponent(() => import('#figures/ui/ChangePage.tsx'), 'ChangePage'),
})

const figureDefinitions = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/definitions',
  staticData: page('page.definitions', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconBook2 } }),
  loader: ({ context }) => loadDefinitions(context.queries),
  component: lazyRouteComponent(() => import('#figures/ui/DefinitionsPage.tsx'), 'DefinitionsPage'),
})

/** The pages of the section of figures, in the order of the navigation. */
export const figurePages = [
  figures,
  place,
  askFigure,
  receipt,
  figureMap,
  publishedFigures,
  figureQuality,
  trends,
  pivot,
  clashes,
  figureChange,
  figureDefinitions,
] as const
