import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

export interface ConfirmDialogProps {
  opened: boolean
  onClose: () => void
  title: string
  children?: ReactNode
  /** The verb of the act: "Gửi trả", never "OK". */
  confirmLabel: string
  tone?: 'normal' | 'danger'
  /** Asks for a reason; `required` refuses to go on without one. */
  reason?: 'required' | 'optional'
  reasonLabel?: string
  busy?: boolean
  /** The reason is trimmed; empty when none was asked for. */
  onConfirm: (reason: string) => void
}

/** Asks once before an act that is hard to undo, and for its reason where the act demands one. */
export function ConfirmDialog({ opened, onClose, title, ...rest }: ConfirmDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text fw={600} size="lg">
          {title}
        </Text>
      }
      size="md"
    >
      <Question onClose={onClose} {...rest} />
    </Modal>
  )
}

function Question({ onClose, children, confirmLabel, tone, reason, reasonLabel, busy, onConfirm }: Omit<ConfirmDialogProps, 'opened' | 'title'>) {
  const t = useMessages(uiMessages)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason === 'required' && text.trim() === '') return setMissing(true)
    onConfirm(text.trim())
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {children ? <Text component="div">{children}</Text> : null}
        {reason ? (
          <Textarea
            data-autofocus
            autosize
            minRows={3}
            maxLength={2000}
            label={reasonLabel ?? t('dialog.reason')}
            withAsterisk={reason === 'required'}
            value={text}
            error={missing && text.trim() === '' ? t('dialog.reason-needed') : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" color={tone === 'danger' ? 'red' : 'navy'} loading={busy ?? false} {...(reason ? {} : { 'data-autofocus': true })}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
