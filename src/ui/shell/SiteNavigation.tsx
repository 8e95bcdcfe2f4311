import { Tooltip, UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import { useMessages } from '../i18n.tsx'
import { sections, type NavigationEntry } from '../navigation.ts'
import { uiMessages } from '../ui.messages.ts'
import styles from './SiteNavigation.module.css'

export interface SiteNavigationProps {
  entries: readonly NavigationEntry[]
  /** Signs only, with the names as tooltips. */
  collapsed?: boolean
  /** Absent where it cannot be collapsed (the drawer of a phone). */
  onToggle?: () => void
  onNavigate?: () => void
}

/** The pages of the reader's role, in sections. */
export function SiteNavigation({ entries, collapsed = false, onToggle, onNavigate }: SiteNavigationProps) {
  const t = useMessages(uiMessages)
  const toggleLabel = t(collapsed ? 'shell.expand-navigation' : 'shell.collapse-navigation')
  const current = useCurrent(entries)
  const Sign = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav aria-label={t('shell.main-navigation')} className={styles.nav} data-collapsed={collapsed || undefined}>
      {sections.map((section) => {
        const own = entries.filter((entry) => entry.section === section)
        if (own.length === 0) return null
        return (
          <section key={section} aria-label={t(`section.${section}`)}>
            <p className={styles.section} aria-hidden>
              {t(`section.${section}`)}
            </p>
            <ul className={styles.list}>
              {own.map((entry) => (
                <li key={entry.path}>
                  <Item entry={entry} current={entry.path === current} collapsed={collapsed} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {onToggle ? (
        <UnstyledButton className={`${styles.item} ${styles.toggle}`} onClick={onToggle} aria-label={toggleLabel} aria-expanded={!collapsed}>
          <Sign size={20} stroke={1.6} aria-hidden />
          <span className={styles.label}>{toggleLabel}</span>
        </UnstyledButton>
      ) : null}
    </nav>
  )
}

/** The entry that the page in view hangs below: of two that fit, the longer, so that one alone is lit. */
function useCurrent(entries: readonly NavigationEntry[]): string | undefined {
  const pathname = useLocation({ select: (location) => location.pathname })
  return entries
    .map(({ path }) => path)
    .filter((path) => `${pathname}/`.startsWith(`${path}/`))
    .toSorted((a, b) => b.length - a.length)[0]
}

interface ItemProps {
  entry: NavigationEntry
  current: boolean
  collapsed: boolean
  onNavigate: (() => void) | undefined
}

function Item({ entry: { path, title, icon: Icon }, current, collapsed, onNavigate }: ItemProps) {
  return (
    <Tooltip label={title} position="right" disabled={!collapsed}>
      <Link
        to={path}
        className={styles.item}
        activeOptions={{ exact: !current, includeSearch: false }}
        aria-label={title}
        {...(onNavigate ? { onClick: onNavigate } : {})}
      >
        <Icon size={20} stroke={1.6} aria-hidden />
        <span className={styles.label}>{title}</span>
      </Link>
    </Tooltip>
  )
}
