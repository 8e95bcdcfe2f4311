import {
  IconArchive,
  IconArrowsJoin,
  IconBell,
  IconBook2,
  IconBooks,
  IconChartBar,
  IconClipboardList,
  IconInfoCircle,
  IconListNumbers,
  IconShieldCheck,
  IconTargetArrow,
  IconUserCircle,
  IconUsers,
  IconVideo,
} from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { getSession, listDemoAccounts, listSessions } from '#directory/session.contract.ts'
import { AuditSearch, DirectorySearch, NoticeSearch, PeopleSearch } from '#directory/ui/directory-search.model.ts'
import { loadList } from '#directory/ui/load-directory.ts'
import { listClashes } from '#aid/clash.contract.ts'
import { briefingReaders, listBriefings } from '#briefing/briefing.contract.ts'
import { BriefingSearch, PointSearch } from '#briefing/ui/briefing-search.model.ts'
import { ClashSearch } from '#aid/ui/clash-search.model.ts'
import { figureReaders, reporters, returnReaders, secretariat } from '#directory/role.contract.ts'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { askForReceipt, loadDefinitions, loadOverview, loadPlace, loadReceipt } from '#figures/ui/load-figures.ts'
import { ReadingSearch } from '#figures/ui/reading.model.ts'
import { listCampaigns } from '#reporting/campaign.contract.ts'
import { BoardSearch, LeagueSearch, ReturnSearch } from '#reporting/ui/search.model.ts'
import { DirectiveSearch, OneDirectiveSearch } from '#briefing/directives/ui/directive-search.model.ts'
import { ArchiveSearch } from '#briefing/archive/ui/archive-search.model.ts'
import { listPublicReleases, showPublicRelease, showRelease } from '#briefing/releases/release.contract.ts'
import { PaperSearch } from '#briefing/papers/ui/paper-search.model.ts'
import { RoomSearch } from '#briefing/room/ui/room-search.model.ts'
import { queryOf } from '#ui/data.ts'
import { ErrorPage, NotFoundPage, StandaloneErrorPage } from '#ui/error-pages.tsx'
import type { PageFacts } from '#ui/navigation.ts'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { siteMessages } from './site.messages.ts'

type PageName = keyof typeof siteMessages.vi

/** What the table says of a page; its title is `page.<name>` of `site.messages.ts`. */
function page(name: PageName, facts: Omit<PageFacts, 'title'>): PageFacts {
  return { ...facts, title: { vi: siteMessages.vi[name], en: siteMessages.en[name] } }
}

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only an address of this site: never a way to send somebody elsewhere after signing in.
  validateSearch: z.object({
    return: z
      .string()
      .regex(/^\/(?![/\\])/)
      .optional()
      .catch(undefined),
  }),
  staticData: page('page.sign-in', { access: 'public' }),
  loader: ({ context }) => void context.queries.prefetchQuery(queryOf(listDemoAccounts)),
  component: lazyRouteComponent(() => import('#directory/ui/SignInPage.tsx'), 'SignInPage'),
})

/** The live room fills the window and has no shell; a room without an account comes in by the key of its link. */
const liveRoom = createRoute({
  getParentRoute: () => root,
  path: '/room/$briefingId',
  validateSearch: RoomSearch,
  staticData: page('page.room', { access: 'public' }),
  component: lazyRouteComponent(() => import('./live-room.tsx'), 'LiveRoom'),
  errorComponent: StandaloneErrorPage,
})
const joinRoom = createRoute({
  getParentRoute: () => root,
  path: '/room/$briefingId/join',
  staticData: page('page.room-join', { access: 'public' }),
  component: lazyRouteComponent(() => import('#briefing/room/ui/JoinAsPage.tsx'), 'JoinAsPage'),
  errorComponent: StandaloneErrorPage,
})

