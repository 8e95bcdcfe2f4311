import { Alert, Checkbox, Stack, Text, TextInput } from '@mantine/core'
import { IconShieldExclamation } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { FileDrop } from '#ui/FileDrop.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { listPaperReaders, listPapers, MAX_PAPER_BYTES, type Paper, paperTypes, showPaper, uploadPaper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'

const ENDINGS = [...Object.keys(paperTypes), '.jpeg']

/** A new file, once it is confirmed to hold no state secrets. */
export function UploadTab({ paper }: { paper: Paper }) {
  const t = useMessages(paperScreenMessages)
  const sentenceOf = useProblemSentence()
  const navigate = useNavigate({ from: '/papers/$paperId' })
  const [confirmed, setConfirmed] = useState(false)
  const [note, setNote] = useState('')
  const upload = useAction(uploadPaper, {
    invalidates: [showPaper, listPapers, listPaperReaders],
    errors: 'form',
    success: ({ number }) => t('upload.done', { number }),
    onDone: () => void navigate({ search: { tab: 'read' } }),
  })
  const send = (file: File) =>
    upload.mutate({ params: { id: paper.id }, query: { confirmed: 'true', ...(note.trim() ? { note: note.trim() } : {}) }, file, fileName: file.name })
  return (
    <Stack maw="46rem">
      <Alert color="red" icon={<IconShieldExclamation size={22} aria-hidden />} title={t('upload.warning')}>
        {t('upload.warning.body')}
      </Alert>
      <Checkbox label={t('upload.confirm')} checked={confirmed} onChange={(event) => setConfirmed(event.currentTarget.checked)} />
      <TextInput label={t('upload.note')} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {upload.error ? (
        <Alert color="red" role="alert">
          {sentenceOf(upload.error)}
        </Alert>
      ) : null}
      {confirmed ? (
        <FileDrop label={t('upload.label')} accept={ENDINGS} maxBytes={MAX_PAPER_BYTES} busy={upload.isPending} onFile={send} />
      ) : (
        <Text c="dimmed">{t('upload.confirm-first')}</Text>
      )}
    </Stack>
  )
}
