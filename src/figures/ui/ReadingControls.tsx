import { Button, NativeSelect } from '@mantine/core'
import { vietnamDate } from '#platform/working-days.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { DayField } from './DayField.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { firstYear, newestYear } from '../reading.model.ts'
import { useNow, useReading } from './use-figures.ts'

/** Year, moment, map and currency of everything on the page; kept in the address. */
export function ReadingControls({ briefings }: { briefings: readonly string[] }) {
  const t = useMessages(figuresPageMessages)
  const { reading, change } = useReading()
  const last = Math.max(newestYear(useNow()) + 1, reading.year)
  const years = Array.from({ length: last - firstYear + 1 }, (_, index) => String(firstYear + index))
  const maps = (['reported', '63', '34'] as const).map((value) => ({ value, label: t(`control.map.${value}`) }))
  const currencies = (['USD', 'VND'] as const).map((value) => ({ value, label: t(`currency.${value}`) }))
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('control.strip')}>
      <NativeSelect
        label={t('control.year')}
        size="sm"
        w={116}
        labelProps={{ c: 'dimmed', size: 'xs' }}
        data={years.toReversed()}
        value={String(reading.year)}
        onChange={(event) => change({ year: Number(event.currentTarget.value), asOf: undefined })}
      />
      <AsOf briefings={briefings} />
      <SegmentedParams label={t('control.map')} value={reading.map} options={maps} onChange={(map) => change({ map: map === 'reported' ? undefined : map })} />
      <SegmentedParams
        label={t('control.currency')}
        value={reading.currency}
        options={currencies}
        onChange={(currency) => change({ currency: currency === 'USD' ? undefined : currency })}
      />
    </section>
  )
}

/** The day at whose end the figures were known; kept in the address. */
export function AsOf({ briefings }: { briefings: readonly string[] }) {
  const t = useMessages(figuresPageMessages)
  const formats = useFormats()
  const { search, change } = useReading()
  const today = vietnamDate(useNow())
  const pick = (asOf: string | undefined, label: string) => (
    <Button
      key={asOf ?? ''}
      size="sm"
      px="sm"
      variant={search.asOf === asOf ? 'light' : 'default'}
      aria-pressed={search.asOf === asOf}
      onClick={() => change({ asOf })}
    >
      {label}
    </Button>
  )
  return (
    <DayField label={t('control.as-of')} day={search.asOf} today={today} onDay={(asOf) => change({ asOf })}>
      {pick(undefined, t('control.now'))}
      {briefings.map((day) => pick(day, t('control.briefing', { date: formats.date(day) })))}
    </DayField>
  )
}
