import { Notifications } from '@mantine/notifications'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

/** Where the outcome of lone acts is said: a landmark, so that it can be found again. */
export function Messages() {
  const t = useMessages(uiMessages)
  return (
    <section aria-label={t('shell.messages')} aria-live="polite" className="no-print">
      <Notifications position="bottom-right" containerWidth={400} withinPortal={false} />
    </section>
  )
}
