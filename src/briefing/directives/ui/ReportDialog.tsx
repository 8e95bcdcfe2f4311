import { ActionIcon, Alert, Button, Checkbox, Group, List, Modal, Slider, Stack, Text, Textarea } from '@mantine/core'
import { IconShieldLock, IconX } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { FileDrop } from '#ui/FileDrop.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { showDirectiveBoard, showOwnDirectives } from '../board.contract.ts'
import { type Directive, evidenceEndings, MAX_EVIDENCE_BYTES, type Part, reportProgress, showDirective, uploadEvidence } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'

interface ReportDialogProps {
  directive: Directive
  part: Pick<Part, 'agencyId' | 'percent'>
  opened: boolean
  onClose: () => void
}

/** Where an addressee says what was done, how far it is, and shows it with files. */
export function ReportDialog({ opened, onClose, ...rest }: ReportDialogProps) {
  const t = useMessages(directiveScreens)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('report.title', { number: rest.directive.number })}
        </Text>
      }
    >
      <ReportForm {...rest} onClose={onClose} />
    </Modal>
  )
}

const step = 5
const marks = [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value}%` }))

function ReportForm({ directive, part, onClose }: Omit<ReportDialogProps, 'opened'>) {
  const t = useMessages(directiveScreens)
  const [text, setText] = useState('')
  const [percent, setPercent] = useState(part.percent)
  const [files, setFiles] = useState<{ id: string; name: string }[]>([])
  const [confirmed, setConfirmed] = useState(false)
  const [tried, setTried] = useState(false)
  const params = { id: directive.id, agencyId: part.agencyId }
  const upload = useAction(uploadEvidence, { errors: 'form', onDone: ({ id, name }) => setFiles((before) => [...before, { id, name }]) })
  const report = useAction(reportProgress, {
    errors: 'form',
    invalidates: [showOwnDirectives, showDirective, showDirectiveBoard],
    success: t('report.done'),
    onDone: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (text.trim().length === 0 || !confirmed) return
    report.mutate({ params, body: { text, percent, fileIds: files.map(({ id }) => id), nothingSecret: true } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary error={report.error ?? upload.error} />
        <Text>{directive.textVi}</Text>
        {directive.evidenceWanted ? (
          <Text size="sm" c="dimmed">
            {t('directive.evidence')}: {directive.evidenceWanted}
          </Text>
        ) : null}
        <Textarea
          data-autofocus
          label={t('report.text')}
          withAsterisk
          autosize
          minRows={4}
          maxLength={4000}
          value={text}
          error={tried && text.trim().length === 0 ? t('report.unsaid') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Text size="sm" fw={500} mb={6}>
            {t('report.percent')}: {percent}%
          </Text>
          <Slider
            value={percent}
            onChange={setPercent}
            step={step}
            marks={marks}
            label={(value) => `${value}%`}
            thumbLabel={t('report.percent')}
            mb="lg"
            mx="sm"
          />
          <Text size="xs" c="dimmed">
            {t('report.percent-hint')}
          </Text>
        </div>
        <Alert icon={<IconShieldLock aria-hidden />} color="amber" variant="light">
          {t('report.secret')}
        </Alert>
        <FileDrop
          label={t('report.files')}
          accept={evidenceEndings}
          maxBytes={MAX_EVIDENCE_BYTES}
          busy={upload.isPending}
          onFile={(file) => upload.mutate({ params, file, fileName: file.name })}
        />
        {files.length > 0 ? (
          <List size="sm" listStyleType="none">
            {files.map(({ id, name }) => (
              <List.Item key={id}>
                <Group gap={4}>
                  {name}
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('report.remove-file', { name })}
                    onClick={() => setFiles((before) => before.filter((file) => file.id !== id))}
                  >
                    <IconX size={14} aria-hidden />
                  </ActionIcon>
                </Group>
              </List.Item>
            ))}
          </List>
        ) : null}
        <Checkbox
          checked={confirmed}
          onChange={(event) => setConfirmed(event.currentTarget.checked)}
          label={t('report.nothing-secret')}
          error={tried && !confirmed ? t('report.unconfirmed') : undefined}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={report.isPending}>
            {t('report.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
