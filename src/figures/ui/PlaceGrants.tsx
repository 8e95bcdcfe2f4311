import { Progress, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { getFigure, type FigureQuery } from '../figure.contract.ts'
import { CsvButton } from './CsvButton.tsx'
import { csvRowsOf } from './csv.model.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { grantRows, type GrantRow } from './grant-rows.model.ts'
import { useFigureWords, withoutUnit } from './use-figures.ts'
import { usePageSize } from './use-page-size.ts'
import { useReceiptLines } from './use-receipt-lines.ts'

/** The grants of a place, read from the receipt of its disbursement. */
export function PlaceGrants({ query }: { query: FigureQuery }) {
  const t = useMessages(figuresPageMessages)
  const { value } = useFigureWords()
  const { data: answer } = useQuery(queryOf(getFigure, { params: { code: 'disbursed' }, query }))
  const { lines, sum, complete } = useReceiptLines(answer?.receiptId)
  const pageSize = usePageSize(50)
  const rows = useMemo(() => grantRows(lines), [lines])
  const columns = useColumns(query, complete ? value(sum, query.currency) : '')
  if (answer?.lineCount === 0) return null
  const title = t('place.grants')
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      {!complete ? <Loading done={lines.length} all={answer?.lineCount ?? 0} /> : null}
      {rows.length === 0 ? (
        <RowsSkeleton />
      ) : (
        <DataTable
          dense
          filterable
          caption={title}
          columns={columns}
          rows={rows}
          rowKey={({ grantId }) => grantId}
          pageSize={pageSize}
          unit={query.currency}
          tools={<CsvButton fileName={title} rows={csvRowsOf(columns, rows)} />}
        />
      )}
    </section>
  )
}

export function Loading({ done, all }: { done: number; all: number }) {
  const t = useMessages(figuresPageMessages)
  return (
    <div role="status">
      <Text size="sm" mb={4}>
        {t('grants.loading', { done, all })}
      </Text>
      <Progress value={all === 0 ? 0 : (done * 100) / all} mb="sm" aria-label={t('grants.loading', { done, all })} />
    </div>
  )
}

function useColumns(query: FigureQuery, total: string): Column<GrantRow>[] {
  const t = useMessages(figuresPageMessages)
  const { t: words, name, value } = useFigureWords()
  return [
    { id: 'code', header: t('grants.code'), kind: 'code', value: (row) => row.code },
    { id: 'name', header: t('grants.name'), rowHeader: true, value: (row) => row.name },
    { id: 'provider', header: words('dimension.provider'), value: (row) => row.provider },
    { id: 'sectors', header: t('grants.sector'), value: (row) => row.sectors, wideOnly: true },
    {
      id: 'value',
      header: name('disbursed'),
      kind: 'number',
      align: 'right',
      value: (row) => row.value,
      total,
      cell: (row) => (
        <FigureValue code="disbursed" query={{ ...query, grant: row.grantId }}>
          {withoutUnit(value(row.value, query.currency))}
        </FigureValue>
      ),
    },
  ]
}
