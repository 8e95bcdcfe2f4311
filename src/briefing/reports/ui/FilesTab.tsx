import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet, IconFileTypePdf, IconFileWord, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { client } from '#platform/browser-client.web.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { StateBadge, type StateTone } from '#ui/StateBadge.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { cancelMaking, downloadMaking, makeReport, type Making, type Report, type ReportForm, showMakings, showReport } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'

const POLL_MS = 1500
const tones: Record<Making['state'], StateTone> = { queued: 'idle', running: 'working', done: 'good', failed: 'bad', cancelled: 'attention' }
const isUnderWay = ({ state }: Making) => state === 'queued' || state === 'running'

/** The files of a report: asked for, watched while they are made, handed out. */
export function FilesTab({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const { data } = useQuery({
    ...queryOf(showMakings, { params: { id: report.id } }),
    initialData: { makings: report.makings },
    refetchInterval: ({ state }) => (state.data?.makings.some(isUnderWay) ? POLL_MS : false),
  })
  const make = useAction(makeReport, { invalidates: [showMakings, showReport] })
  const { makings } = data
  const may = report.acts.some(({ action }) => action === 'make')
  const busy = makings.some(isUnderWay)
  const button = may ? (
    <Button
      leftSection={<IconRefresh size={18} aria-hidden />}
      loading={make.isPending}
      disabled={busy}
      onClick={() => make.mutate({ params: { id: report.id }, body: {} })}
    >
      {t(makings.length === 0 ? 'files.make' : 'files.make-again')}
    </Button>
  ) : null
  if (makings.length === 0)
    return (
      <EmptyState title={t('files.none')} description={t('files.intro')} icon={IconFileWord} level={2}>
        {button}
      </EmptyState>
    )
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text c="dimmed" size="sm" maw="44rem">
          {t('files.intro')}
        </Text>
        {button}
      </Group>
      {makings.map((making) => (
        <OneMaking key={making.id} making={making} mayStop={may} />
      ))}
    </Stack>
  )
}

function OneMaking({ making, mayStop }: { making: Making; mayStop: boolean }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const cancel = useAction(cancelMaking, { invalidates: [showMakings, showReport] })
  return (
    <Paper withBorder p="md" component="section" aria-label={t('files.asked', { by: making.askedBy ?? '', at: moment(making.askedAt) })}>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <StateBadge tone={tones[making.state]}>{t(`files.state.${making.state}`)}</StateBadge>
          <Text size="sm">
            {t(making.frozen ? 'files.frozen' : 'files.draft')} · {t('files.asked', { by: making.askedBy ?? '', at: moment(making.askedAt) })}
          </Text>
        </Group>
        {isUnderWay(making) && mayStop ? (
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: making.id } })}>
            {t('files.cancel')}
          </Button>
        ) : null}
      </Group>
      {isUnderWay(making) ? <Way making={making} /> : null}
      {making.files ? <Files making={making} files={making.files} /> : null}
      {making.failure ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('files.failure', { failure: making.failure })}
        </Text>
      ) : null}
    </Paper>
  )
}

function Way({ making }: { making: Making }) {
  const t = useMessages(reportScreens)
  return (
    <div role="status" aria-live="polite">
      <Text size="sm" mt="sm" mb={4}>
        {t(`files.step.${making.step}`)} · {making.percent}%
      </Text>
      <Progress value={Math.max(making.percent, 2)} animated aria-label={t(`files.step.${making.step}`)} />
    </div>
  )
}

const forms: { form: ReportForm; icon: typeof IconFileWord }[] = [
  { form: 'word', icon: IconFileWord },
  { form: 'workbook', icon: IconFileSpreadsheet },
  { form: 'pdf', icon: IconFileTypePdf },
]

function Files({ making, files }: { making: Making; files: NonNullable<Making['files']> }) {
  const t = useMessages(reportScreens)
  const formats = useFormats()
  const download = useFileDownload()
  const { proof } = making
  const size = (bytes: number) => `${formats.decimal((bytes / 1_048_576).toFixed(2), 1)} MB`
  return (
    <>
      <Group gap="xs" mt="sm">
        {forms.map(({ form, icon: Icon }) => (
          <Button
            key={form}
            variant="default"
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => void download(client(downloadMaking, { params: { id: making.id, form } }))}
          >
            {t(`files.${form}`)} ({size(files[form].bytes)})
          </Button>
        ))}
      </Group>
      {proof && proof.differing.length === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('files.proof', { count: proof.checked, asOf: making.asOf ? formats.moment(making.asOf) : '' })}
        </Text>
      ) : null}
      {proof && proof.differing.length > 0 ? (
        <Alert color="red" mt="xs">
          {t('files.differing', { count: proof.differing.length })}
        </Alert>
      ) : null}
      {proof && !proof.pictures ? (
        <Alert color="amber" mt="xs">
          {t('files.no-pictures')}
        </Alert>
      ) : null}
    </>
  )
}
