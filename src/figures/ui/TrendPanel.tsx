import { Title } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { Chart, type ChartChoice } from '#ui/Chart.tsx'
import { trendOptions } from '#ui/chart-options.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureQuery, Overview } from '../figure.contract.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { useFigureWords, useReading, useShortNumber } from './use-figures.ts'

type TrendYear = Overview['trend'][number]
const lacks = ({ accepted, owed }: TrendYear) => accepted < owed

/** Disbursed (bars) and committed (line) by year; a year whose reports are not all in is hatched and named. */
export function TrendPanel({ trend, query }: { trend: Overview['trend']; query: FigureQuery }) {
  const t = useMessages(figuresPageMessages)
  const { name, value } = useFigureWords()
  const short = useShortNumber(query.currency)
  const { change } = useReading()
  const options = useMemo(
    () =>
      trendOptions({
        description: t('trend.title'),
        years: trend.map((year) => ({
          year: String(year.year),
          bar: { value: year.disbursed, text: value(year.disbursed, query.currency, 'short') },
          line: { value: year.committed, text: value(year.committed, query.currency, 'short') },
          incomplete: lacks(year),
        })),
        barName: name('disbursed'),
        lineName: name('committed_in_year'),
        formatAxis: short,
        current: String(query.year),
      }),
    [trend, t, name, value, short, query.currency, query.year],
  )
  const onSelect = useCallback(({ name: year }: ChartChoice) => change({ year: Number(year), asOf: undefined }), [change])
  const incomplete = trend.filter(lacks).map(({ year, accepted, owed }) => t('trend.incomplete-year', { year: String(year), accepted, owed }))
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3" mb="sm">
        {t('trend.title')}
      </Title>
      <div className={styles.paper}>
        <Chart
          options={options}
          title={t('trend.title')}
          height={320}
          table={useTrendTable(trend, query)}
          labels={{ showTable: t('chart.as-table'), showChart: t('chart.as-chart') }}
          onSelect={onSelect}
        >
          {incomplete.length > 0 ? t('trend.incomplete', { years: incomplete.join(', ') }) : null}
        </Chart>
      </div>
    </section>
  )
}

function useTrendTable(trend: Overview['trend'], query: FigureQuery) {
  const t = useMessages(figuresPageMessages)
  const { name, value, formats } = useFigureWords()
  const link = (code: 'disbursed' | 'committed_in_year' | 'organisations_active' | 'grants', year: number, amount: string) => (
    <FigureValue code={code} query={{ ...query, year }}>
      {value(amount, code === 'disbursed' || code === 'committed_in_year' ? query.currency : 'count')}
    </FigureValue>
  )
  return {
    columns: [t('trend.year'), name('disbursed'), name('committed_in_year'), name('organisations_active'), name('grants'), t('trend.reports')],
    rows: trend.map((row) => [
      String(row.year),
      link('disbursed', row.year, row.disbursed),
      link('committed_in_year', row.year, row.committed),
      link('organisations_active', row.year, row.organisations),
      link('grants', row.year, row.grants),
      `${formats.count(row.accepted)}/${formats.count(row.owed)}`,
    ]),
  }
}
