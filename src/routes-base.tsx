import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { getSession } from '#directory/session.contract.ts'
import { queryOf } from '#ui/data.ts'
import { StandaloneErrorPage } from '#ui/error-pages.tsx'
import type { PageFacts } from '#ui/navigation.ts'
import { siteMessages } from './site.messages.ts'

type PageName = keyof typeof siteMessages.vi

/** What the table says of a page; its title is `page.<name>` of `site.messages.ts`. */
export function page(name: PageName, facts: Omit<PageFacts, 'title'>): PageFacts {
  return { ...facts, title: { vi: siteMessages.vi[name], en: siteMessages.en[name] } }
}

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

/** Everything behind the door: loads who is there, and refuses pages that the role may not open. */
export const signedIn = createRoute({
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
