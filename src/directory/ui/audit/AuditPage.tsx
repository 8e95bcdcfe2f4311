import { Autocomplete, Button, Code, Paper, Text, TextInput, Title } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { listAudit, type AuditEntry } from '../../audit-trail.contract.ts'
import { auditTrailMessages } from '../../audit-trail.messages.ts'
import { directoryMessages } from '../../directory.messages.ts'
import { Role } from '../../role.contract.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { AuditSearch } from '../directory-search.model.ts'
import styles from '../lists/lists.module.css'
import { MoreButton } from '../MoreButton.tsx'
import { usePages } from '../use-pages.ts'
import { useSearchState } from '../use-search.ts'
import { AuditLine } from './AuditLine.tsx'
import { Digests } from './Digests.tsx'
import { useAuditWords } from './use-audit-words.ts'

/** The audit trail, the newest first; the auditor's page. */
export function AuditPage() {
  const t = useMessages(auditTrailMessages)
  const { search } = useSearchState(AuditSearch)
  const { pages, ...rest } = usePages(listAudit, search, 'before')
  const lines = pages.flatMap((page) => page.lines)
  return (
    <Page title={t('title')} description={t('description')} actions={<PrintButton />}>
      <Verifying newest={lines[0]} />
      <Filters key={JSON.stringify(search)} lines={lines} />
      <Lines lines={lines} />
      <MoreButton {...rest} />
      <Digests newest={lines[0]?.seq} />
    </Page>
  )
}

function Verifying({ newest }: { newest: AuditEntry | undefined }) {
  const t = useMessages(auditTrailMessages)
  return (
    <Paper p="md" component="section">
      <Title order={2} size="h4">
        {t('verify')}
      </Title>
      <Text size="sm" mt={4}>
        {t('verify.body')}
      </Text>
      <Code block mt="xs">
        npm run audit:verify
      </Code>
      {newest ? (
        <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
          {t('verify.last', { seq: String(newest.seq), hash: newest.hash })}
        </Text>
      ) : null}
    </Paper>
  )
}

function Filters({ lines }: { lines: readonly AuditEntry[] }) {
  const t = useMessages(auditTrailMessages)
  const { search, change } = useSearchState(AuditSearch)
  const find = useDebouncedCallback((part: Partial<AuditSearch>) => change(part), 500)
  const known = (of: (line: AuditEntry) => string) => [...new Set(lines.map(of))].toSorted()
  const filtered = Object.values(search).some((value) => value !== undefined)
  return (
    <div className={`${styles.filters} no-print`} role="search">
      <Autocomplete
        label={t('subject')}
        w={180}
        data={known(({ subject }) => subject)}
        defaultValue={search.subject ?? ''}
        onChange={(subject) => find({ subject: subject.trim() || undefined })}
      />
      <TextInput
        label={t('subject-id')}
        w={180}
        defaultValue={search.subjectId ?? ''}
        onChange={(event) => find({ subjectId: event.currentTarget.value.trim() || undefined })}
      />
      <Autocomplete
        label={t('action')}
        w={200}
        data={known(({ action }) => action)}
        defaultValue={search.action ?? ''}
        onChange={(action) => find({ action: action.trim() || undefined })}
      />
      <DayInput w={170} clearable label={t('from')} value={search.from ?? null} onChange={(from) => change({ from: from ?? undefined })} />
      <DayInput w={170} clearable label={t('to')} value={search.to ?? null} onChange={(to) => change({ to: to ?? undefined })} />
      {filtered ? (
        <Button
          variant="default"
          onClick={() => change({ subject: undefined, subjectId: undefined, action: undefined, person: undefined, from: undefined, to: undefined })}
        >
          {t('clear')}
        </Button>
      ) : null}
      {search.person ? <Text size="sm">{t('filtered-person')}</Text> : null}
    </div>
  )
}

function Lines({ lines }: { lines: readonly AuditEntry[] }) {
  const t = useMessages(auditTrailMessages)
  const formats = useFormats()
  const words = useAuditWords()
  const [opened, setOpened] = useState<AuditEntry>()
  const columns: Column<AuditEntry>[] = [
    {
      id: 'seq',
      header: t('seq'),
      kind: 'number',
      cell: (line) => (
        <Button variant="subtle" size="compact-sm" aria-label={t('open', { seq: String(line.seq) })} onClick={() => setOpened(line)}>
          {line.seq}
        </Button>
      ),
      width: '5rem',
    },
    { id: 'at', header: t('at'), cell: ({ at }) => <time dateTime={at}>{formats.moment(at)}</time> },
    {
      id: 'action',
      header: t('action'),
      rowHeader: true,
      cell: ({ action }) => (
        <>
          {words.action(action)}
          <span className={styles.small}>{action}</span>
        </>
      ),
    },
    { id: 'subject', header: t('subject'), cell: (line) => <Subject line={line} /> },
    { id: 'person', header: t('person'), cell: (line) => <PersonCell line={line} /> },
    { id: 'agency', header: t('agency'), cell: (line) => <AgencyCell line={line} /> },
    { id: 'hash', header: t('hash'), cell: ({ hash }) => <Code title={hash}>{hash.slice(0, 12)}…</Code>, wideOnly: true },
  ]
  return (
    <>
      <DataTable
        dense
        numbered={false}
        caption={t('title')}
        columns={columns}
        rows={lines}
        rowKey={({ seq }) => String(seq)}
        pageSize={10_000}
        empty={
          <Text c="dimmed" ta="center" py="xl">
            {t('empty')}
          </Text>
        }
      />
      <AuditLine line={opened} onClose={() => setOpened(undefined)} />
    </>
  )
}

function Subject({ line }: { line: AuditEntry }) {
  const { search } = useSearchState(AuditSearch)
  return (
    <AnchorLink to="." search={{ ...search, subject: line.subject, subjectId: line.subjectId }} fz="inherit" style={{ overflowWrap: 'anywhere' }}>
      {line.subject} {line.subjectId}
    </AnchorLink>
  )
}

function PersonCell({ line }: { line: AuditEntry }) {
  const t = useMessages(auditTrailMessages)
  const { search } = useSearchState(AuditSearch)
  if (!line.personName) return <span className={styles.none}>–</span>
  return (
    <AnchorLink to="." search={{ ...search, person: line.personId }} fz="inherit" aria-label={t('filter-by', { name: line.personName })}>
      {line.personName}
    </AnchorLink>
  )
}

function AgencyCell({ line }: { line: AuditEntry }) {
  const { locale } = useLocale()
  const t = useMessages(auditTrailMessages)
  const words = useMessages(directoryMessages)
  const role = Role.safeParse(line.role)
  if (!role.success) return <span className={styles.none}>{t(line.role === 'nobody' ? 'role.nobody' : 'role.system')}</span>
  return (
    <>
      {(locale === 'en' ? line.agencyEn : line.agencyVi) ?? line.agencyId}
      <span className={styles.small}>{words(`role.${role.data}`)}</span>
    </>
  )
}
