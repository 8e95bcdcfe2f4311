import { Progress } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { campaignMessages } from '../campaign-screens.messages.ts'

/** How many of the debtors have handed in, and of these how many were accepted. */
export function ProgressBar({ accepted, handedIn, total, size = 'lg' }: { accepted: number; handedIn: number; total: number; size?: string }) {
  const t = useMessages(campaignMessages)
  const share = (count: number) => (total === 0 ? 0 : (100 * count) / total)
  return (
    <Progress.Root size={size}>
      <Progress.Section value={share(accepted)} color="green.6" aria-label={t('progress.accepted', { count: accepted, total })} />
      <Progress.Section value={share(handedIn - accepted)} color="navy.5" aria-label={t('progress.waiting', { count: handedIn - accepted, total })} />
    </Progress.Root>
  )
}