/** Everything behind the door: loads who is there, and refuses pages that the role may not open. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const { session } = await context.queries.ensureQueryData(queryOf(getSession))
    if (!session) throw redirect({ to: '/sign-in', search: { return: location.href } })
    return { session }
  },
  component: lazyRouteComponent(() => import('#directory/ui/SignedInShell.tsx'), 'SignedInShell'),
  errorComponent: StandaloneErrorPage,
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: page('page.home', { access: 'signed-in' }),
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
})

const campaigns = createRoute({
  getParentRoute: () => signedIn,
  path: '/campaigns',
  staticData: page('page.campaigns', { access: figureReaders, nav: { section: 'work', icon: IconClipboardList, shortcut: 'd' } }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listCampaigns)),
  component: lazyRouteComponent(() => import('#reporting/ui/CampaignsPage.tsx'), 'CampaignsPage'),
})

const campaign = createRoute({
  getParentRoute: () => signedIn,
  path: '/campaigns/$campaignId',
  validateSearch: BoardSearch,
  staticData: page('page.campaign', { access: figureReaders, parent: '/campaigns' }),
  component: lazyRouteComponent(() => import('#reporting/ui/CampaignPage.tsx'), 'CampaignPage'),
})

const oneReturn = createRoute({
  getParentRoute: () => signedIn,
  path: '/returns/$returnId',
  validateSearch: ReturnSearch,
  staticData: page('page.return', { access: returnReaders, parent: '/campaigns' }),
  component: lazyRouteComponent(() => import('#reporting/ui/ReturnPage.tsx'), 'ReturnPage'),
})

const upload = createRoute({
  getParentRoute: () => signedIn,
  path: '/returns/$returnId/upload/$uploadId',
  staticData: page('page.upload', { access: returnReaders, parent: '/campaigns' }),
  component: lazyRouteComponent(() => import('#reporting/ui/UploadPage.tsx'), 'UploadPage'),
})

const briefings = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings',
  staticData: page('page.briefings', { access: briefingReaders, nav: { section: 'work', icon: IconVideo, shortcut: 'h' } }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listBriefings)),
  component: lazyRouteComponent(() => import('#briefing/ui/BriefingsPage.tsx'), 'BriefingsPage'),
})

const newBriefing = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings/new',
  staticData: page('page.new-briefing', { access: secretariat, parent: '/briefings' }),
  component: lazyRouteComponent(() => import('#briefing/ui/NewBriefingPage.tsx'), 'NewBriefingPage'),
})

const briefing = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings/$briefingId',
  validateSearch: BriefingSearch,
  staticData: page('page.briefing', { access: briefingReaders, parent: '/briefings' }),
  component: lazyRouteComponent(() => import('#briefing/ui/BriefingPage.tsx'), 'BriefingPage'),
})

const briefingPoint = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings/$briefingId/points/$pointId',
  validateSearch: PointSearch,
  staticData: page('page.briefing-point', { access: briefingReaders, parent: '/briefings' }),
  component: lazyRouteComponent(() => import('#briefing/ui/PointPage.tsx'), 'PointPage'),
})

const league = createRoute({
  getParentRoute: () => signedIn,
  path: '/league',
  validateSearch: LeagueSearch,
  staticData: page('page.league', { access: [...secretariat, 'auditor'], nav: { section: 'work', icon: IconListNumbers, shortcut: 'l' } }),
  component: lazyRouteComponent(() => import('#reporting/ui/LeaguePage.tsx'), 'LeaguePage'),
})

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

const clashes = createRoute({
  getParentRoute: () => signedIn,
  path: '/clashes',
  validateSearch: ClashSearch,
  staticData: page('page.clashes', { access: figureReaders, nav: { section: 'figures', icon: IconArrowsJoin } }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.ensureQueryData(queryOf(listClashes, { query: { year: deps.year } })),
  component: lazyRouteComponent(() => import('#aid/ui/ClashesPage.tsx'), 'ClashesPage'),
})

const figureDefinitions = createRoute({
  getParentRoute: () => signedIn,
  path: '/figures/definitions',
  staticData: page('page.definitions', { access: figureReaders, parent: '/figures', nav: { section: 'figures', icon: IconBook2 } }),
  loader: ({ context }) => loadDefinitions(context.queries),
  component: lazyRouteComponent(() => import('#figures/ui/DefinitionsPage.tsx'), 'DefinitionsPage'),
})

const directory = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory',
  staticData: page('page.directory', { access: 'signed-in', nav: { section: 'directory', icon: IconBooks, shortcut: 'm' } }),
  component: lazyRouteComponent(() => import('#directory/ui/DirectoryPage.tsx'), 'DirectoryPage'),
})

const directoryList = createRoute({
  getParentRoute: () => signedIn,
  path: '/directory/$list',
  validateSearch: DirectorySearch,
  staticData: page('page.directory-list', { access: 'signed-in', parent: '/directory' }),
  loaderDeps: ({ search: { set, on, duty } }) => ({ set, on, duty }),
  loader: ({ context, params, deps }) => loadList(context.queries, params.list, deps),
  component: lazyRouteComponent(() => import('#directory/ui/DirectoryListPage.tsx'), 'DirectoryListPage'),
})

const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: PeopleSearch,
  staticData: page('page.people', { access: ['administrator'], nav: { section: 'system', icon: IconUsers, shortcut: 'u' } }),
  component: lazyRouteComponent(() => import('#directory/ui/people/PeoplePage.tsx'), 'PeoplePage'),
})

const auditTrail = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  validateSearch: AuditSearch,
  staticData: page('page.audit', { access: ['auditor'], nav: { section: 'system', icon: IconShieldCheck, shortcut: 'n' } }),
  component: lazyRouteComponent(() => import('#directory/ui/audit/AuditPage.tsx'), 'AuditPage'),
})

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  validateSearch: NoticeSearch,
  staticData: page('page.notices', { access: 'signed-in', nav: { section: 'system', icon: IconBell, shortcut: 'b' } }),
  component: lazyRouteComponent(() => import('#directory/ui/NoticesPage.tsx'), 'NoticesPage'),
})

const about = createRoute({
  getParentRoute: () => signedIn,
  path: '/about',
  staticData: page('page.about', { access: 'signed-in', nav: { section: 'system', icon: IconInfoCircle } }),
  component: lazyRouteComponent(() => import('#directory/ui/AboutPage.tsx'), 'AboutPage'),
})

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  staticData: page('page.account', { access: 'signed-in', nav: { section: 'system', icon: IconUserCircle, shortcut: 'a' } }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listSessions)),
  component: lazyRouteComponent(() => import('#directory/ui/AccountPage.tsx'), 'AccountPage'),
})

const directives = createRoute({
  getParentRoute: () => signedIn,
  path: '/directives',
  validateSearch: DirectiveSearch,
  staticData: page('page.directives', { access: figureReaders, nav: { section: 'work', icon: IconTargetArrow, shortcut: 'v' } }),
  component: lazyRouteComponent(() => import('#briefing/directives/ui/DirectivesPage.tsx'), 'DirectivesPage'),
})

const directive = createRoute({
  getParentRoute: () => signedIn,
  path: '/directives/$directiveId',
  validateSearch: OneDirectiveSearch,
  staticData: page('page.directive', { access: figureReaders, parent: '/directives' }),
  component: lazyRouteComponent(() => import('#briefing/directives/ui/DirectivePage.tsx'), 'DirectivePage'),
})

const lineCheck = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings/$briefingId/points/$pointId/line-check',
  staticData: page('page.line-check', { access: [...secretariat, ...reporters] }),
  component: lazyRouteComponent(() => import('#briefing/room/ui/LineCheckPage.tsx'), 'LineCheckPage'),
})

const oneRelease = createRoute({
  getParentRoute: () => signedIn,
  path: '/releases/$releaseId',
  staticData: page('page.release', { access: figureReaders, parent: '/briefings' }),
  loader: ({ context, params }) => context.queries.ensureQueryData(queryOf(showRelease, { params: { id: params.releaseId } })),
  component: lazyRouteComponent(() => import('#briefing/releases/ui/ReleasePage.tsx'), 'ReleasePage'),
})

const archive = createRoute({
  getParentRoute: () => signedIn,
  path: '/archive',
  validateSearch: ArchiveSearch,
  staticData: page('page.archive', { access: figureReaders, nav: { section: 'work', icon: IconArchive } }),
  component: lazyRouteComponent(() => import('#briefing/archive/ui/ArchivePage.tsx'), 'ArchivePage'),
})

/** The live stream for guests, who come by the key in their link; for those who take part as well. */
const watch = createRoute({
  getParentRoute: () => root,
  path: '/watch/$briefingId',
  staticData: page('page.watch', { access: 'public' }),
  component: lazyRouteComponent(() => import('#briefing/recording/ui/WatchPage.tsx'), 'WatchPage'),
  errorComponent: StandaloneErrorPage,
})

