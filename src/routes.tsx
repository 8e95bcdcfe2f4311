import { IconBell, IconBooks, IconClipboardList, IconInfoCircle, IconListNumbers, IconShieldCheck, IconUserCircle, IconUsers } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { listDemoAccounts, listSessions } from '#directory/session.contract.ts'
import { AuditSearch, DirectorySearch, NoticeSearch, PeopleSearch } from '#directory/ui/directory-search.model.ts'
import { loadList } from '#directory/ui/load-directory.ts'
import { figureReaders, returnReaders, secretariat } from '#directory/role.contract.ts'
import { listCampaigns } from '#reporting/campaign.contract.ts'
import { BoardSearch, LeagueSearch, ReturnSearch } from '#reporting/ui/search.model.ts'
import { queryOf } from '#ui/data.ts'
import { ErrorPage, NotFoundPage } from '#ui/error-pages.tsx'
import { PageSkeleton } from '#ui/Skeletons.tsx'
import { openBriefingPages, signedInBriefingPages } from './routes-briefing.tsx'
import { figurePages } from './routes-figures.tsx'
import { page, root, signedIn } from './routes-base.tsx'
import { reportPages } from './routes-reports.tsx'

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

const league = createRoute({
  getParentRoute: () => signedIn,
  path: '/league',
  validateSearch: LeagueSearch,
  staticData: page('page.league', { access: [...secretariat, 'auditor'], nav: { section: 'work', icon: IconListNumbers, shortcut: 'l' } }),
  component: lazyRouteComponent(() => import('#reporting/ui/LeaguePage.tsx'), 'LeaguePage'),
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

const anythingElse = createRoute({
  getParentRoute: () => signedIn,
  path: '$',
  staticData: { access: 'signed-in' },
  component: NotFoundPage,
})

/** The whole site. A page is a route with its facts; the navigation, breadcrumbs and palette are read from here. */
const routeTree = root.addChildren([
  ...openBriefingPages,
  signIn,
  signedIn.addChildren([
    ...signedInBriefingPages,
    home,
    campaigns,
    campaign,
    oneReturn,
    upload,
    league,
    ...figurePages,
    ...reportPages,
    directory,
    directoryList,
    people,
    auditTrail,
    notices,
    account,
    about,
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
