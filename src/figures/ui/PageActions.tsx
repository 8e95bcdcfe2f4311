import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconLink } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { figuresPageMessages } from './figures-page.messages.ts'

/** Copy the address (which holds the whole question) and print. */
export function PageActions() {
  const t = useMessages(figuresPageMessages)
  return (
    <>
      <CopyButton value={window.location.href}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconLink size={18} aria-hidden />} onClick={copy}>
            {t(copied ? 'copied-link' : 'copy-link')}
          </Button>
        )}
      </CopyButton>
      <PrintButton />
    </>
  )
}