/** Published articles: for everybody, without an account. */
const news = createRoute({
  getParentRoute: () => root,
  path: '/news',
  staticData: page('page.news', { access: 'public' }),
  loader: ({ context }) => context.queries.ensureQueryData(queryOf(listPublicReleases, { query: {} })),
  component: lazyRouteComponent(() => import('#briefing/releases/ui/NewsPage.tsx'), 'NewsPage'),
  errorComponent: StandaloneErrorPage,
})

const newsArticle = createRoute({
  getParentRoute: () => root,
  path: '/news/$slug',
  staticData: page('page.news-article', { access: 'public', parent: '/news' }),
  loader: ({ context, params }) => context.queries.ensureQueryData(queryOf(showPublicRelease, { params: { slug: params.slug } })),
  component: lazyRouteComponent(() => import('#briefing/releases/ui/NewsArticlePage.tsx'), 'NewsArticlePage'),
  errorComponent: StandaloneErrorPage,
})

const paper = createRoute({
  getParentRoute: () => signedIn,
  path: '/papers/$paperId',
  validateSearch: PaperSearch,
  staticData: page('page.paper', { access: figureReaders, parent: '/briefings' }),
  component: lazyRouteComponent(() => import('#briefing/papers/ui/PaperPage.tsx'), 'PaperPage'),
})

