import type { TablerIcon } from '@tabler/icons-react'
import { useRouter, type AnyRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { Locale } from '#platform/messages.ts'
import { useLocale } from './i18n.tsx'

export const sections = ['work', 'figures', 'directory', 'system'] as const
export type Section = (typeof sections)[number]

/** Who may open a page: the same shape as a route's access in its contract. */
export type PageAccess = 'public' | 'signed-in' | readonly string[]

/** What the site's table says of a page beside its address and component. */
export interface PageFacts {
  title: Record<Locale, string>
  access: PageAccess
  /** The page that this one hangs below, in breadcrumbs. */
  parent?: string
  /** Absent for pages that are reached from another page only. */
  nav?: { section: Section; icon: TablerIcon; /** The key after g. */ shortcut?: string }
}

declare module '@tanstack/react-router' {
  // The router's own name for what a route may carry.
  interface StaticDataRouteOption extends Partial<PageFacts> {}
}

export interface NavigationEntry {
  path: string
  title: string
  section: Section
  icon: TablerIcon
  shortcut: string | undefined
}

/** Whether a person in this role may open a page; a page that says nothing is closed. */
export function mayOpen(access: PageAccess | undefined, role: string): boolean {
  return access === 'public' || access === 'signed-in' || (access?.includes(role) ?? false)
}

/** The pages of the site's table that stand in the navigation of a role, in the table's order. */
export function navigationOf(router: AnyRouter, role: string, locale: Locale): NavigationEntry[] {
  const routes = Object.values(router.routesByPath) as { fullPath: string; options: { staticData?: Partial<PageFacts> } }[]
  return routes.flatMap(({ fullPath, options: { staticData: facts = {} } }) =>
    facts.nav && facts.title && mayOpen(facts.access, role)
      ? [{ path: fullPath, title: facts.title[locale], section: facts.nav.section, icon: facts.nav.icon, shortcut: facts.nav.shortcut }]
      : [],
  )
}

/** The navigation of a role in the reader's language. */
export function useNavigation(role: string): NavigationEntry[] {
  const router = useRouter()
  const { locale } = useLocale()
  return useMemo(() => navigationOf(router, role, locale), [router, role, locale])
}
