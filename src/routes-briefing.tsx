import { IconArchive, IconTargetArrow, IconVideo } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { briefingReaders, listBriefings } from '#briefing/briefing.contract.ts'
import { BriefingSearch, PointSearch } from '#briefing/ui/briefing-search.model.ts'
import { figureReaders, reporters, secretariat } from '#directory/role.contract.ts'
import { DirectiveSearch, OneDirectiveSearch } from '#briefing/directives/ui/directive-search.model.ts'
import { ArchiveSearch } from '#briefing/archive/ui/archive-search.model.ts'
import { listPublicReleases, showPublicRelease, showRelease } from '#briefing/releases/release.contract.ts'
import { PaperSearch } from '#briefing/papers/ui/paper-search.model.ts'
import { RoomSearch } from '#briefing/room/ui/room-search.model.ts'
import { queryOf } from '#ui/data.ts'
import { StandaloneErrorPage } from '#ui/error-pages.tsx'

import { page, root, signedIn } from './routes-base.tsx'

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

/** Pages of briefings that stand alone, and those within the signed-in shell. */
export const openBriefingPages = [liveRoom, joinRoom, watch, news, newsArticle] as const
export const signedInBriefingPages = [
  briefings,
  newBriefing,
  briefing,
  briefingPoint,
  directives,
  directive,
  lineCheck,
  oneRelease,
  archive,
  paper,
  dossier,
] as const
