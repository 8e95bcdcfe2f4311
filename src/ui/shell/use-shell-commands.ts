import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconKeyboard, IconLanguage, IconMoon, IconPrinter, IconSun, type TablerIcon } from '@tabler/icons-react'
import { useLocale, useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'

export interface Command {
  id: string
  label: string
  icon: TablerIcon
  run: () => void
}

/** What the command palette can do beside opening pages. */
export function useShellCommands(openHelp: () => void): Command[] {
  const t = useMessages(uiMessages)
  const { locale, setLocale } = useLocale()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return [
    { id: 'language', label: t('shell.language'), icon: IconLanguage, run: () => setLocale(locale === 'vi' ? 'en' : 'vi') },
    {
      id: 'theme',
      label: t(dark ? 'shell.theme-to-light' : 'shell.theme-to-dark'),
      icon: dark ? IconSun : IconMoon,
      run: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    { id: 'print', label: t('print'), icon: IconPrinter, run: () => window.setTimeout(() => window.print(), 300) },
    { id: 'help', label: t('help.title'), icon: IconKeyboard, run: openHelp },
  ]
}
