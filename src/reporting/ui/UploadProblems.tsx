import { IconCircleCheck } from '@tabler/icons-react'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { findingSentence } from '../finding.model.ts'
import { findColumn } from '../form.model.ts'
import { uploadMessages } from '../upload-screens.messages.ts'
import type { UploadSource } from './UploadSheets.tsx'

/** Everything wrong in the file, all at once, each named by sheet, cell and value. */
export function UploadProblems({ outcome, form }: UploadSource) {
  const t = useMessages(uploadMessages)
  const { locale } = useLocale()
  if (outcome.problems.length === 0) return <EmptyState icon={IconCircleCheck} title={t('problems.none')} />
  return (
    <DataTable
      caption={t('problems.caption')}
      rows={outcome.problems}
      filterable
      dense
      rowKey={({ sheet, ref, code, lineKey, column }) => `${sheet}!${ref}|${lineKey}|${column}|${code}`}
      rowTone={({ severity }) => (severity === 'hard' ? 'error' : undefined)}
      columns={[
        {
          id: 'severity',
          header: t('problems.kind'),
          value: ({ severity }) => t(`severity.${severity}`),
          cell: ({ severity }) => (
            <StateBadge size="sm" tone={severity === 'hard' ? 'bad' : 'attention'}>
              {t(`severity.${severity}`)}
            </StateBadge>
          ),
        },
        { id: 'sheet', header: t('problems.sheet'), value: ({ sheet }) => sheet ?? '' },
        { id: 'ref', header: t('problems.cell'), kind: 'code', value: ({ ref }) => ref ?? '' },
        { id: 'column', header: t('problems.column'), value: ({ column }) => (column ? (findColumn(form, column)?.label[locale] ?? column) : '') },
        { id: 'value', header: t('problems.value'), value: ({ value }) => value ?? '', cell: ({ value }) => (value ? <code>{value}</code> : '') },
        { id: 'reason', header: t('problems.reason'), rowHeader: true, value: (problem) => findingSentence(form, problem, locale) },
      ]}
    />
  )
}
