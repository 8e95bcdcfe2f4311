import { Button, Group } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../directory-screens.messages.ts'

/** Below a list that is read page by page: the next rows; nothing when all are there. */
export function MoreButton({ hasMore, more, busy }: { hasMore: boolean; more: () => void; busy: boolean }) {
  const t = useMessages(directoryScreenMessages)
  if (!hasMore) return null
  return (
    <Group justify="center" className="no-print">
      <Button variant="default" loading={busy} onClick={more}>
        {t('more')}
      </Button>
    </Group>
  )
}
