import { Anchor, Code, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { urlOf } from '#platform/client.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { type Digest, downloadDigest, EXPORT_LINES, exportAudit, listDigests } from '../../digest.contract.ts'
import { digestMessages } from '../../digest.messages.ts'
import { MoreButton } from '../MoreButton.tsx'
import { usePages } from '../use-pages.ts'

const COMMAND = 'node tools/verify-chain/verify-chain.mjs nhip-cau-audit-1-*.ndjson nhip-cau-*.json'

/** The published ends of the chain, the export for the auditor, and how one is held against the other. `newest`: the number of the newest line in sight. */
export function Digests({ newest }: { newest: number | undefined }) {
  const t = useMessages(digestMessages)
  const { pages, ...rest } = usePages(listDigests, {}, 'before')
  const digests = pages.flatMap((page) => page.digests)
  return (
    <Paper p="md" component="section">
      <Stack gap="xs">
        <Title order={2} size="h4">
          {t('title')}
        </Title>
        <Text size="sm">{t('body')}</Text>
        <Text size="sm">{t('keep-elsewhere')}</Text>
        <DigestTable digests={digests} />
        <MoreButton {...rest} />
        <Title order={3} size="h5" mt="sm">
          {t('export')}
        </Title>
        <ExportLinks last={Math.max(newest ?? 0, digests[0]?.lines ?? 0)} />
        <Text size="sm">{t('check.body')}</Text>
        <Code block>{COMMAND}</Code>
      </Stack>
    </Paper>
  )
}

function DigestTable({ digests }: { digests: readonly Digest[] }) {
  const t = useMessages(digestMessages)
  const formats = useFormats()
  const columns: Column<Digest>[] = [
    { id: 'day', header: t('day'), rowHeader: true, cell: ({ day }) => <time dateTime={day}>{formats.date(day)}</time> },
    { id: 'lines', header: t('lines'), kind: 'number', cell: ({ lines }) => formats.count(lines) },
    { id: 'head', header: t('head'), cell: ({ head }) => <Code title={head}>{head.slice(0, 16)}…</Code> },
    { id: 'file-hash', header: t('file-hash'), cell: ({ fileHash }) => <Code title={fileHash}>{fileHash.slice(0, 16)}…</Code>, wideOnly: true },
    {
      id: 'file',
      header: t('file'),
      cell: ({ day }) => (
        <Anchor href={`/api${urlOf(downloadDigest.path, { day })}`} fz="inherit">
          nhip-cau-{day}.json
        </Anchor>
      ),
    },
  ]
  return (
    <DataTable
      dense
      numbered={false}
      caption={t('title')}
      columns={columns}
      rows={digests}
      rowKey={({ day }) => day}
      pageSize={1000}
      empty={
        <Text c="dimmed" ta="center" py="md">
          {t('empty')}
        </Text>
      }
    />
  )
}

function ExportLinks({ last }: { last: number }) {
  const t = useMessages(digestMessages)
  const formats = useFormats()
  const parts = Array.from({ length: Math.ceil(last / EXPORT_LINES) }, (_, at) => at * EXPORT_LINES + 1)
  return (
    <>
      <Text size="sm">{t('export.body', { count: formats.count(EXPORT_LINES) })}</Text>
      <Group gap="md">
        {parts.map((from) => (
          <Anchor key={from} size="sm" href={`/api${urlOf(exportAudit.path, {}, { from })}`}>
            {t('export.part', { from: formats.count(from), to: formats.count(Math.min(from + EXPORT_LINES - 1, last)) })}
          </Anchor>
        ))}
      </Group>
    </>
  )
}
