import { Stack, Switch, Text } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { writeFigure } from '../../text/figure-text.model.ts'
import { useFigureName } from '../../text/ui/use-figure-words.ts'
import { compareReport, type Report, type ReportComparison } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'

/** Every frozen figure beside what the ledger says now, and why it changed. */
export function CompareTab({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  const { frozenAsOf, currentAsOf, figures } = useQueryOf(compareReport, { params: { id: report.id } })
  const [onlyChanged, setOnlyChanged] = useState(true)
  if (frozenAsOf === null) return <EmptyState title={t('compare.draft')} description={t('compare.draft-hint')} icon={IconScale} level={2} />
  const changed = figures.filter((figure) => figure.changed)
  const whole = [...figures].sort((a, b) => Number(a.label !== null) - Number(b.label !== null))
  return (
    <Stack gap="sm">
      <Text>{t('compare.intro', { frozen: moment(frozenAsOf), current: moment(currentAsOf) })}</Text>
      <Text fw={600}>{t('compare.changed', { count: changed.length })}</Text>
      <Switch className="no-print" label={t('compare.only-changed')} checked={onlyChanged} onChange={(event) => setOnlyChanged(event.currentTarget.checked)} />
      {onlyChanged && changed.length === 0 ? null : (
        <FigureTable rows={onlyChanged ? whole.filter((figure) => figure.changed) : whole} frozenAsOf={frozenAsOf} />
      )}
    </Stack>
  )
}

function FigureTable({ rows, frozenAsOf }: { rows: readonly ReportComparison[]; frozenAsOf: string }) {
  const t = useMessages(reportScreens)
  const nameOf = useFigureName()
  const formats = useFormats()
  return (
    <DataTable
      caption={t('tab.compare')}
      rows={rows}
      rowKey={({ key }) => key}
      filterable
      pageSize={100}
      dense
      rowTone={({ changed }) => (changed ? 'warning' : undefined)}
      columns={[
        { id: 'figure', header: t('compare.figure'), rowHeader: true, value: ({ code }) => nameOf(code) },
        { id: 'scope', header: t('compare.scope'), value: ({ label }) => label ?? t('compare.whole') },
        { id: 'year', header: t('compare.year'), align: 'center', value: ({ query }) => String(query.year) },
        { id: 'frozen', header: t('compare.frozen'), align: 'right', cell: (row) => <Said row={row} value={row.frozen} asOf={frozenAsOf} /> },
        { id: 'current', header: t('compare.current'), align: 'right', cell: (row) => <Said row={row} value={row.current} asOf={undefined} /> },
        { id: 'difference', header: t('compare.difference'), align: 'right', cell: (row) => (row.changed ? <Difference row={row} /> : formats.decimal('0')) },
        { id: 'why', header: t('compare.why'), cell: (row) => (row.changed ? <Why row={row} from={frozenAsOf} /> : null) },
      ]}
    />
  )
}

function Said({ row: { code, query }, value, asOf }: { row: ReportComparison; value: string | null; asOf: string | undefined }) {
  const { locale } = useLocale()
  if (value === null) return <>–</>
  return (
    <FigureLink to="/figures/receipt/$code" params={{ code }} search={{ ...query, ...(asOf ? { asOf } : {}) }} preload={false}>
      {writeFigure({ code, query, value }, 'exact', locale)}
    </FigureLink>
  )
}

function Difference({ row: { difference, unit } }: { row: ReportComparison }) {
  const formats = useFormats()
  if (difference === null) return <>–</>
  const decimals = unit === 'USD' ? 2 : unit === 'percent' ? 1 : 0
  return <>{`${difference.startsWith('-') ? '' : '+'}${formats.decimal(difference, decimals)}`}</>
}

/** Opens the waterfall between the frozen value and that of now. */
function Why({ row: { code, query }, from }: { row: ReportComparison; from: string }) {
  const t = useMessages(reportScreens)
  const { asOf: _asOf, map, ...rest } = query
  const search = { ...rest, code, map: map === '63' || map === '34' ? (map as '63' | '34') : undefined, from }
  return (
    <AnchorLink to="/figures/change" search={search} preload={false} fz="inherit">
      {t('compare.why')}
    </AnchorLink>
  )
}
