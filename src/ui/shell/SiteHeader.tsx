import { ActionIcon, Group, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconKeyboard, IconMenu2, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Emblem } from '../Emblem.tsx'
import { useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'
import styles from './SiteHeader.module.css'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'

export interface HeaderPerson {
  fullName: string
  roleName: string
  agencyName: string
}

export interface SiteHeaderProps {
  person: HeaderPerson
  notices: ReactNode
  accountMenu: ReactNode
  onOpenNavigation: () => void
  onOpenPalette: () => void
  onOpenHelp: () => void
}

/** The bar at the top: what this is, who is acting for whom, and the tools that every page shares. */
export function SiteHeader({ person, notices, accountMenu, onOpenNavigation, onOpenPalette, onOpenHelp }: SiteHeaderProps) {
  const t = useMessages(uiMessages)
  return (
    <div className={styles.header}>
      <ActionIcon hiddenFrom="md" variant="transparent" c="white" size={44} aria-label={t('shell.open-navigation')} onClick={onOpenNavigation}>
        <IconMenu2 size={24} />
      </ActionIcon>
      <Link to="/" className={styles.brand}>
        <Emblem size={34} />
        <span>
          <span className={styles.name}>{t('product')}</span>
          <span className={styles.tagline}>{t('product.tagline')}</span>
        </span>
      </Link>
      <span className={styles.gap} />
      <PaletteButton onOpen={onOpenPalette} />
      <Tooltip label={t('shell.help')} visibleFrom="md">
        <ActionIcon visibleFrom="md" variant="transparent" c="white" size={40} aria-label={t('shell.help')} onClick={onOpenHelp}>
          <IconKeyboard size={21} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Group gap={0} visibleFrom="md">
        <ThemeSwitch />
        <LanguageSwitch />
      </Group>
      {notices}
      <AccountButton person={person}>{accountMenu}</AccountButton>
    </div>
  )
}

function PaletteButton({ onOpen }: { onOpen: () => void }) {
  const t = useMessages(uiMessages)
  return (
    <UnstyledButton className={styles.palette} onClick={onOpen} aria-keyshortcuts="Control+K">
      <IconSearch size={18} stroke={1.8} aria-hidden />
      <span className={styles.paletteText}>{t('palette.open')}</span>
      <kbd className={styles.kbd}>Ctrl K</kbd>
    </UnstyledButton>
  )
}

function AccountButton({ person, children }: { person: HeaderPerson; children: ReactNode }) {
  const t = useMessages(uiMessages)
  return (
    <Menu position="bottom-end" width={300} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={styles.account}>
          <span className={styles.avatar} data-initials={initialsOf(person.fullName)} />
          <VisuallyHidden>{t('shell.account', { name: person.fullName })}</VisuallyHidden>
          <span className={styles.who}>
            <span className={styles.agency}>{person.agencyName}</span>
            <span className={styles.role}>{person.roleName}</span>
          </span>
          <IconChevronDown size={16} className={styles.chevron} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className={styles.menuName}>{person.fullName}</span>
          {person.roleName} · {person.agencyName}
        </Menu.Label>
        <Menu.Divider />
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Vietnamese names are called by their last word: Nguyễn Thị Lan is NL. */
function initialsOf(fullName: string): string {
  const words = fullName.split(' ')
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`
}
