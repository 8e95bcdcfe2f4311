import { Alert, Button, Grid, Group, Modal, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react'
import { Suspense, useState, type FormEvent } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { showAgenda } from '../agenda.contract.ts'
import { editBriefing, listBriefings, showBriefing, type Briefing, type BriefingStep } from '../briefing.contract.ts'
import { briefingMessages } from '../briefing.messages.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { LastYearsScore } from '../directives/ui/LastYearsScore.tsx'
import { listInvitations } from '../invitation.contract.ts'
import { isOpen } from '../matter.model.ts'
import { WatchersPanel } from '../recording/ui/WatchersPanel.tsx'
import { FrameFields, frameOf } from './FrameFields.tsx'
import { FrozenFigures } from './FrozenFigures.tsx'
import { InvitationsPanel } from './InvitationsPanel.tsx'
import { LifeLine } from './LifeLine.tsx'
import { OwnRooms } from './OwnRooms.tsx'
import { StepButtons } from './StepButtons.tsx'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

/** Where a briefing is, what comes next, its facts, its figures and its letters. */
export function OverviewTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(briefingScreens)
  const { briefing, steps, offered } = useQueryOf(showBriefing, { params: { id: briefingId } })
  const { isSecretariat, isReporter } = useViewer()
  return (
    <Stack gap="lg">
      {briefing.cancelReason ? (
        <Alert color="red" icon={<IconAlertTriangle />} title={t('overview.cancelled')}>
          {briefing.cancelReason}
        </Alert>
      ) : null}
      <LifeLine state={briefing.state} />
      {isReporter ? <OwnRooms briefing={briefing} /> : null}
      {offered.length > 0 ? <StepButtons briefing={briefing} offered={offered} /> : null}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Facts briefing={briefing} mayEdit={isSecretariat && isOpen('frame', briefing.state)} />
            <FrozenFigures briefing={briefing} />
            <Suspense fallback={<Skeleton height={120} />}>
              <LastYearsScore briefingId={briefingId} />
            </Suspense>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            {briefing.state === 'planned' ? null : <InvitationsPanel briefing={briefing} />}
            <Steps steps={steps} />
          </Stack>
        </Grid.Col>
      </Grid>
      {isSecretariat && briefing.state !== 'planned' && briefing.state !== 'cancelled' ? <WatchersPanel briefingId={briefingId} /> : null}
    </Stack>
  )
}

function Facts({ briefing, mayEdit }: { briefing: Briefing; mayEdit: boolean }) {
  const t = useMessages(briefingScreens)
  const { locale } = useLocale()
  const { span } = useTimeWords()
  const [editing, setEditing] = useState(false)
  const person = (name: string | null, position: string | null) => (name ? [name, position].filter(Boolean).join(', ') : '–')
  return (
    <Paper p="md" component="section" aria-label={t('overview.facts')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3">
          {t('overview.facts')}
        </Title>
        {mayEdit ? (
          <Button variant="subtle" size="compact-sm" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setEditing(true)} className="no-print">
            {t('edit')}
          </Button>
        ) : null}
      </Group>
      <KeyValue
        items={[
          { label: t('field.reportYear'), value: `${briefing.reportYear} (${t('list.number', { number: briefing.number })})` },
          { label: t('field.time'), value: span(briefing) },
          { label: t('field.centre'), value: briefing.centre },
          { label: t('field.chairName'), value: person(briefing.chairName, briefing.chairPosition) },
          { label: t('field.coChairName'), value: person(briefing.coChairName, briefing.coChairPosition) },
          { label: t('field.recorded'), value: t(briefing.recorded ? 'yes' : 'no') },
          ...(locale === 'vi' ? [{ label: t('field.titleEn'), value: <span lang="en">{briefing.titleEn}</span> }] : []),
        ]}
      />
      {editing ? <EditDialog briefing={briefing} onClose={() => setEditing(false)} /> : null}
    </Paper>
  )
}

function EditDialog({ briefing, onClose }: { briefing: Briefing; onClose: () => void }) {
  const t = useMessages(briefingScreens)
  const [frame, setFrame] = useState(() => frameOf(briefing))
  const edit = useAction(editBriefing, {
    invalidates: [showBriefing, listBriefings, showAgenda, listInvitations],
    success: t('saved'),
    errors: 'form',
    onDone: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    edit.mutate({ params: { id: briefing.id }, body: frame })
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={<Text fw={600}>{t('overview.edit')}</Text>}>
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={edit.error} />
          <FrameFields frame={frame} onChange={setFrame} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={edit.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Steps({ steps }: { steps: readonly BriefingStep[] }) {
  const t = useMessages(briefingScreens)
  const words = useMessages(briefingMessages)
  if (steps.length === 0) return null
  const actionName = (action: string) => words(`action.${action as 'invite'}`)
  return (
    <Paper p="md" component="section" aria-label={t('overview.steps')}>
      <Title order={2} size="h3" mb="sm">
        {t('overview.steps')}
      </Title>
      <Timeline
        label={t('overview.steps')}
        events={steps.map(({ at, action, personName, note }) => ({
          id: `${at}${action}`,
          at,
          title: actionName(action),
          ...(personName ? { by: personName } : {}),
          ...(note ? { body: note } : {}),
        }))}
      />
    </Paper>
  )
}
