import { Anchor, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '#platform/contract.ts'
import { queryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { showCell } from '../cell.model.ts'
import { findColumn } from '../form.model.ts'
import { showDifferences } from '../return.contract.ts'
import { returnMessages } from '../return-screens.messages.ts'
import type { ReturnScreen } from './return-screen.ts'

interface Row {
  key: string
  kind: 'added' | 'removed' | 'changed' | 'figure'
  lineKey: string | null
  column: string | null
  name: string
  label: string
  before: string
  after: string
}

/** What changed from one version to another: a row for every cell and figure. */
export function Differences({ screen, from, to }: { screen: ReturnScreen; from: number; to: number }) {
  const t = useMessages(returnMessages)
  const { count } = useFormats()
  const { data, error, isPending } = useQuery({ ...queryOf(showDifferences, { params: { id: screen.working.id }, query: { from, to } }), enabled: from !== to })
  const rows = useRows(screen, data)
  if (from === to) return <Text c="dimmed">{t('diff.same-version')}</Text>
  if (error) return <ErrorSummary error={error} />
  if (isPending) return <Skeleton height={120} radius="md" />
  const number = (kind: string) => data.lines.filter((line) => line.kind === kind).length
  return (
    <Stack gap="xs">
      <Text>
        {t('diff.summary', {
          added: count(number('added')),
          removed: count(number('removed')),
          changed: count(number('changed')),
          figures: count(data.figures.length),
        })}
      </Text>
      {rows.length === 0 ? null : (
        <DataTable
          caption={t('history.differences')}
          rows={rows}
          rowKey={({ key }) => key}
          filterable
          dense
          columns={[
            { id: 'kind', header: t('diff.kind'), value: ({ kind }) => t(`diff.${kind}`) },
            {
              id: 'name',
              header: t('diff.line'),
              rowHeader: true,
              value: ({ name }) => name,
              cell: ({ name, lineKey, column, kind }) =>
                lineKey && kind !== 'removed' ? (
                  <Anchor component="button" type="button" ta="left" onClick={() => screen.goToCell(lineKey, column)}>
                    {name}
                  </Anchor>
                ) : (
                  name
                ),
            },
            { id: 'column', header: t('diff.column'), value: ({ label }) => label },
            { id: 'before', header: t('diff.before'), value: ({ before }) => before },
            { id: 'after', header: t('diff.after'), value: ({ after }) => after },
          ]}
        />
      )}
    </Stack>
  )
}

function useRows({ form, lists }: ReturnScreen, data: Zipped | undefined): Row[] {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  if (!data) return []
  const lines = data.lines.flatMap(({ kind, lineKey, name, cells }): Row[] => {
    const whole = { kind, lineKey, name: name || t('empty'), column: null, label: '', before: '', after: '' }
    if (kind !== 'changed') return [{ ...whole, key: lineKey }]
    return cells.map((cell) => {
      const column = findColumn(form, cell.column)
      const show = (value: string | null) => (value && column ? showCell(column, value, lists, locale) : t('empty'))
      return {
        ...whole,
        key: `${lineKey}|${cell.column}`,
        column: cell.column,
        label: column?.label[locale] ?? cell.column,
        before: show(cell.before),
        after: show(cell.after),
      }
    })
  })
  const figures = data.figures.map(({ code, before, after }): Row => {
    const show = (value: string | null) => (value === null ? t('empty') : formats.decimal(value))
    return {
      key: code,
      kind: 'figure',
      lineKey: null,
      column: null,
      name: form.figures.find((figure) => figure.code === code)?.label[locale] ?? code,
      label: '',
      before: show(before),
      after: show(after),
    }
  })
  return [...lines, ...figures]
}

type Zipped = ReplyOf<typeof showDifferences>
