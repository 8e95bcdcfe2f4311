import { Text, Title } from '@mantine/core'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import type { LeagueRow } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { heatCell, heatLevel, heatMeasures, yearSummary, type HeatCell, type HeatMeasure, type YearSummary } from './league-heat.model.ts'
import styles from './League.module.css'

interface LeagueHeatProps {
  rows: readonly LeagueRow[]
  years: readonly number[]
  measure: HeatMeasure
  onMeasure: (measure: HeatMeasure) => void
}

/** The reporting regime by agency and year, darker where more; what the years were like stands above. */
export function LeagueHeat({ rows, years, measure, onMeasure }: LeagueHeatProps) {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const columns = useColumns(rows, years, measure)
  const ordered = rows.toSorted((a, b) => compareVietnamese(named(a), named(b)))
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {t('heat.signal')}
      </Text>
      <Years rows={rows} years={years} />
      <div className={styles.heatHead}>
        <Title order={2} size="h3">
          {t(`heat.${measure}`)}
        </Title>
        <SegmentedParams
          label={t('heat.measure')}
          labelShown={false}
          value={measure}
          options={heatMeasures.map((value) => ({ value, label: t(`heat.${value}.short`) }))}
          onChange={onMeasure}
        />
      </div>
      <Text size="sm" c="dimmed" mb="xs">
        {t(`heat.${measure}.about`)}
      </Text>
      <DataTable dense filterable numbered={false} caption={t(`heat.${measure}`)} columns={columns} rows={ordered} rowKey={({ agencyId }) => agencyId} />
    </>
  )
}

function useColumns(rows: readonly LeagueRow[], years: readonly number[], measure: HeatMeasure): Column<LeagueRow>[] {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const { count } = useFormats()
  const came = ({ value, missing }: HeatCell) => (missing && measure === 'daysLate' ? 0 : (value ?? 0))
  const largest = Math.max(...rows.flatMap((row) => years.map((year) => came(heatCell(row, year, measure)))), 0)
  const sumOf = (row: LeagueRow) => years.reduce((sum, year) => sum + (heatCell(row, year, measure).value ?? 0), 0)
  return [
    { id: 'name', header: t('board.agency'), rowHeader: true, width: '30%', value: named, filterText: ({ nameVi, nameEn }) => `${nameVi} ${nameEn}` },
    ...years.map((year): Column<LeagueRow> => ({
      id: `y${year}`,
      header: String(year),
      kind: 'number',
      align: 'center',
      value: (row) => heatCell(row, year, measure).value,
      cell: (row) => <Cell cell={heatCell(row, year, measure)} measure={measure} largest={largest} />,
    })),
    { id: 'sum', header: t('heat.sum'), kind: 'number', value: sumOf, cell: (row) => count(sumOf(row)) },
  ]
}

/** One year of one agency; what came from each predecessor is said on top of it. */
function Cell({ cell, measure, largest }: { cell: HeatCell; measure: HeatMeasure; largest: number }) {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const { count } = useFormats()
  if (cell.value === null) return <span className={styles.nothing}>–</span>
  const parts = cell.records.map((record) => `${named(record)}: ${record[measure]}`).join('\n')
  const missing = cell.missing && measure === 'daysLate'
  return (
    <span className={styles.heat} data-level={missing ? 'missing' : heatLevel(cell.value, largest)} title={cell.records.length > 1 ? parts : undefined}>
      {missing ? t('heat.missing') : count(cell.value)}
    </span>
  )
}

function Years({ rows, years }: Pick<LeagueHeatProps, 'rows' | 'years'>) {
  const t = useMessages(campaignMessages)
  const { count, share } = useFormats()
  const of = (key: 'late' | 'missing' | 'sentBack' | 'corrected'): Column<YearSummary> => ({
    id: key,
    header: t(`heat.years.${key}`),
    kind: 'number',
    value: (row) => row[key],
    cell: (row) => `${count(row[key])} (${share(String(row[key]), String(row.owed))})`,
  })
  return (
    <DataTable
      dense
      numbered={false}
      caption={t('heat.years')}
      captionShown
      columns={[
        { id: 'year', header: t('heat.year'), kind: 'number', align: 'center', rowHeader: true, value: ({ year }) => year },
        { id: 'owed', header: t('heat.years.owed'), kind: 'number', value: ({ owed }) => owed },
        of('late'),
        {
          id: 'median',
          header: t('heat.years.median'),
          kind: 'number',
          value: (row) => row.medianDaysLate,
          cell: (row) => (row.medianDaysLate === null ? '–' : count(row.medianDaysLate)),
        },
        of('missing'),
        of('sentBack'),
        of('corrected'),
      ]}
      rows={years.map((year) => yearSummary(rows, year)).filter(({ owed }) => owed > 0)}
      rowKey={({ year }) => String(year)}
    />
  )
}
