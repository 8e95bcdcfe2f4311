import { CloseButton, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '#ui/Chart.tsx'
import { trendOptions } from '#ui/chart-options.ts'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { baseDefinitions } from '../figure.model.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import { cellsOf, type MapRow } from './map-rows.model.ts'
import { useFigureWords, useShortNumber } from './use-figures.ts'
import { useReportWords } from './use-report-words.ts'
import type { MapScreen } from './use-map.ts'

/** The card of the place that was clicked: its figure with receipt, rank, change, course, and whether its report is in. */
export function PinnedPlace({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const row = screen.rows.find(({ id }) => id === screen.search.place)
  if (!row) {
    return (
      <section className={`${styles.panel} no-print`}>
        <Text fw={600}>{t('pinned.hint.title')}</Text>
        <Text size="sm" c="dimmed">
          {t('pinned.hint')}
        </Text>
      </section>
    )
  }
  return (
    <section className={`${styles.panel} ${map.pinned}`} aria-label={row.name}>
      <div className={map.pinnedHead}>
        <Title order={2} size="h3">
          {row.name}
        </Title>
        <CloseButton className="no-print" aria-label={t('pinned.close')} onClick={() => screen.change({ place: undefined })} />
      </div>
      <Value screen={screen} row={row} />
      <Facts screen={screen} row={row} />
      <Course screen={screen} row={row} />
      <AnchorLink
        className="no-print"
        to="/figures/places/$placeId"
        params={{ placeId: row.id }}
        search={{ year: screen.year, map: screen.set, currency: screen.search.currency, asOf: screen.search.asOf }}
        size="sm"
      >
        {t('pinned.open')}
      </AnchorLink>
    </section>
  )
}

type Part = { screen: MapScreen; row: MapRow }

function Value({ screen, row }: Part) {
  const shared = useMessages(figuresPageMessages)
  const { value, name } = useFigureWords()
  const { measure, series, year, queryOf } = screen
  return (
    <>
      <Text size="sm" c="dimmed">
        {name(measure)}, {year}
      </Text>
      <p className={map.pinnedValue}>
        {row.value === null ? (
          shared('places.nothing')
        ) : (
          <FigureValue code={measure} query={queryOf(year, row.id)} hint={value(row.value, series.unit)}>
            {value(row.value, series.unit, 'short')}
          </FigureValue>
        )}
      </p>
    </>
  )
}

function Facts({ screen, row }: Part) {
  const t = useMessages(mapPageMessages)
  const { formats } = useFigureWords()
  const report = useReportWords(screen)(row)
  const { series, year, against, comparable, measure, rows } = screen
  const total = series.years.find((one) => one.year === year)?.total
  const additive = measure !== 'disbursement_ratio' && baseDefinitions[measure].unit === 'money'
  const unit = series.unit === 'count' ? 'count' : series.unit === 'percent' ? 'points' : { money: series.unit }
  return (
    <dl className={map.facts}>
      <dt>{t('pinned.rank')}</dt>
      <dd>{row.rank === null ? t('card.no-rank') : t('card.rank', { rank: row.rank, of: rows.filter(({ rank }) => rank !== null).length })}</dd>
      {additive && row.value !== null && total ? (
        <>
          <dt>{t('pinned.share')}</dt>
          <dd>{formats.share(row.value, total)}</dd>
        </>
      ) : null}
      {comparable && row.difference !== null && against !== year ? (
        <>
          <dt>{t('pinned.change', { year: String(against) })}</dt>
          <dd>
            {formats.change(row.difference, unit)}
            {row.change !== null && unit !== 'points' ? ` (${formats.signedChange(row.change, 'percent')})` : null}
          </dd>
        </>
      ) : null}
      <dt>{t('pinned.report', { year: String(year) })}</dt>
      <dd>
        {row.missing && !row.missing.whole ? (
          report.text
        ) : (
          <StateBadge tone={report.tone} size="sm">
            {report.text}
          </StateBadge>
        )}
      </dd>
    </dl>
  )
}

function Course({ screen, row }: Part) {
  const t = useMessages(mapPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { value, name } = useFigureWords()
  const { series, years, year, measure, queryOf, change } = screen
  const short = useShortNumber(series.unit)
  const title = t('pinned.trend', { name: name(measure), place: row.name })
  const cells = useMemo(() => cellsOf(series).get(row.id), [series, row.id])
  const first = years[0]
  const options = useMemo(() => {
    const shown = first === undefined ? [] : series.years.filter((one) => one.year >= first)
    return trendOptions({
      description: title,
      years: shown.map((one) => {
        const amount = cells?.get(one.year) ?? null
        return { year: String(one.year), bar: { value: amount, text: amount === null ? '' : value(amount, series.unit, 'short') } }
      }),
      barName: name(measure),
      formatAxis: short,
      current: String(year),
    })
  }, [title, series, first, cells, value, name, measure, short, year])
  const rows = years.map((one) => {
    const amount = cells?.get(one) ?? null
    const cell =
      amount === null ? (
        shared('places.nothing')
      ) : (
        <FigureValue code={measure} query={queryOf(one, row.id)}>
          {value(amount, series.unit)}
        </FigureValue>
      )
    return [String(one), cell]
  })
  return (
    <Chart
      options={options}
      title={title}
      height={170}
      table={{ columns: [t('pinned.year'), name(measure)], rows }}
      labels={{ showTable: shared('chart.as-table'), showChart: shared('chart.as-chart') }}
      onSelect={({ name: chosen }) => change({ year: Number(chosen) }, { replace: true })}
    />
  )
}
