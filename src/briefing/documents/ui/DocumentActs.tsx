import { Modal, NumberInput, Group, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { showBriefing } from '../../briefing.contract.ts'
import { showDirectiveBoard } from '../../directives/board.contract.ts'
import { showBriefingDirectives } from '../../directives/directive.contract.ts'
import { type BriefingDocument, listBriefingDocuments, moveDocument } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'

type Move = 'submit' | 'send_back' | 'sign' | 'issue'

/** The next steps of a paper for the reader's role; what cannot be done yet says why. */
export function DocumentActs({ document, nextNumber }: { document: BriefingDocument; nextNumber: number }) {
  const t = useMessages(documentScreens)
  const [asked, setAsked] = useState<Move>()
  const move = useAction(moveDocument, {
    invalidates: [listBriefingDocuments, showBriefing, showBriefingDirectives, showDirectiveBoard],
    success: ({ number, issuedDirectives }) => (asked ? t(`acted.${asked}`, { number, count: issuedDirectives }) : ''),
    onDone: () => setAsked(undefined),
  })
  const send = (action: Move, note: string | null, number: number | null) => move.mutate({ params: { id: document.id }, body: { action, note, number } })
  const offered = document.acts.filter((act): act is typeof act & { action: Move } => act.action !== 'edit' && !act.reasons.includes('state'))
  const close = () => setAsked(undefined)
  return (
    <>
      {offered.map(({ action, reasons }) => (
        <ReasonedButton
          key={action}
          variant={action === 'send_back' ? 'default' : 'filled'}
          disabledReason={reasons[0] ? t(`reason.${reasons[0]}`) : undefined}
          onClick={() => setAsked(action)}
        >
          {t(`act.${action}`)}
        </ReasonedButton>
      ))}
      {asked === 'issue' ? <IssueDialog next={nextNumber} busy={move.isPending} onClose={close} onIssue={(number) => send('issue', null, number)} /> : null}
      {asked && asked !== 'issue' ? (
        <ConfirmDialog
          opened
          onClose={close}
          title={t(`act.${asked}`)}
          confirmLabel={t(`act.${asked}`)}
          {...(asked === 'send_back' ? { reason: 'required' as const } : {})}
          busy={move.isPending}
          onConfirm={(note) => send(asked, note || null, null)}
        >
          {asked === 'send_back' ? null : t(`asks.${asked}`)}
        </ConfirmDialog>
      ) : null}
    </>
  )
}

function IssueDialog({ next, busy, onClose, onIssue }: { next: number; busy: boolean; onClose: () => void; onIssue: (number: number) => void }) {
  const t = useMessages(documentScreens)
  const [number, setNumber] = useState(next)
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600} size="lg">
          {t('act.issue')}
        </Text>
      }
    >
      <Stack>
        <Text>{t('asks.issue')}</Text>
        <NumberInput
          data-autofocus
          label={t('asks.number')}
          description={t('asks.number-hint', { number: next })}
          min={1}
          max={99_999}
          value={number}
          onChange={(value) => setNumber(Number(value) || next)}
        />
        <Group justify="flex-end">
          <Button loading={busy} onClick={() => onIssue(number)}>
            {t('act.issue')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
