import { Anchor, Text, Title, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Exact } from '#platform/money.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { RowsSkeleton } from '#ui/Skeletons.tsx'
import { figureMessages } from '../figure.messages.ts'
import type { Receipt, ReceiptLine } from '../receipt.contract.ts'
import { CsvButton } from './CsvButton.tsx'
import { csvRowsOf } from './csv.model.ts'
import { Loading } from './PlaceGrants.tsx'
import styles from './receipt.module.css'
import { receiptMessages } from './receipt.messages.ts'
import { useFigureWords } from './use-figures.ts'
import { usePageSize } from './use-page-size.ts'

interface ReceiptLinesProps {
  receipt: Receipt
  lines: readonly ReceiptLine[]
  /** Of all lines loaded so far. */
  sum: string
  complete: boolean
  error: unknown
}

type Row = ReceiptLine & { running: string }

/** Every line behind a figure as its pages come, with the running sum, and at the end whether it makes the value. */
export function ReceiptLines({ receipt, lines, sum, complete, error }: ReceiptLinesProps) {
  const t = useMessages(receiptMessages)
  const rows = useMemo(() => withRunning(lines), [lines])
  const columns = useColumns(receipt)
  const pageSize = usePageSize(100)
  if (complete && lines.length === 0) return <Text c="dimmed">{t('lines.none')}</Text>
  return (
    <section>
      <Title order={2} size="h3" mb="sm">
        {t('lines')}
      </Title>
      <ErrorSummary error={error} />
      {complete || error ? null : <Loading done={lines.length} all={receipt.lineCount} />}
      {lines.length === 0 ? (
        <RowsSkeleton />
      ) : (
        <DataTable
          dense
          filterable
          caption={t('lines')}
          columns={columns}
          rows={rows}
          rowKey={({ flowId }) => String(flowId)}
          rowTone={({ recomputes }) => (recomputes ? undefined : 'error')}
          pageSize={pageSize}
          tools={complete ? <CsvButton fileName={`${t('title')} ${receipt.id}`} rows={csvRowsOf(columns, rows)} /> : null}
        />
      )}
      {complete ? <Equality receipt={receipt} lines={lines} sum={sum} /> : null}
    </section>
  )
}

function withRunning(lines: readonly ReceiptLine[]): Row[] {
  let running = new Exact(0)
  return lines.map((line) => {
    running = running.plus(line.contributes)
    return { ...line, running: running.toFixed() }
  })
}

function Equality({ receipt, lines, sum }: Pick<ReceiptLinesProps, 'receipt' | 'lines' | 'sum'>) {
  const t = useMessages(receiptMessages)
  const { value, formats } = useFigureWords()
  const equal = receipt.value !== null && new Exact(sum).equals(receipt.value)
  const failing = lines.filter(({ recomputes }) => !recomputes).length
  const Sign = equal ? IconCheck : IconX
  return (
    <p className={styles.equal} data-holds={equal || undefined} role="status">
      <Sign size={20} stroke={2.2} aria-hidden />
      {equal
        ? t('lines.equal', { value: value(receipt.value, receipt.unit) })
        : t('lines.unequal', { sum: value(sum, receipt.unit), value: value(receipt.value, receipt.unit) })}
      <small>{failing === 0 ? t('lines.all-recompute', { count: formats.count(lines.length) }) : t('lines.some-fail', { count: failing })}</small>
    </p>
  )
}

function useColumns(receipt: Receipt): Column<Row>[] {
  const t = useMessages(receiptMessages)
  const kinds = useMessages(figureMessages)
  const { formats } = useFigureWords()
  const decimals = receipt.unit === 'USD' ? 2 : 0
  const plain = (amount: string, places: number) => formats.decimal(amount, places)
  return [
    {
      id: 'grant',
      width: 260,
      header: t('line.grant'),
      rowHeader: true,
      value: (row) => `${row.grantCode} ${row.grantName}`,
      cell: (row) => <Two main={row.grantName} small={row.grantCode} />,
    },
    {
      id: 'provider',
      width: 190,
      header: t('line.provider'),
      value: (row) => row.providerName,
      cell: (row) => (
        <Two
          main={row.providerName}
          small={[kinds(`providerKind.${row.providerKind}` as 'providerKind.ngo'), row.providerCountry].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      id: 'place',
      width: 180,
      header: t('line.place'),
      value: (row) => `${row.placeName} ${row.sectorName}`,
      cell: (row) => <Two main={row.placeName} small={row.sectorName} />,
    },
    { id: 'agency', width: 150, header: t('line.agency'), value: (row) => row.agencyName, wideOnly: true },
    {
      id: 'amount',
      header: t('line.amount'),
      kind: 'number',
      value: (row) => row.amount,
      cell: (row) => (
        <Two
          main={formats.money(row.amount, row.currency)}
          small={
            row.currency === 'USD'
              ? ''
              : t('line.rate-of', {
                  rate: formats.decimal(trimmed(row.currency === 'VND' ? row.vndPerUsd : row.vndRate)),
                  currency: row.currency === 'VND' ? 'USD' : row.currency,
                })
          }
        />
      ),
      align: 'right',
    },
    ...(receipt.unit === 'USD'
      ? []
      : [
          {
            id: 'usd',
            header: t('line.usd'),
            kind: 'number' as const,
            align: 'right' as const,
            value: (row: Row) => row.usd,
            cell: (row: Row) => plain(row.usd, 2),
            wideOnly: true,
          },
        ]),
    {
      id: 'contributes',
      header: t('line.contributes'),
      kind: 'number',
      align: 'right',
      value: (row) => row.contributes,
      cell: (row) => <strong>{plain(row.contributes, decimals)}</strong>,
    },
    {
      id: 'running',
      header: t('line.running'),
      kind: 'number',
      align: 'right',
      value: (row) => row.running,
      cell: (row) => plain(row.running, decimals),
      wideOnly: true,
    },
    { id: 'cell', align: 'left', width: 190, header: t('line.cell'), kind: 'number', value: (row) => row.position, cell: (row) => <CellLink row={row} /> },
  ]
}

const trimmed = (rate: string) => (rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate)

function Two({ main, small }: { main: string; small: string }) {
  return (
    <span>
      {main}
      {small ? <span className={styles.small}>{small}</span> : null}
    </span>
  )
}

/** The very cell that the line came from, and whether it gives the line again. */
function CellLink({ row }: { row: Row }) {
  const t = useMessages(receiptMessages)
  const column = `column.${row.column}` as 'column.disbursedYear'
  const Sign = row.recomputes ? IconCheck : IconX
  const verdict = t(row.recomputes ? 'line.recomputes' : 'line.fails')
  return (
    <span>
      <Anchor component={Link} to={`/returns/${row.returnId}?line=${row.lineKey}&column=${row.column}`} fz="inherit">
        {column in receiptMessages.vi ? t(column) : row.column}: {row.cell}
      </Anchor>
      <Sign
        size={15}
        stroke={2.4}
        aria-hidden
        color={row.recomputes ? 'var(--mantine-color-green-6)' : 'var(--mantine-color-error)'}
        style={{ verticalAlign: '-2px', marginLeft: 4 }}
      />
      <VisuallyHidden>{verdict}</VisuallyHidden>
      <span className={styles.small}>{t('line.cell-of', { position: row.position + 1, version: row.versionNumber })}</span>
    </span>
  )
}
