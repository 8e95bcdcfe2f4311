import { Alert, Button, Loader } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconDatabaseOff, IconPlugConnectedX } from '@tabler/icons-react'
import { useState } from 'react'
import { reach } from '#platform/browser-client.web.ts'
import { useMessages } from '../i18n.tsx'
import { uiMessages } from '../ui.messages.ts'
import { useOnBack, useReach } from '../use-reach.ts'
import styles from './AwayNotice.module.css'

/** Says that the server or its database is away while it is, that it is asked for again by itself, and when it is back. */
export function AwayNotice() {
  const t = useMessages(uiMessages)
  const { online } = useNetwork()
  const state = useReach()
  useOnBack(() => notifications.show({ message: t('away.back'), color: 'green' }))
  // A line that is down has a notice of its own.
  const away = online && state !== 'there' ? state : null
  return (
    <div className={styles.place}>
      {away ? (
        <Alert
          color="amber"
          variant="filled"
          autoContrast
          className={`${styles.notice} no-print`}
          icon={away === 'database-away' ? <IconDatabaseOff aria-hidden /> : <IconPlugConnectedX aria-hidden />}
          title={t(away === 'database-away' ? 'away.database' : 'away.server')}
        >
          <div className={styles.body}>
            <span>{t('away.body')}</span>
            <AskNow />
          </div>
        </Alert>
      ) : null}
    </div>
  )
}

function AskNow() {
  const t = useMessages(uiMessages)
  const [asking, setAsking] = useState(false)
  const ask = () => {
    setAsking(true)
    void reach.askNow().finally(() => setAsking(false))
  }
  return (
    <Button variant="white" color="dark" size="xs" disabled={asking} leftSection={asking ? <Loader size={14} color="gray" /> : null} onClick={ask}>
      {t('away.ask')}
    </Button>
  )
}
