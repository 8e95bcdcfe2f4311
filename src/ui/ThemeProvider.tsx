import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useMessages } from './i18n.tsx'
import { cssVariables, theme } from './theme.ts'
import { uiMessages } from './ui.messages.ts'

/** The theme, with the labels that the library's parts carry said in the reader's language. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const t = useMessages(uiMessages)
  const spoken = useMemo(() => {
    const closable = { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } }
    return mergeThemeOverrides(theme, {
      components: { Modal: closable, Drawer: closable, Notification: closable, Alert: { defaultProps: { closeButtonLabel: t('close') } } },
    })
  }, [t])
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  )
}
