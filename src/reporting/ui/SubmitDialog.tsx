import { Alert, Anchor, Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { findingSentence } from '../finding.model.ts'
import type { Finding } from '../form.contract.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { submitRoute } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { freshActions, missingFigures, unexplainedOverrides } from './demand.model.ts'
import { ExplainDialog } from './ExplainDialog.tsx'
import { explanationOf, markKey } from './marks.model.ts'
import { movedRoutes } from './moved-routes.ts'
import type { ReturnScreen, ReturnTab } from './return-screen.ts'

const MOST_SHOWN = 6

/** Before submitting: what stands in the way, each with a way to it, and where a word is wanted, a place to say it. */
export function SubmitDialog({ screen, onClose }: { screen: ReturnScreen; onClose: () => void }) {
  const t = useMessages(returnMessages)
  const acts = useMessages(reportingMessages)
  const [explaining, setExplaining] = useState<Finding>()
  const { working, form, state, store } = screen
  const submit = useAction(submitRoute, { invalidates: movedRoutes, success: t('done.submit'), errors: 'form', onDone: onClose })
  const reasons = freshActions(working.actions, form, state).find(({ action }) => action === 'submit')?.reasons ?? []
  const hard = state.findings.filter(({ severity }) => severity === 'hard')
  const soft = state.findings.filter((finding) => finding.severity === 'soft' && !explanationOf(finding, working.explanations))
  const figures = new Set([...missingFigures(form, state), ...unexplainedOverrides(state)])
  const goTo = (tab: ReturnTab) => {
    onClose()
    screen.goToTab(tab)
  }
  const blocked = hard.length + soft.length + figures.size > 0 || reasons.length > 0
  if (explaining) return <ExplainDialog screen={screen} finding={explaining} onClose={() => setExplaining(undefined)} />
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('submit.title')}
        </Text>
      }
    >
      <Stack>
        <ErrorSummary error={submit.error} />
        {blocked ? null : (
          <Alert color="green" icon={<IconCircleCheck aria-hidden />}>
            {t('submit.ready')}
          </Alert>
        )}
        <Obstacle
          title={t('submit.hard', { count: hard.length })}
          findings={hard}
          screen={screen}
          act={t('problems.go')}
          onAct={({ lineKey, column }) => {
            onClose()
            screen.goToCell(lineKey, column)
          }}
          onAll={() => goTo('problems')}
        />
        <Obstacle
          title={t('submit.soft', { count: soft.length })}
          findings={soft}
          screen={screen}
          act={t('problems.explain')}
          onAct={setExplaining}
          onAll={() => goTo('problems')}
        />
        {figures.size > 0 ? (
          <Text>
            {t('submit.figures', { count: figures.size })}{' '}
            <Anchor component="button" type="button" onClick={() => goTo('figures')}>
              {t('submit.open-figures')}
            </Anchor>
          </Text>
        ) : null}
        <Text size="sm" c="dimmed">
          {t('submit.explain')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <ReasonedButton
            loading={submit.isPending}
            disabledReason={blocked ? reasons.map((reason) => acts(`demand.${reason}`)).join(' ') || t('submit.blocked') : undefined}
            onClick={() => void store.flush().then(() => submit.mutate({ params: { id: working.id } }))}
          >
            {acts('action.submit')}
          </ReasonedButton>
        </Group>
      </Stack>
    </Modal>
  )
}

interface ObstacleProps {
  title: string
  findings: readonly Finding[]
  screen: ReturnScreen
  act: string
  onAct: (finding: Finding) => void
  onAll: () => void
}

function Obstacle({ title, findings, screen: { form, state }, act, onAct, onAll }: ObstacleProps) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  if (findings.length === 0) return null
  const rowOf = (lineKey: string | null) => state.content.lines.findIndex((line) => line.lineKey === lineKey) + 1
  return (
    <section>
      <Text fw={600}>{title}</Text>
      <List size="sm" mt={4} spacing={4}>
        {findings.slice(0, MOST_SHOWN).map((finding) => (
          <List.Item key={`${markKey(finding.lineKey, finding.column)}|${finding.code}`}>
            {finding.lineKey ? `${t('remarks.line', { row: rowOf(finding.lineKey) })}: ` : ''}
            {findingSentence(form, finding, locale)}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => onAct(finding)}>
              {act}
            </Anchor>
          </List.Item>
        ))}
      </List>
      {findings.length > MOST_SHOWN ? (
        <Anchor component="button" type="button" size="sm" mt={4} onClick={onAll}>
          {t('submit.all', { count: findings.length })}
        </Anchor>
      ) : null}
    </section>
  )
}
