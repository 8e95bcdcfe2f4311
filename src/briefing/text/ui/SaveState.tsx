import { Anchor, Group, Text } from '@mantine/core'
import { IconAlertCircle, IconCloudCheck, IconCloudUpload } from '@tabler/icons-react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { textMessages } from '../text-screens.messages.ts'
import type { Autosave } from './use-autosave.ts'

/** Whether what was written is with the server, in words; a conflict or failure offers what to do. */
export function SaveStateLine({ autosave, onCompare }: { autosave: Autosave; onCompare: () => void }) {
  const t = useMessages(textMessages)
  const formats = useFormats()
  const sentenceOf = useProblemSentence()
  const { state } = autosave
  const bad = state.kind === 'failed' || state.kind === 'conflict'
  const Icon = bad ? IconAlertCircle : state.kind === 'saved' ? IconCloudCheck : IconCloudUpload
  const colour = bad ? 'var(--mantine-color-error)' : 'var(--mantine-color-dimmed)'
  const sentence =
    state.kind === 'failed'
      ? t('save.failed', { reason: sentenceOf(state.error) })
      : state.kind === 'conflict'
        ? t('save.conflict', { savedBy: state.conflict.savedBy, moment: formats.moment(state.conflict.savedAt) })
        : t(`save.${state.kind}`)
  return (
    <Group gap={6} className="no-print">
      <Icon size={18} color={colour} aria-hidden />
      <Text size="sm" c={colour} role="status" data-save={state.kind}>
        {sentence}
      </Text>
      {state.kind === 'failed' ? (
        <Anchor component="button" type="button" size="sm" onClick={() => void autosave.flush()}>
          {t('save.retry')}
        </Anchor>
      ) : null}
      {state.kind === 'conflict' ? (
        <Anchor component="button" type="button" size="sm" onClick={onCompare}>
          {t('conflict.open')}
        </Anchor>
      ) : null}
    </Group>
  )
}
