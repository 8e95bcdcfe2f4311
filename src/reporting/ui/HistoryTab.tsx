import { Button, Group, NativeSelect, Stack, Title } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconFileDownload, IconPencil, IconSend, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { Timeline, type TimelineEvent } from '#ui/Timeline.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { reportingMessages } from '../reporting.messages.ts'
import type { VersionHead } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { downloadWorkbook } from '../workbook.contract.ts'
import { Differences } from './Differences.tsx'
import type { ReturnScreen } from './return-screen.ts'
import { stateTones } from './state-tones.ts'

/** The versions of a return, what happened to them and through whom, and what changed between two of them. */
export function HistoryTab({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const events = useEvents(screen.working.versions)
  return (
    <Stack gap="xl">
      <section>
        <Title order={2} size="h3" mb="sm">
          {t('history.versions')}
        </Title>
        <Versions screen={screen} />
      </section>
      {screen.working.versions.length > 1 ? (
        <section>
          <Title order={2} size="h3" mb="sm">
            {t('history.differences')}
          </Title>
          <Comparison screen={screen} />
        </section>
      ) : null}
      <section>
        <Title order={2} size="h3" mb="sm">
          {t('history.events')}
        </Title>
        <Timeline label={t('history.events')} events={events} />
      </section>
    </Stack>
  )
}

function Versions({ screen: { working } }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const states = useMessages(reportingMessages)
  const formats = useFormats()
  const download = useFileDownload()
  const signed = (at: string | null, by: string | null) => (at ? `${formats.moment(at)}${by ? ` · ${by}` : ''}` : '')
  return (
    <DataTable
      caption={t('history.versions')}
      rows={working.versions.toSorted((a, b) => b.number - a.number)}
      rowKey={({ id }) => id}
      numbered={false}
      dense
      columns={[
        { id: 'number', header: t('version'), kind: 'number', align: 'left', rowHeader: true, value: ({ number }) => String(number) },
        {
          id: 'state',
          header: t('history.state'),
          value: ({ state }) => states(`state.${state}`),
          cell: ({ state }) => (
            <StateBadge size="sm" tone={stateTones[state]}>
              {states(`state.${state}`)}
            </StateBadge>
          ),
        },
        { id: 'opened', header: t('history.opened'), kind: 'date', value: ({ openedAt }) => openedAt, cell: ({ openedAt }) => formats.moment(openedAt) },
        {
          id: 'submitted',
          header: t('history.submitted'),
          kind: 'date',
          value: ({ submittedAt }) => submittedAt,
          cell: ({ submittedAt, submittedBy }) => signed(submittedAt, submittedBy),
        },
        {
          id: 'signed',
          header: t('history.signed'),
          kind: 'date',
          value: ({ signedAt }) => signedAt,
          cell: ({ signedAt, signedBy }) => signed(signedAt, signedBy),
        },
        {
          id: 'decided',
          header: t('history.decided'),
          kind: 'date',
          value: ({ decidedAt }) => decidedAt,
          cell: ({ decidedAt, decidedBy }) => signed(decidedAt, decidedBy),
        },
        {
          id: 'file',
          header: t('history.file'),
          cell: ({ number }) => (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconFileDownload size={16} aria-hidden />}
              aria-label={t('history.download-of', { version: number })}
              onClick={() => void download(client(downloadWorkbook, { params: { id: working.id }, query: { version: number } }))}
            >
              Excel
            </Button>
          ),
        },
      ]}
    />
  )
}

function Comparison({ screen }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const numbers = screen.working.versions.map(({ number }) => number).toSorted((a, b) => a - b)
  const [from, setFrom] = useState(numbers.at(-2) ?? 1)
  const [to, setTo] = useState(numbers.at(-1) ?? 1)
  const data = numbers.map((number) => ({ value: String(number), label: t('version.number', { number }) }))
  return (
    <Stack gap="sm">
      <Group gap="sm" align="end">
        <NativeSelect label={t('diff.from')} data={data} value={String(from)} onChange={(event) => setFrom(Number(event.currentTarget.value))} />
        <NativeSelect label={t('diff.to')} data={data} value={String(to)} onChange={(event) => setTo(Number(event.currentTarget.value))} />
      </Group>
      <Differences screen={screen} from={from} to={to} />
    </Stack>
  )
}

/** What happened, oldest first, read off the versions. */
function useEvents(versions: readonly VersionHead[]): TimelineEvent[] {
  const t = useMessages(returnMessages)
  const event = (
    version: VersionHead,
    kind: 'opened' | 'submitted' | 'signed' | 'accepted' | 'sent_back',
    at: string | null,
    by: string | null,
  ): TimelineEvent[] =>
    at === null
      ? []
      : [
          {
            id: `${version.id}-${kind}`,
            title: t(`event.${kind}`, { number: version.number }),
            at,
            icon: icons[kind],
            ...(by ? { by } : {}),
            ...(version.note && (kind === 'opened' || kind === 'sent_back') ? { body: version.note } : {}),
          },
        ]
  return versions
    .flatMap((version) => [
      ...event(version, 'opened', version.openedAt, null),
      ...event(version, 'submitted', version.submittedAt, version.submittedBy),
      ...event(version, 'signed', version.signedAt, version.signedBy),
      ...event(version, version.state === 'sent_back' ? 'sent_back' : 'accepted', version.decidedAt, version.decidedBy),
    ])
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const icons = { opened: IconPencil, submitted: IconSend, signed: IconSignature, accepted: IconCheck, sent_back: IconArrowBackUp } as const
