import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import type { RichText } from '../rich-text.contract.ts'
import { textMessages } from '../text-screens.messages.ts'
import styles from './RichText.module.css'
import { RichTextView } from './RichTextView.tsx'

export interface ConflictDialogProps {
  opened: boolean
  onClose: () => void
  mine: RichText
  /** The other's text; null while it is fetched. */
  theirs: { text: RichText; savedBy: string; savedAt: string } | null
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** Both texts side by side, and a choice in which neither is lost. */
export function ConflictDialog({ opened, onClose, mine, theirs, onKeepMine, onTakeTheirs }: ConflictDialogProps) {
  const t = useMessages(textMessages)
  const formats = useFormats()
  return (
    <Modal
      opened={opened && theirs !== null}
      onClose={onClose}
      size="80rem"
      title={
        <Text fw={600} size="lg">
          {t('conflict.title')}
        </Text>
      }
    >
      {theirs ? (
        <Stack>
          <Text>{t('conflict.body', { savedBy: theirs.savedBy, moment: formats.moment(theirs.savedAt) })}</Text>
          <div className={styles.sides}>
            <Side title={t('conflict.mine')} text={mine} />
            <Side title={t('conflict.theirs', { savedBy: theirs.savedBy })} text={theirs.text} />
          </div>
          <Text size="sm" c="dimmed">
            {t('conflict.take-theirs-hint')}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onTakeTheirs}>
              {t('conflict.take-theirs')}
            </Button>
            <Button onClick={onKeepMine}>{t('conflict.keep-mine')}</Button>
          </Group>
        </Stack>
      ) : null}
    </Modal>
  )
}

function Side({ title, text }: { title: string; text: RichText }) {
  return (
    <section aria-label={title}>
      <Text fw={600} mb={4}>
        {title}
      </Text>
      <div className={styles.side} tabIndex={0} role="region" aria-label={title}>
        <RichTextView text={text} />
      </div>
    </section>
  )
}
