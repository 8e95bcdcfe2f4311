import { Alert } from '@mantine/core'
import { useDidUpdate, useNetwork } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconWifiOff } from '@tabler/icons-react'
import { useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'

/** Says that the line is down while it is, and that it is back when it is. */
export function OfflineNotice() {
  const t = useMessages(uiMessages)
  const { online } = useNetwork()
  useDidUpdate(() => {
    if (online) notifications.show({ message: t('offline.back'), color: 'green' })
  }, [online])
  if (online) return null
  return (
    <Alert color="amber" mb="md" icon={<IconWifiOff />} title={t('offline.title')} className="no-print">
      {t('offline.body')}
    </Alert>
  )
}
