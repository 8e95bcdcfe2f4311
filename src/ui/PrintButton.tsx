import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

/** Prints the page as it stands. */
export function PrintButton() {
  const t = useMessages(uiMessages)
  return (
    <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
      {t('print')}
    </Button>
  )
}
