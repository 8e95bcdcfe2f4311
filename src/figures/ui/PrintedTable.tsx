import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ConfirmDialog } from '#ui/ConfirmDialog.tsx'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { getOverview, getPublished } from '../figure.contract.ts'
import { listPrinted, type Judged, type PrintedRecord, withdrawPrinted } from '../published.contract.ts'
import { ChangeLink } from './ChangeLink.tsx'
import { CsvButton } from './CsvButton.tsx'
import type { CsvCell } from './csv.model.ts'
import { FigureValue } from './FigureValue.tsx'
import own from './published-page.module.css'
import { publishedPageMessages } from './published-page.messages.ts'
import { useFigureWords } from './use-figures.ts'
import { unitOf, usePrintedWords, verdictTones } from './use-printed-words.ts'

/** Printed figures with their judgement; every computed number opens its receipt. */
export function PrintedTable({ rows, mayWrite }: { rows: readonly PrintedRecord[]; mayWrite: boolean }) {
  const t = useMessages(publishedPageMessages)
  const [leaving, setLeaving] = useState<PrintedRecord>()
  const columns = useColumns(mayWrite ? setLeaving : undefined)
  return (
    <>
      <DataTable
        dense
        filterable
        numbered={false}
        caption={t('table.caption')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowTone={(row) => (row.withdrawnAt ? 'muted' : row.now.verdict === 'differs' ? 'warning' : undefined)}
        empty={t('empty.filtered')}
        tools={<CsvButton fileName={t('title')} rows={useCsv(rows)} />}
      />
      {leaving ? <Withdrawal printed={leaving} onClose={() => setLeaving(undefined)} /> : null}
    </>
  )
}

function Withdrawal({ printed, onClose }: { printed: PrintedRecord; onClose: () => void }) {
  const t = useMessages(publishedPageMessages)
  const withdraw = useAction(withdrawPrinted, { invalidates: [listPrinted, getPublished, getOverview], success: t('withdraw.done'), onDone: onClose })
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('withdraw.title', { text: printed.asPrinted })}
      confirmLabel={t('withdraw')}
      tone="danger"
      reason="required"
      busy={withdraw.isPending}
      onConfirm={(reason) => withdraw.mutate({ params: { id: printed.id }, body: { reason } })}
    >
      {t('withdraw.body')}
    </ConfirmDialog>
  )
}

function useColumns(onWithdraw: ((printed: PrintedRecord) => void) | undefined): Column<PrintedRecord>[] {
  const t = useMessages(publishedPageMessages)
  const words = usePrintedWords()
  const { formats } = useFigureWords()
  return [
    { id: 'year', header: t('column.year'), kind: 'number', align: 'center', width: 64, value: (row) => row.reportYear },
    {
      id: 'figure',
      header: t('column.figure'),
      rowHeader: true,
      width: '17%',
      value: words.nameOf,
      filterText: (row) => `${words.nameOf(row)} ${words.scopeOf(row.scope)} ${words.narrowed(row)}`,
      cell: (row) => <Named row={row} />,
    },
    {
      id: 'printed',
      header: t('column.printed'),
      width: '16%',
      value: (row) => row.asPrinted,
      filterText: (row) => `${row.asPrinted} ${words.sourceOf(row.source)}`,
      cell: (row) => (
        <span>
          <q className={`${own.quote} ${row.withdrawnAt ? own.withdrawn : ''}`}>{row.asPrinted}</q>
          <span className={own.small}>
            {words.sourceOf(row.source)}, {formats.date(row.heldOn)}
          </span>
        </span>
      ),
    },
    { id: 'onDay', header: t('column.on-day'), kind: 'number', value: (row) => row.onDay.value, cell: (row) => <Amount row={row} judged={row.onDay} /> },
    { id: 'now', header: t('column.now'), kind: 'number', value: (row) => row.now.value, cell: (row) => <Amount row={row} judged={row.now} /> },
    {
      id: 'difference',
      header: t('column.difference'),
      kind: 'number',
      value: (row) => row.now.difference,
      cell: ({ now, ...row }) => (
        <span>
          {words.difference({ now, ...row }, now)}
          {now.differencePercent !== null && unitOf(row) !== 'percent' && Number(now.difference) !== 0 ? (
            <span className={own.small}>{formats.signedChange(now.differencePercent, 'percent')}</span>
          ) : null}
        </span>
      ),
    },
    { id: 'verdict', header: t('column.verdict'), width: '27%', value: (row) => t(`verdict.${row.now.verdict}`), cell: (row) => <Verdict row={row} /> },
    ...(onWithdraw
      ? [
          {
            id: 'acts',
            header: t('column.acts'),
            width: 84,
            cell: (row: PrintedRecord) =>
              row.withdrawnAt ? null : (
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  className="no-print"
                  onClick={() => onWithdraw(row)}
                  aria-label={`${t('withdraw')}: ${row.asPrinted}`}
                >
                  {t('withdraw')}
                </Button>
              ),
          },
        ]
      : []),
  ]
}

