import { Group, Paper, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { listBriefings, showBriefing, showFrozenHeadlines, stepBriefing, type Briefing, type OfferedStep } from '../briefing.contract.ts'
import { briefingMessages } from '../briefing.messages.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { listInvitations } from '../invitation.contract.ts'

const backwards: readonly OfferedStep['action'][] = ['unlock_figures', 'reopen_papers', 'resume', 'cancel']

/** The steps that the reader may take now, drawn from the table; one that cannot be taken yet says why. */
export function StepButtons({ briefing, offered }: { briefing: Briefing; offered: readonly OfferedStep[] }) {
  const t = useMessages(briefingScreens)
  const words = useMessages(briefingMessages)
  const [asking, setAsking] = useState<OfferedStep>()
  const step = useAction(stepBriefing, {
    invalidates: [showBriefing, listBriefings, showFrozenHeadlines, listInvitations],
    success: t('saved'),
    onDone: () => setAsking(undefined),
  })
  const ordered = offered.toSorted((a, b) => Number(backwards.includes(a.action)) - Number(backwards.includes(b.action)))
  const waiting = ordered.filter(({ allowed, action }) => !allowed && !backwards.includes(action)).flatMap(({ reasons }) => reasons)
  return (
    <Paper p="md" component="section" aria-label={t('overview.next')} className="no-print">
      <Group justify="space-between" gap="sm">
        <div>
          <Title order={2} size="h3">
            {t('overview.next')}
          </Title>
          {waiting.map((demand) => (
            <Text key={demand} size="sm" c="var(--mantine-color-error)">
              {words(`demand.${demand}`)}
            </Text>
          ))}
        </div>
        <Group gap="xs">
          {ordered.toReversed().map((each) => (
            <ReasonedButton
              key={each.action}
              variant={backwards.includes(each.action) ? 'default' : 'filled'}
              {...(each.action === 'cancel' ? { color: 'red', variant: 'subtle' } : {})}
              disabledReason={each.allowed ? undefined : each.reasons.map((demand) => words(`demand.${demand}`)).join(' ')}
              onClick={() => setAsking(each)}
            >
              {words(`action.${each.action}`)}
            </ReasonedButton>
          ))}
        </Group>
      </Group>
      {asking ? (
        <ConfirmDialog
          opened
          onClose={() => setAsking(undefined)}
          title={words(`action.${asking.action}`)}
          confirmLabel={words(`action.${asking.action}`)}
          tone={asking.action === 'cancel' ? 'danger' : 'normal'}
          {...(asking.asks ? { reason: 'required' as const } : {})}
          busy={step.isPending}
          onConfirm={(note) => step.mutate({ params: { id: briefing.id }, body: { action: asking.action, note: note || null } })}
        >
          {t(`explain.${asking.action}`)}
        </ConfirmDialog>
      ) : null}
    </Paper>
  )
}
