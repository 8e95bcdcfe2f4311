import { Button } from '@mantine/core'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import type { RichText } from '../rich-text.contract.ts'
import { textMessages } from '../text-screens.messages.ts'
import { ConflictFrame } from './ConflictFrame.tsx'
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
  if (!theirs) return null
  const { text, savedBy, savedAt } = theirs
  return (
    <ConflictFrame
      opened={opened}
      onClose={onClose}
      title={t('conflict.title')}
      intro={t('conflict.body', { savedBy, moment: formats.moment(savedAt) })}
      mine={{ title: t('conflict.mine'), text: <RichTextView text={mine} /> }}
      theirs={{ title: t('conflict.theirs', { savedBy }), text: <RichTextView text={text} /> }}
      hint={t('conflict.take-theirs-hint')}
    >
      <Button variant="default" onClick={onTakeTheirs}>
        {t('conflict.take-theirs')}
      </Button>
      <Button onClick={onKeepMine}>{t('conflict.keep-mine')}</Button>
    </ConflictFrame>
  )
}