function Named({ row }: { row: PrintedRecord }) {
  const t = useMessages(publishedPageMessages)
  const words = usePrintedWords()
  return (
    <span>
      {words.nameOf(row)}
      <span className={own.small}>
        {[words.scopeOf(row.scope), words.narrowed(row)].filter(Boolean).join(' · ')}
        {row.code ? (
          <>
            {' · '}
            <AnchorLink to="/figures/definitions" hash={row.code} fz="inherit" className="no-print">
              {t('definition.open')}
            </AnchorLink>
          </>
        ) : (
          ` · ${t('no-definition')}`
        )}
      </span>
    </span>
  )
}

function Amount({ row, judged }: { row: PrintedRecord; judged: Judged }) {
  const { value } = useFigureWords()
  const { code, query } = row
  const unknown = judged.accepted === 0 && judged.owed > 0
  if (!code || !query || judged.value === null || judged.asOf === null || unknown) return <span>–</span>
  return (
    <FigureValue code={code} query={{ ...query, asOf: judged.asOf }}>
      {value(judged.value, unitOf(row))}
    </FigureValue>
  )
}

function Verdict({ row }: { row: PrintedRecord }) {
  const t = useMessages(publishedPageMessages)
  const words = usePrintedWords()
  const { formats } = useFigureWords()
  const { now, onDay } = row
  if (row.withdrawnAt) {
    return (
      <span>
        <StateBadge tone="idle">{t('verdict.withdrawn')}</StateBadge>
        <span className={own.small}>{t('withdrawn.because', { date: formats.date(row.withdrawnAt.slice(0, 10)), reason: row.withdrawalReason ?? '' })}</span>
      </span>
    )
  }
  return (
    <span>
      <StateBadge tone={verdictTones[now.verdict]}>{t(`verdict.${now.verdict}`)}</StateBadge>
      <span className={own.small}>{words.reasonsOf(row, now)}</span>
      <ChangeSince row={row} />
      {onDay.verdict === now.verdict ? null : (
        <span className={own.small}>
          {t('then.verdict', { verdict: t(`verdict.${onDay.verdict}`) })} – {words.reasonsOf(row, onDay)}
        </span>
      )}
    </span>
  )
}

/** To the steps between what was known that day and what is known now. */
function ChangeSince({ row: { code, query, onDay, now } }: { row: PrintedRecord }) {
  if (!code || !query || onDay.asOf === null || onDay.value === now.value || onDay.accepted === 0) return null
  return (
    <span className={own.small}>
      <ChangeLink code={code} query={query} from={{ moment: onDay.asOf }} />
    </span>
  )
}

function useCsv(rows: readonly PrintedRecord[]): CsvCell[][] {
  const t = useMessages(publishedPageMessages)
  const words = usePrintedWords()
  const number = (value: string | null): CsvCell => (value === null ? '' : { number: value })
  const head = [t('column.year'), t('column.figure'), t('csv.scope'), t('csv.source'), t('csv.date'), t('column.printed'), t('csv.value'), t('csv.on-day')]
  const tail = [t('csv.on-day-verdict'), t('csv.now'), t('csv.now-verdict'), t('csv.difference'), t('csv.percent')]
  return [
    [...head, ...tail],
    ...rows.map((row) => [
      { number: String(row.reportYear) },
      [words.nameOf(row), words.narrowed(row)].filter(Boolean).join(', '),
      words.scopeOf(row.scope),
      words.sourceOf(row.source),
      row.heldOn,
      row.asPrinted,
      number(row.value),
      number(row.onDay.value),
      t(`verdict.${row.onDay.verdict}`),
      number(row.now.value),
      t(`verdict.${row.now.verdict}`),
      number(row.now.difference),
      number(row.now.differencePercent),
    ]),
  ]
}
