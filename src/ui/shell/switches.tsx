import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useLocale, useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'

interface SwitchProps {
  /** The colour of the sign; white on the header. */
  color?: string
}

/** Light or dark; the machine's wish until the reader chooses. */
export function ThemeSwitch({ color = 'white' }: SwitchProps) {
  const t = useMessages(uiMessages)
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = t(dark ? 'shell.theme-to-light' : 'shell.theme-to-dark')
  return (
    <Tooltip label={label}>
      <ActionIcon variant="transparent" c={color} size={40} aria-label={label} onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
        {dark ? <IconSun size={21} stroke={1.6} /> : <IconMoon size={21} stroke={1.6} />}
      </ActionIcon>
    </Tooltip>
  )
}

/** Vietnamese or English, one press. */
export function LanguageSwitch({ color = 'white' }: SwitchProps) {
  const t = useMessages(uiMessages)
  const { locale, setLocale } = useLocale()
  return (
    <Tooltip label={t('shell.language')}>
      <ActionIcon
        variant="transparent"
        c={color}
        size={40}
        fz="sm"
        fw={600}
        aria-label={t('shell.language')}
        onClick={() => setLocale(locale === 'vi' ? 'en' : 'vi')}
      >
        {t('shell.language-short')}
      </ActionIcon>
    </Tooltip>
  )
}
