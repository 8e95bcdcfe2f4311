import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { vietnamDate } from '#platform/working-days.ts'
import { useMessages } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import type { AnalysisSearch } from '../analysis-search.model.ts'
import { LineMeasure } from '../figure.contract.ts'
import { analysisMessages } from './analysis.messages.ts'
import { DayField } from './DayField.tsx'
import styles from './figures-layout.module.css'
import { firstYear, newestYear } from '../reading.model.ts'
import { useAnalysisWords, type Change } from './use-analysis.ts'
import { useNow } from './use-figures.ts'

interface AnalysisControlsProps {
  search: AnalysisSearch
  asked: { from: number; to: number; map: 'reported' | '63' | '34'; currency: 'USD' | 'VND'; measure: LineMeasure }
  change: Change<AnalysisSearch>
  /** The controls of the page itself, first. */
  children: ReactNode
}

export const labelProps = { c: 'dimmed', fz: 'xs' } as const

/** Measure, years, moment, map and currency of an analysis; kept in the address. */
export function AnalysisControls({ search, asked, change, children }: AnalysisControlsProps) {
  const t = useMessages(analysisMessages)
  const words = useAnalysisWords()
  const now = useNow()
  const maps = (['reported', '63', '34'] as const).map((value) => ({ value, label: t(`map.${value}`) }))
  const currencies = (['USD', 'VND'] as const).map((value) => ({ value, label: t(`currency.${value}`) }))
  const last = Math.max(newestYear(now) + 1, asked.to)
  const years = Array.from({ length: last - Math.min(firstYear, asked.from) + 1 }, (_, index) => String(last - index))
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('control.strip')}>
      {children}
      <NativeSelect
        label={t('control.measure')}
        labelProps={labelProps}
        maw="100%"
        data={LineMeasure.options.map((value) => ({ value, label: words.measure(value) }))}
        value={asked.measure}
        onChange={(event) => change({ measure: event.currentTarget.value as LineMeasure })}
      />
      {(['from', 'to'] as const).map((end) => (
        <NativeSelect
          key={end}
          label={t(`control.${end}`)}
          labelProps={labelProps}
          w={104}
          data={years}
          value={String(asked[end])}
          onChange={(event) => {
            const year = Number(event.currentTarget.value)
            change(({ from = asked.from, to = asked.to }) => spanWith({ from, to }, end, year))
          }}
        />
      ))}
      <DayField label={t('control.as-of')} day={search.asOf} today={vietnamDate(now)} onDay={(asOf) => change({ asOf })} />
      <SegmentedParams label={t('control.map')} value={asked.map} options={maps} onChange={(map) => change({ map })} />
      <SegmentedParams label={t('control.currency')} value={asked.currency} options={currencies} onChange={(currency) => change({ currency })} />
    </section>
  )
}

/** A span stays a span: an end that passes the other takes it along. */
function spanWith({ from, to }: { from: number; to: number }, end: 'from' | 'to', year: number) {
  return end === 'from' ? { from: year, to: Math.max(year, to) } : { from: Math.min(from, year), to: year }
}
