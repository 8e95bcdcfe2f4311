import { Anchor, Group, Text } from '@mantine/core'
import { IconAlertCircle, IconCloudCheck, IconCloudOff, IconCloudUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnScreen } from './return-screen.ts'

const looks = {
  saved: { icon: IconCloudCheck, color: 'dimmed' },
  waiting: { icon: IconCloudUpload, color: 'dimmed' },
  saving: { icon: IconCloudUpload, color: 'dimmed' },
  offline: { icon: IconCloudOff, color: 'var(--mantine-color-error)' },
  refused: { icon: IconAlertCircle, color: 'var(--mantine-color-error)' },
  conflict: { icon: IconAlertCircle, color: 'var(--mantine-color-error)' },
} as const

/** Says whether what was typed is with the server; read aloud when the connection is lost or back. */
export function SaveStatus({
  screen: {
    state: { status },
    store,
  },
}: {
  screen: ReturnScreen
}) {
  const t = useMessages(returnMessages)
  const formats = useFormats()
  const sentenceOf = useProblemSentence()
  const [openedAt] = useState(() => new Date().toISOString())
  const { icon: Icon, color } = looks[status.kind]
  const at = status.kind === 'saved' && status.at ? formats.moment(status.at) : ''
  const [day, time] = at.split(/ (?=\d\d:\d\d$)/)
  const today = formats.moment(openedAt).startsWith(day ?? '-')
  const sentence =
    status.kind === 'saved'
      ? t(at ? 'save.saved' : 'save.nothing', { at: today ? (time ?? '') : at })
      : status.kind === 'refused'
        ? sentenceOf(status.error)
        : t(`save.${status.kind}`)
  return (
    <Group gap={6} className="no-print">
      <Icon size={18} color={color === 'dimmed' ? 'var(--mantine-color-dimmed)' : color} aria-hidden />
      <Text size="sm" c={color} role="status" data-save={status.kind}>
        {sentence}
      </Text>
      {status.kind === 'offline' ? (
        <Anchor component="button" type="button" size="sm" onClick={() => void store.flush()}>
          {t('save.retry')}
        </Anchor>
      ) : null}
      {status.kind === 'refused' ? (
        <Anchor component="button" type="button" size="sm" onClick={store.discard}>
          {t('save.discard')}
        </Anchor>
      ) : null}
    </Group>
  )
}
