import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Chart } from '#ui/Chart.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { histogramOptions } from '#ui/spread-options.ts'
import type { Quality } from '../quality.contract.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { qualityPageMessages } from './quality-page.messages.ts'
import { useFigureWords, useShortNumber } from './use-figures.ts'
import type { QualityScreen } from './use-quality.ts'

/** How many grants of each size, on a logarithmic scale. */
export function QualitySizes({ screen: { quality, money } }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { formats } = useFigureWords()
  const short = useShortNumber(quality.unit)
  const { bins } = quality
  const options = useMemo(() => {
    const edge = (value: string) => short(value).replace(/,00$|,0(?= )/u, '')
    const nameOf = ({ from, to }: Quality['bins'][number]) => (to === '0' ? t('sizes.zero') : `≥ ${edge(from)}`)
    return histogramOptions({
      description: t('sizes.title'),
      bins: bins.map((bin) => ({ name: nameOf(bin), value: String(bin.grants), text: formats.count(bin.grants), marked: bin.under })),
      valueName: t('sizes.grants'),
      formatAxis: (value) => formats.count(Math.round(Number(value))),
    })
  }, [bins, short, t, formats])
  const rows = bins.map((bin) => [
    bin.to === '0' ? t('sizes.zero') : t('sizes.span', { from: money(bin.from), to: money(bin.to) }),
    formats.count(bin.grants),
    money(bin.sum),
  ])
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3">
        {t('sizes.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('sizes.about', { threshold: money(quality.threshold, 'short') })}
      </Text>
      <div className={styles.paper}>
        <Chart
          options={options}
          title={t('sizes.title')}
          height={320}
          table={{ columns: [t('sizes.class'), t('sizes.grants'), t('sizes.sum')], rows }}
          labels={{ showTable: shared('chart.as-table'), showChart: shared('chart.as-chart') }}
        />
      </div>
    </section>
  )
}
