import { Drawer, Group } from '@mantine/core'
import { useDisclosure, useLocalStorage } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n.tsx'
import type { NavigationEntry } from '../navigation.ts'
import { uiMessages } from '../ui.messages.ts'
import { AwayNotice } from './AwayNotice.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { OfflineNotice } from './OfflineNotice.tsx'
import { RouteAnnouncer } from './RouteAnnouncer.tsx'
import { ShortcutHelp } from './ShortcutHelp.tsx'
import { SiteHeader, type HeaderPerson } from './SiteHeader.tsx'
import { SiteNavigation } from './SiteNavigation.tsx'
import styles from './SiteShell.module.css'
import { LanguageSwitch, ThemeSwitch } from './switches.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { useShellCommands } from './use-shell-commands.ts'

export interface SiteShellProps {
  person: HeaderPerson
  /** Everything shown is invented: said on every screen and every print. */
  demo: boolean
  navigation: readonly NavigationEntry[]
  /** The bell with what is new. */
  notices: ReactNode
  /** What stands in the account menu. */
  accountMenu: ReactNode
  /** The page. */
  children: ReactNode
}

/** The frame around every signed-in page: header, navigation, main, and the keys that reach them. */
export function SiteShell({ person, demo, navigation, notices, accountMenu, children }: SiteShellProps) {
  const t = useMessages(uiMessages)
  const [drawer, drawerState] = useDisclosure()
  const [palette, paletteState] = useDisclosure()
  const [help, helpState] = useDisclosure()
  const [collapsed, setCollapsed] = useLocalStorage({ key: 'nhipcau.navigation-collapsed', defaultValue: false })
  const commands = useShellCommands(helpState.open)
  const keys = useShortcuts({ navigation, openPalette: paletteState.open, openHelp: helpState.open })
  return (
    <>
      <a href="#main" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.top} data-demo={demo || undefined}>
        <SiteHeader
          person={person}
          notices={notices}
          accountMenu={accountMenu}
          onOpenNavigation={drawerState.open}
          onOpenPalette={paletteState.open}
          onOpenHelp={helpState.open}
        />
        {demo ? <p className={styles.demo}>{t('demo.banner')}</p> : null}
      </header>
      <div className={styles.body} data-demo={demo || undefined}>
        <div className={styles.side} data-collapsed={collapsed || undefined}>
          <SiteNavigation entries={navigation} collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
        </div>
        <main id="main" tabIndex={-1} className={styles.main}>
          <OfflineNotice />
          <AwayNotice />
          {children}
        </main>
      </div>
      <Drawer opened={drawer} onClose={drawerState.close} size={300} title={t('product')} hiddenFrom="md" classNames={{ body: styles.drawer ?? '' }}>
        <SiteNavigation entries={navigation} onNavigate={drawerState.close} />
        <Group px="md" pb="md" gap="xs">
          <ThemeSwitch color="var(--mantine-color-text)" />
          <LanguageSwitch color="var(--mantine-color-text)" />
        </Group>
      </Drawer>
      <CommandPalette opened={palette} onClose={paletteState.close} navigation={navigation} commands={commands} />
      <ShortcutHelp opened={help} onClose={helpState.close} navigation={navigation} keys={keys} />
      <RouteAnnouncer />
    </>
  )
}
