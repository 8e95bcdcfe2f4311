import { Alert, List, Modal, Stack, Text } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useAction } from '#ui/data.ts'
import { FileDrop } from '#ui/FileDrop.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { uploadMessages } from '../upload-screens.messages.ts'
import { uploadWorkbook } from '../workbook.contract.ts'

/** Takes a workbook, and goes on to how it was read; a file that is not taken in says why and what to do. */
export function UploadDialog({ returnId, before, onClose }: { returnId: string; before: () => Promise<void>; onClose: () => void }) {
  const t = useMessages(uploadMessages)
  const sentenceOf = useProblemSentence()
  const navigate = useNavigate()
  const upload = useAction(uploadWorkbook, {
    errors: 'form',
    onDone: ({ id }) => void navigate({ to: '/returns/$returnId/upload/$uploadId', params: { returnId, uploadId: id } }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('upload.title')}
        </Text>
      }
    >
      <Stack>
        <Text>{t('upload.explain')}</Text>
        <FileDrop
          label={t('upload.choose')}
          accept={['.xlsx', '.xls', '.csv', '.ods']}
          maxBytes={uploadWorkbook.upload.maxBytes}
          busy={upload.isPending}
          onFile={(file) => void before().then(() => upload.mutate({ params: { id: returnId }, file, fileName: file.name }))}
        />
        <Text role="status" size="sm">
          {upload.isPending ? t('upload.reading') : ''}
        </Text>
        {upload.error ? (
          <Alert color="red" role="alert" icon={<IconFileAlert aria-hidden />} title={t('upload.refused')}>
            <Text size="sm">{sentenceOf(upload.error)}</Text>
            <List size="sm" mt="xs">
              <List.Item>{t('upload.help.template')}</List.Item>
              <List.Item>{t('upload.help.password')}</List.Item>
              <List.Item>{t('upload.help.save-as')}</List.Item>
            </List>
          </Alert>
        ) : null}
      </Stack>
    </Modal>
  )
}
