import { Anchor, Text } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link, useMatches, useRouter } from '@tanstack/react-router'
import styles from './Breadcrumb.module.css'
import { useLocale, useMessages } from './i18n.tsx'
import type { PageFacts } from './navigation.ts'
import { uiMessages } from './ui.messages.ts'

export interface Crumb {
  label: string
  /** An address of this site, query included. */
  href?: string
}

/** The way from the first page to this one: parents by the site's table, then `trail`, then the page itself. */
export function Breadcrumb({ trail = [], title }: { trail?: readonly Crumb[]; title: string }) {
  const t = useMessages(uiMessages)
  const parents = useParents()
  const crumbs: Crumb[] = [...parents, ...trail]
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={t('shell.breadcrumb')} className="no-print">
      <ol className={styles.list}>
        {crumbs.map(({ label, href }) => (
          <li key={`${href} ${label}`}>
            {href ? (
              <Anchor component={Link} to={href} size="sm">
                {label}
              </Anchor>
            ) : (
              <Text size="sm" component="span">
                {label}
              </Text>
            )}
            <IconChevronRight size={14} aria-hidden />
          </li>
        ))}
        <li>
          <Text size="sm" c="dimmed" component="span" aria-current="page">
            {title}
          </Text>
        </li>
      </ol>
    </nav>
  )
}

function useParents(): Crumb[] {
  const { locale } = useLocale()
  const routes = useRouter().routesByPath as Record<string, { options: { staticData?: Partial<PageFacts> } }>
  const current = useMatches({ select: (matches) => matches.at(-1)?.staticData })
  const crumbs: Crumb[] = []
  for (let path = current?.parent; path; path = routes[path]?.options.staticData?.parent) {
    const title = routes[path]?.options.staticData?.title
    if (title) crumbs.unshift({ label: title[locale], href: path })
  }
  return crumbs
}
