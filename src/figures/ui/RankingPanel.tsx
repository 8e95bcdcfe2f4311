import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '#ui/Chart.tsx'
import { rankingHeight, rankingOptions, sectorBarOptions } from '#ui/chart-options.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureQuery, TableAnswer } from '../figure.contract.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { useFigureWords, useShortNumber } from './use-figures.ts'

interface RankingPanelProps {
  title: string
  table: TableAnswer
  query: FigureQuery
  dimension: 'heading' | 'country' | 'provider'
  /** Bars in the picture; the table has all rows. */
  limit?: number
}

/** Disbursement by one dimension, largest first, with each row's share of the whole. */
export function RankingPanel({ title, table, query, dimension, limit = 12 }: RankingPanelProps) {
  const t = useMessages(figuresPageMessages)
  const { label, value, formats, name } = useFigureWords()
  const short = useShortNumber(query.currency)
  const rows = useMemo(() => table.rows.toSorted((a, b) => Number(b.total) - Number(a.total)), [table])
  const labelOf = (row: TableAnswer['rows'][number]) => (row.key === '-' ? t('countries.none') : label(row))
  const shown = rows.slice(0, limit)
  const options = useMemo(() => {
    const bars = rows.slice(0, limit).map((row) => ({
      name: row.key === '-' ? t('countries.none') : label(row),
      value: row.total,
      text: `${short(row.total)} · ${formats.share(row.total, table.total)}`,
    }))
    const input = { description: title, bars, valueName: name('disbursed') }
    return dimension === 'heading' ? sectorBarOptions({ ...input, order: table.rows.map(label) }) : rankingOptions(input)
  }, [rows, limit, t, label, short, formats, name, title, dimension, table])
  const cells = rows.map((row) => [
    labelOf(row),
    row.key === '-' ? (
      value(row.total, query.currency)
    ) : (
      <FigureValue key={row.key} code="disbursed" query={{ ...query, [dimension]: row.key }}>
        {value(row.total, query.currency)}
      </FigureValue>
    ),
    formats.share(row.total, table.total),
  ])
  const total = [
    t('places.total'),
    <FigureValue key="total" code="disbursed" query={query}>
      {value(table.total, query.currency)}
    </FigureValue>,
    formats.share(table.total, table.total),
  ]
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3" mb="sm">
        {title}{' '}
        <Text span size="sm" c="dimmed" fw={400}>
          ({t(`currency.${query.currency}`)})
        </Text>
      </Title>
      <div className={styles.paper}>
        <Chart
          options={options}
          title={title}
          height={rankingHeight(shown.length)}
          table={{ columns: [title, name('disbursed'), t('sectors.share')], rows: [...cells, query.place ? ['Σ', ...total.slice(1)] : total] }}
          labels={{ showTable: t('chart.as-table'), showChart: t('chart.as-chart') }}
        />
      </div>
    </section>
  )
}
