import { Alert, Group, SimpleGrid, Stack, Tabs, Text } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { useAction, useQueryOf } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { showCampaignForm } from '../campaign.contract.ts'
import { showReturn } from '../return.contract.ts'
import { uploadMessages } from '../upload-screens.messages.ts'
import { applyUpload, discardUpload, showUpload } from '../workbook.contract.ts'
import { UploadLines } from './UploadLines.tsx'
import { UploadProblems } from './UploadProblems.tsx'
import { UploadReadings } from './UploadReadings.tsx'
import { Tally, UploadSheets } from './UploadSheets.tsx'

const route = '/signed-in/returns/$returnId/upload/$uploadId'

/** How a workbook was read: everything that will change, everything that is wrong, everything that wants a word; then taken or put aside. */
export function UploadPage() {
  const { returnId, uploadId } = useParams({ from: route })
  const t = useMessages(uploadMessages)
  const named = useNamed()
  const formats = useFormats()
  const upload = useQueryOf(showUpload, { params: { id: uploadId } })
  const working = useQueryOf(showReturn, { params: { id: returnId }, query: {} })
  const { form, lists } = useQueryOf(showCampaignForm, { params: { id: working.campaign.id } })
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const [skip, setSkip] = useState<ReadonlySet<string>>(new Set())
  const { outcome } = upload
  const source = { outcome, form, lists }
  const number = (action: string) => outcome.lines.filter((line) => line.action === action && !skip.has(line.lineKey)).length
  return (
    <Page
      title={t('page.title')}
      description={t('page.description', { file: upload.fileName, person: upload.madeBy, at: formats.moment(upload.madeAt) })}
      trail={[{ label: named(working.agency), href: `/returns/${returnId}` }]}
      actions={
        <Decision
          returnId={returnId}
          uploadId={uploadId}
          state={upload.state}
          revision={working.version.revision}
          taken={number('add') + number('correct') + Object.keys(outcome.figures).length + Object.keys(outcome.narrative).length}
          choices={choices}
          skip={[...skip]}
        />
      }
    >
      <Stack gap="lg">
        {upload.state === 'read' ? null : (
          <Alert color="gray">
            {t(upload.state === 'applied' ? 'page.applied' : 'page.discarded')}{' '}
            <ButtonLink to="/returns/$returnId" params={{ returnId }} variant="subtle" size="compact-sm">
              {t('page.back')}
            </ButtonLink>
          </Alert>
        )}
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Tally value={number('add')} label={t('tally.add')} tone="good" />
          <Tally value={number('correct')} label={t('tally.correct')} tone="working" />
          <Tally value={outcome.lines.filter(({ action }) => action === 'same').length} label={t('tally.same')} tone="idle" />
          <Tally value={outcome.untouched.length} label={t('tally.untouched')} tone="idle" />
        </SimpleGrid>
        <UploadSheets {...source} />
        <Tabs defaultValue={outcome.problems.length > 0 ? 'problems' : outcome.readings.some(({ settled }) => !settled) ? 'readings' : 'lines'}>
          <Tabs.List mb="sm">
            <Tabs.Tab value="problems">{t('tab.problems', { count: outcome.problems.length })}</Tabs.Tab>
            <Tabs.Tab value="readings">{t('tab.readings', { count: outcome.readings.length })}</Tabs.Tab>
            <Tabs.Tab value="lines">{t('tab.lines', { count: outcome.lines.length })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="problems">
            <UploadProblems {...source} />
          </Tabs.Panel>
          <Tabs.Panel value="readings">
            <UploadReadings {...source} choices={choices} onChoose={(key, value) => setChoices({ ...choices, [key]: value })} />
          </Tabs.Panel>
          <Tabs.Panel value="lines">
            <UploadLines {...source} skip={skip} onSkip={setSkip} />
          </Tabs.Panel>
        </Tabs>
        <Text size="sm" c="dimmed">
          {t('page.never-removes')}
        </Text>
      </Stack>
    </Page>
  )
}

interface DecisionProps {
  returnId: string
  uploadId: string
  state: string
  revision: number
  taken: number
  choices: Readonly<Record<string, string>>
  skip: string[]
}

function Decision({ returnId, uploadId, state, revision, taken, choices, skip }: DecisionProps) {
  const t = useMessages(uploadMessages)
  const navigate = useNavigate()
  const [discarding, setDiscarding] = useState(false)
  const back = () => void navigate({ to: '/returns/$returnId', params: { returnId } })
  const apply = useAction(applyUpload, {
    invalidates: [showReturn, showUpload],
    errors: 'form',
    onDone: back,
    success: ({ added, corrected }) => t('applied', { added: added.length, corrected: corrected.length }),
  })
  const discard = useAction(discardUpload, { invalidates: [showUpload], success: t('discarded'), onDone: back })
  if (state !== 'read') return null
  return (
    <Stack gap="xs" align="end">
      <Group gap="xs">
        <ReasonedButton variant="default" leftSection={<IconX size={18} aria-hidden />} onClick={() => setDiscarding(true)}>
          {t('discard')}
        </ReasonedButton>
        <ReasonedButton
          leftSection={<IconCheck size={18} aria-hidden />}
          loading={apply.isPending}
          disabledReason={taken === 0 ? t('apply.nothing') : undefined}
          onClick={() => apply.mutate({ params: { id: uploadId }, body: { revision, choices: { ...choices }, skip } })}
        >
          {t('apply')}
        </ReasonedButton>
      </Group>
      <ErrorSummary error={apply.error} />
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('discard.title')}
        confirmLabel={t('discard')}
        tone="danger"
        busy={discard.isPending}
        onConfirm={() => discard.mutate({ params: { id: uploadId } })}
      >
        {t('discard.explain')}
      </ConfirmDialog>
    </Stack>
  )
}
