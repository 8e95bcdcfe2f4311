import { Button, NativeSelect, Tabs, Title } from '@mantine/core'
import { IconDatabaseOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { trendQueryOf } from '../analysis-search.model.ts'
import { getTrend, type TrendAnswer, type TrendChart, trendCharts, TrendDimension } from '../trend.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import { AnalysisControls, labelProps } from './AnalysisControls.tsx'
import styles from './analysis.module.css'
import { FilterBar } from './FilterBar.tsx'
import layout from './figures-layout.module.css'
import { SavedViews } from './SavedViews.tsx'
import { TrendPicture } from './TrendPicture.tsx'
import { TurnoverPanel } from './TurnoverPanel.tsx'
import { useAnalysisWords, useTrendSearch, withoutFilters } from './use-analysis.ts'
import { useNow } from './use-figures.ts'

/** How aid moves over the years by one dimension: values, shares, shift, concentration, who comes and goes, small charts. */
export function TrendsPage() {
  const t = useMessages(analysisMessages)
  const formats = useFormats()
  const words = useAnalysisWords()
  const now = useNow()
  const { search, change } = useTrendSearch()
  const asked = useMemo(() => trendQueryOf(search, now), [search, now])
  const answer = useQueryOf(getTrend, { query: asked })
  const chart = search.chart ?? 'values'
  return (
    <Page
      title={t('trends.title', { dimension: words.dimension(asked.dimension).toLowerCase() })}
      description={t('as-known', { moment: formats.moment(answer.asOf), map: t(`map-words.${asked.map}`) })}
      actions={
        <>
          <SavedViews page="trends" search={search} />
          <PrintButton />
        </>
      }
    >
      <AnalysisControls search={search} asked={asked} change={change}>
        <NativeSelect
          label={t('control.dimension')}
          labelProps={labelProps}
          data={TrendDimension.options.map((value) => ({ value, label: words.dimension(value) }))}
          value={asked.dimension}
          onChange={(event) => change({ dimension: event.currentTarget.value as TrendDimension, keys: undefined })}
        />
      </AnalysisControls>
      <FilterBar search={search} asked={asked} change={change} />
      <Tabs value={chart} onChange={(value) => change({ chart: (value ?? 'values') as TrendChart })} keepMounted={false} className="no-print">
        <Tabs.List aria-label={t('tab.label')} className={styles.tabs}>
          {trendCharts.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`tab.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <section className={layout.panel}>
        <View answer={answer} chart={chart} />
      </section>
    </Page>
  )
}

const needsShares: readonly TrendChart[] = ['shares', 'shift', 'concentration']

function View({ answer, chart }: { answer: TrendAnswer; chart: TrendChart }) {
  const t = useMessages(analysisMessages)
  const { measure } = useAnalysisWords()
  const { change } = useTrendSearch()
  if (chart === 'turnover') return <TurnoverPanel />
  if (answer.members.length === 0)
    return (
      <EmptyState icon={IconDatabaseOff} title={t('empty.title')} description={t('empty.body')}>
        <Button variant="default" onClick={() => change(withoutFilters)}>
          {t('empty.reset')}
        </Button>
      </EmptyState>
    )
  if (!answer.additive && needsShares.includes(chart))
    return (
      <>
        <Title order={2} size="h3">
          {t(`tab.${chart}`)}
        </Title>
        <p>{t('shares.none', { measure: measure(answer.query.measure) })}</p>
      </>
    )
  return <TrendPicture key={chart} answer={answer} chart={chart} />
}
