import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { showBriefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { isOpen } from '../matter.model.ts'
import { moved } from '../order.model.ts'
import { listPoints, type Point } from '../point.contract.ts'
import { decideStatement, listStatements, orderStatements, type Statement, withdrawStatement } from '../statement.contract.ts'
import { OrderedList } from './OrderedList.tsx'
import { StatementDialog } from './StatementDialog.tsx'
import { statementTones } from './tones.ts'
import { useViewer } from './use-viewer.ts'

/** Statements of all rooms in the order of speaking; of one room when `pointId` is given. */
export function StatementsTab({ briefingId, pointId }: { briefingId: string; pointId?: string }) {
  const t = useMessages(briefingScreens)
  const params = { id: briefingId }
  const { briefing } = useQueryOf(showBriefing, { params })
  const { statements, minutesPlanned } = useQueryOf(listStatements, { params })
  const { points, ownIds } = useQueryOf(listPoints, { params })
  const { isSecretariat, isReporter } = useViewer()
  const [writing, setWriting] = useState<Statement | 'new'>()
  const order = useAction(orderStatements, { invalidates: [listStatements] })
  const shown = statements.filter((statement) => !pointId || statement.pointId === pointId)
  const mayDecide = isSecretariat && isOpen('deciding', briefing.state)
  const mayRegister = (isSecretariat || isReporter) && isOpen('registering', briefing.state)
  const answered = points.filter(({ id }) => (isSecretariat ? true : ownIds.includes(id)) && (!pointId || id === pointId))
  const accepted = shown.filter(({ state }) => state === 'accepted').reduce((sum, { minutes }) => sum + minutes, 0)
  const move = (from: number, to: number) => order.mutate({ params, body: { statementIds: moved(statements, from, to).map(({ id }) => id) } })
  return (
    <Stack>
      <Group justify="space-between">
        {pointId ? (
          <Text c="dimmed">{t(mayRegister ? 'statements.open' : 'statements.closed')}</Text>
        ) : (
          <Text {...(accepted > minutesPlanned ? { c: 'var(--mantine-color-error)' } : {})}>{t('statements.sum', { accepted, planned: minutesPlanned })}</Text>
        )}
        {mayRegister && answered.length > 0 ? (
          <Button onClick={() => setWriting('new')} className="no-print">
            {t('statements.register')}
          </Button>
        ) : null}
      </Group>
      {shown.length === 0 ? (
        <EmptyState title={t('statements.none')} description={mayRegister ? t('statements.none-hint') : undefined} />
      ) : (
        <OrderedList
          label={t('tab.statements')}
          items={shown}
          keyOf={({ id }) => id}
          nameOf={({ subject }) => subject}
          onMove={mayDecide && !pointId ? move : undefined}
        >
          {(statement, index) => (
            <Item
              briefingId={briefingId}
              statement={statement}
              number={index + 1}
              mayDecide={mayDecide}
              onEdit={mayRegister && statement.state === 'registered' && isOwn(statement, answered) ? () => setWriting(statement) : undefined}
              mayWithdraw={isReporter && isOpen('deciding', briefing.state) && isOwn(statement, answered)}
            />
          )}
        </OrderedList>
      )}
      {writing ? (
        <StatementDialog briefingId={briefingId} points={answered} statement={writing === 'new' ? null : writing} onClose={() => setWriting(undefined)} />
      ) : null}
    </Stack>
  )
}

const isOwn = ({ pointId }: Statement, points: readonly Point[]) => points.some(({ id }) => id === pointId)

interface ItemProps {
  briefingId: string
  statement: Statement
  number: number
  mayDecide: boolean
  mayWithdraw: boolean
  onEdit?: (() => void) | undefined
}

function Item({ briefingId, statement, number, mayDecide, mayWithdraw, onEdit }: ItemProps) {
  const t = useMessages(briefingScreens)
  const { subject, speakerName, speakerPosition, minutes, state, body, declineReason, pointNameVi } = statement
  const settled = state === 'withdrawn' || state === 'spoken'
  const speaker = speakerName ? ` · ${[speakerName, speakerPosition].filter(Boolean).join(', ')}` : ''
  return (
    <Group gap="sm" align="start" wrap="nowrap" opacity={state === 'withdrawn' ? 0.7 : 1}>
      <Text c="dimmed" w={24} ta="right" style={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}>
        {number}
      </Text>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={500}>{subject}</Text>
          <StateBadge size="sm" tone={statementTones[state]}>
            {t(`statement-state.${state}`)}
          </StateBadge>
        </Group>
        <Text size="sm" c="dimmed">
          {pointNameVi}
          {speaker} · {t('minutes', { minutes })}
        </Text>
        {declineReason && state === 'declined' ? <Text size="sm">{t('statements.declined', { reason: declineReason })}</Text> : null}
        {body ? (
          <details>
            <summary style={{ fontSize: '0.875rem' }}>{t('statements.text')}</summary>
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {body}
            </Text>
          </details>
        ) : null}
      </div>
      <Group gap={2} wrap="nowrap" className="no-print">
        {onEdit ? (
          <Tooltip label={t('edit')}>
            <ActionIcon variant="subtle" size="lg" aria-label={t('statements.edit-of', { subject })} onClick={onEdit}>
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
        {mayDecide && !settled ? <Decisions briefingId={briefingId} statement={statement} /> : null}
        {mayWithdraw && (state === 'registered' || state === 'accepted') ? <Withdraw briefingId={briefingId} statement={statement} /> : null}
      </Group>
    </Group>
  )
}

function Decisions({ briefingId, statement: { id, subject, state } }: { briefingId: string; statement: Statement }) {
  const t = useMessages(briefingScreens)
  const [declining, setDeclining] = useState(false)
  const decide = useAction(decideStatement, { invalidates: [listStatements], success: t('saved'), onDone: () => setDeclining(false) })
  const params = { id: briefingId, statementId: id }
  return (
    <>
      {state === 'accepted' ? null : (
        <Tooltip label={t('statements.accept')}>
          <ActionIcon
            variant="subtle"
            color="green"
            size="lg"
            aria-label={t('statements.accept-of', { subject })}
            loading={decide.isPending}
            onClick={() => decide.mutate({ params, body: { decision: 'accept' } })}
          >
            <IconCheck size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {state === 'declined' ? null : (
        <Tooltip label={t('statements.decline')}>
          <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('statements.decline-of', { subject })} onClick={() => setDeclining(true)}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      <ConfirmDialog
        opened={declining}
        onClose={() => setDeclining(false)}
        title={t('statements.decline-of', { subject })}
        confirmLabel={t('statements.decline')}
        reason="required"
        busy={decide.isPending}
        onConfirm={(reason) => decide.mutate({ params, body: { decision: 'decline', reason } })}
      />
    </>
  )
}

function Withdraw({ briefingId, statement: { id, subject } }: { briefingId: string; statement: Statement }) {
  const t = useMessages(briefingScreens)
  const [asking, setAsking] = useState(false)
  const withdraw = useAction(withdrawStatement, { invalidates: [listStatements], success: t('saved'), onDone: () => setAsking(false) })
  return (
    <>
      <Tooltip label={t('statements.withdraw')}>
        <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('statements.withdraw-of', { subject })} onClick={() => setAsking(true)}>
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('statements.withdraw-of', { subject })}
        confirmLabel={t('statements.withdraw')}
        tone="danger"
        busy={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ params: { id: briefingId, statementId: id } })}
      />
    </>
  )
}
