import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Exact, fixed } from '#platform/money.ts'
import { Chart } from '#ui/Chart.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { scatterOptions } from '#ui/spread-options.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { qualityPageMessages } from './quality-page.messages.ts'
import { useFigureWords, useShortNumber } from './use-figures.ts'
import type { QualityScreen } from './use-quality.ts'

/** Sectors between many and large grants. */
export function QualitySectors({ screen: { quality, query, money } }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { name, value, formats } = useFigureWords()
  const short = useShortNumber(quality.unit)
  const { locale } = formats
  const sectors = useMemo(
    () =>
      quality.sectors
        .filter(({ grants }) => grants > 0)
        .map((row) => ({
          ...row,
          name: locale === 'en' ? row.labelEn : row.label,
          mean: fixed(new Exact(row.committedWhole).div(row.grants), quality.unit === 'USD' ? 2 : 0),
        })),
    [quality, locale],
  )
  const options = useMemo(() => {
    const largest = Math.max(...sectors.map(({ disbursed }) => Number(disbursed)), 1)
    return scatterOptions({
      description: t('sectors.title'),
      dots: sectors
        .filter(({ mean }) => Number(mean) > 0)
        .map((row) => ({
          name: row.name,
          x: row.grants,
          y: Number(row.mean),
          share: Number(row.disbursed) / largest,
          words: t('sectors.words', {
            name: '',
            grants: row.grants,
            mean: value(row.mean, quality.unit, 'short'),
            disbursed: value(row.disbursed, quality.unit, 'short'),
          }).replace(/^: /, ''),
        })),
      xName: t('sectors.x'),
      yName: t('sectors.y'),
      formatX: (amount) => formats.count(Math.round(Number(amount))),
      formatY: short,
    })
  }, [sectors, t, value, quality.unit, formats, short])
  const rows = sectors.map((row) => {
    const at = { ...query, heading: row.key }
    return [
      row.name,
      <FigureValue key="g" code="grants" query={at}>
        {formats.count(row.grants)}
      </FigureValue>,
      <FigureValue key="c" code="committed_whole" query={at}>
        {money(row.committedWhole)}
      </FigureValue>,
      money(row.mean),
      <FigureValue key="d" code="disbursed" query={at}>
        {money(row.disbursed)}
      </FigureValue>,
      row.ratio === null ? (
        t('no-ratio')
      ) : (
        <FigureValue key="r" code="disbursement_ratio" query={at}>
          {value(row.ratio, 'percent')}
        </FigureValue>
      ),
    ]
  })
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3">
        {t('sectors.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('sectors.about')}
      </Text>
      <div className={styles.paper}>
        <Chart
          options={options}
          title={t('sectors.title')}
          height={340}
          table={{ columns: [t('sectors.name'), t('sectors.x'), name('committed_whole'), t('sectors.y'), name('disbursed'), name('disbursement_ratio')], rows }}
          labels={{ showTable: shared('chart.as-table'), showChart: shared('chart.as-chart') }}
        />
      </div>
    </section>
  )
}