const dossier = createRoute({
  getParentRoute: () => signedIn,
  path: '/briefings/$briefingId/points/$pointId/dossier',
  staticData: page('page.dossier', { access: figureReaders, parent: '/briefings' }),
  component: lazyRouteComponent(() => import('#briefing/papers/ui/DossierPage.tsx'), 'DossierPage'),
})

const anythingElse = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  staticData: { access: 'signed-in' },
  component: NotFoundPage,
})

/** The whole site. A page is a route with its facts; the navigation, breadcrumbs and palette are read from here. */
const routeTree = root.addChildren([
  signIn,
  watch,
  news,
  newsArticle,
  liveRoom,
  joinRoom,
  signedIn.addChildren([
    home,
    campaigns,
    campaign,
    oneReturn,
    upload,
    briefings,
    newBriefing,
    briefing,
    briefingPoint,
    league,
    figures,
    place,
    askFigure,
    receipt,
    clashes,
    figureDefinitions,
    directory,
    directoryList,
    people,
    auditTrail,
    notices,
    account,
    about,
    lineCheck,
    directives,
    directive,
    oneRelease,
    archive,
    paper,
    dossier,
    anythingElse,
  ]),
])

/** Builds the router over a cache of answers. */
export function createSite(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    // Answers are kept fresh by the query cache; the router keeps none of its own.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 150,
    defaultPendingComponent: PageSkeleton,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createSite>
  }
}
