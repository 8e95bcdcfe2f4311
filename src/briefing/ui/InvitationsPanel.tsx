import { Alert, Button, Group, Modal, NumberInput, Paper, Stack, Text, Title } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { vietnamDate } from '#platform/working-days.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction, useQueryOf } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import type { Briefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { inviteAgain, listInvitations, numberLetter, type Invitation } from '../invitation.contract.ts'
import { isOpen } from '../matter.model.ts'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

/** The letters that went out; after a change of time, the way to send them again. */
export function InvitationsPanel({ briefing }: { briefing: Briefing }) {
  const t = useMessages(briefingScreens)
  const { isHead, isSecretariat } = useViewer()
  const { invitations, changedSince } = useQueryOf(listInvitations, { params: { id: briefing.id } })
  const [asking, setAsking] = useState(false)
  const [numbering, setNumbering] = useState<Invitation>()
  const again = useAction(inviteAgain, {
    invalidates: [listInvitations],
    success: ({ mails }) => t('letters.sent', { mails }),
    onDone: () => setAsking(false),
  })
  const mayInvite = isHead && isOpen('letters', briefing.state)
  return (
    <Paper p="md" component="section" aria-label={t('letters')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('letters')}
        </Title>
        {mayInvite ? (
          <Button
            variant={changedSince ? 'filled' : 'default'}
            size="xs"
            leftSection={<IconMail size={16} aria-hidden />}
            onClick={() => setAsking(true)}
            className="no-print"
          >
            {t('letters.again')}
          </Button>
        ) : null}
      </Group>
      {changedSince && isSecretariat ? (
        <Alert color="amber" mb="sm">
          {t('letters.changed')}
        </Alert>
      ) : null}
      <Stack gap="sm">
        {invitations.map((invitation) => (
          <Letter key={invitation.id} invitation={invitation} onNumber={isSecretariat ? () => setNumbering(invitation) : undefined} />
        ))}
      </Stack>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('letters.again')}
        confirmLabel={t('letters.again')}
        reason="optional"
        reasonLabel={t('letters.note')}
        busy={again.isPending}
        onConfirm={(note) => again.mutate({ params: { id: briefing.id }, body: { note: note || null } })}
      >
        {t('letters.explain')}
      </ConfirmDialog>
      {numbering ? <NumberDialog briefingId={briefing.id} invitation={numbering} onClose={() => setNumbering(undefined)} /> : null}
    </Paper>
  )
}

function Letter({ invitation, onNumber }: { invitation: Invitation; onNumber?: (() => void) | undefined }) {
  const t = useMessages(briefingScreens)
  const formats = useFormats()
  const { span } = useTimeWords()
  const { kind, letterNumber, letterOn, sentAt, sentByName, note } = invitation
  const number = letterNumber === null ? t('letters.unnumbered') : t('letters.number', { number: letterNumber, day: letterOn ? formats.date(letterOn) : '' })
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{t(`letters.${kind}`)}</Text>
        {onNumber && kind !== 'cancellation' ? (
          <Button variant="subtle" size="compact-xs" onClick={onNumber} className="no-print">
            {t('letters.give-number')}
          </Button>
        ) : null}
      </Group>
      <Text size="sm" c="dimmed">
        {formats.moment(sentAt)}
        {sentByName ? ` · ${sentByName}` : ''} · {number}
      </Text>
      <Text size="sm">{span(invitation)}</Text>
      {note ? <Text size="sm">{note}</Text> : null}
    </div>
  )
}

function NumberDialog({ briefingId, invitation, onClose }: { briefingId: string; invitation: Invitation; onClose: () => void }) {
  const t = useMessages(briefingScreens)
  const [number, setNumber] = useState<number | string>(invitation.letterNumber ?? '')
  const [on, setOn] = useState<string | null>(invitation.letterOn ?? vietnamDate(invitation.sentAt))
  const save = useAction(numberLetter, { invalidates: [listInvitations], success: t('saved'), errors: 'form', onDone: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typeof number === 'number' && on) save.mutate({ params: { id: briefingId, invitationId: invitation.id }, body: { number, on } })
  }
  return (
    <Modal opened onClose={onClose} title={<Text fw={600}>{t('letters.give-number')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={save.error} />
          <NumberInput data-autofocus required label={t('letters.number-field')} min={1} max={99999} allowDecimal={false} value={number} onChange={setNumber} />
          <DayInput required label={t('letters.on-field')} value={on} onChange={setOn} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
