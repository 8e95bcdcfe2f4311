import { Code, Text } from '@mantine/core'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import type { AuditEntry } from '../../audit-trail.contract.ts'
import { auditTrailMessages } from '../../audit-trail.messages.ts'
import { DetailDrawer, DetailSection } from '../lists/DetailDrawer.tsx'
import styles from './audit.module.css'
import { diffOf, type FieldChange } from './audit-diff.model.ts'
import { useAuditWords } from './use-audit-words.ts'

/** One line of the trail: who, what, before and after, and its place in the chain. */
export function AuditLine({ line, onClose }: { line: AuditEntry | undefined; onClose: () => void }) {
  const t = useMessages(auditTrailMessages)
  return (
    <DetailDrawer opened={line !== undefined} title={line ? t('line', { seq: String(line.seq) }) : ''} onClose={onClose}>
      {line ? <Facts line={line} /> : null}
    </DetailDrawer>
  )
}

function Facts({ line }: { line: AuditEntry }) {
  const t = useMessages(auditTrailMessages)
  const formats = useFormats()
  const words = useAuditWords()
  return (
    <>
      <KeyValue
        items={[
          { label: t('at'), value: formats.moment(line.at) },
          {
            label: t('action'),
            value: (
              <>
                {words.action(line.action)} <Code>{line.action}</Code>
              </>
            ),
          },
          {
            label: t('subject'),
            value: (
              <span className={styles.long}>
                {words.subject(line.subject)} <Code>{line.subjectId}</Code>
              </span>
            ),
          },
          { label: t('person'), value: line.personName ?? t(line.role === 'nobody' ? 'role.nobody' : 'role.system') },
          { label: t('request'), value: <Code className={styles.long}>{line.request}</Code> },
          { label: t('hash'), value: <Code className={styles.long}>{line.hash}</Code> },
        ]}
      />
      <DetailSection title={t('changes')}>
        <Changes line={line} />
      </DetailSection>
    </>
  )
}

function Changes({ line }: { line: AuditEntry }) {
  const t = useMessages(auditTrailMessages)
  const { changes, unchanged } = diffOf(line.before, line.after)
  if (changes.length === 0 && unchanged === 0) return <Text c="dimmed">{t('no-changes')}</Text>
  const columns: Column<FieldChange>[] = [
    { id: 'field', header: t('field'), rowHeader: true, cell: ({ path }) => <Code>{path}</Code> },
    { id: 'before', header: t('before'), cell: (change) => <Value tag="del" value={change.before} /> },
    { id: 'after', header: t('after'), cell: (change) => <Value tag="ins" value={change.after} /> },
  ]
  return (
    <>
      {changes.length > 0 ? <DataTable dense numbered={false} caption={t('changes')} columns={columns} rows={changes} rowKey={({ path }) => path} /> : null}
      {unchanged > 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          {t('unchanged', { count: unchanged })}
        </Text>
      ) : null}
    </>
  )
}

function Value({ tag: Tag, value }: { tag: 'del' | 'ins'; value: unknown }) {
  const t = useMessages(auditTrailMessages)
  if (value === undefined || value === null || value === '') return <span className={styles.nothing}>{t('nothing')}</span>
  return <Tag className={styles[Tag]}>{typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value)}</Tag>
}
