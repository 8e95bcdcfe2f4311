import { NativeSelect } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { seriesMeasures } from '../place-series.model.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { mapPageMessages } from './map-page.messages.ts'
import { mapClasses, mapForms, mapViews } from './map-search.model.ts'
import { AsOf } from './ReadingControls.tsx'
import { useFigureWords } from './use-figures.ts'
import type { MapScreen } from './use-map.ts'

/** What the map shows and how; all of it is kept in the address. */
export function MapControls({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { name } = useFigureWords()
  const { measure, set, view, form, classes, against, year, years, search, change } = screen
  const select = { size: 'sm', labelProps: { c: 'dimmed', size: 'xs' } } as const
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('control.strip')}>
      <NativeSelect
        {...select}
        label={t('control.measure')}
        data={seriesMeasures.map((value) => ({ value, label: name(value) }))}
        value={measure}
        onChange={(event) => change({ measure: seriesMeasures.find((one) => one === event.currentTarget.value) })}
      />
      <SegmentedParams
        label={t('control.set')}
        value={set}
        options={(['34', '63'] as const).map((value) => ({ value, label: t(`set.${value}`) }))}
        onChange={(map) => change({ map, place: undefined })}
      />
      <SegmentedParams
        label={t('control.view')}
        value={view}
        options={mapViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(next) => change({ view: next === 'one' ? undefined : next })}
      />
      {view === 'one' ? null : (
        <NativeSelect
          {...select}
          w={116}
          label={t('control.against')}
          data={years.filter((one) => one !== year).map(String)}
          value={String(against)}
          onChange={(event) => change({ against: Number(event.currentTarget.value) })}
        />
      )}
      {view === 'difference' ? null : (
        <SegmentedParams
          label={t('control.form')}
          value={form}
          options={mapForms.map((value) => ({ value, label: t(`form.${value}`) }))}
          onChange={(next) => change({ form: next === 'colour' ? undefined : next })}
        />
      )}
      {view === 'difference' || form === 'circles' ? null : (
        <SegmentedParams
          label={t('control.classes')}
          value={classes}
          options={mapClasses.map((value) => ({ value, label: t(`classes.${value}`) }))}
          onChange={(next) => change({ classes: next === 'quantile' ? undefined : next })}
        />
      )}
      <SegmentedParams
        label={shared('control.currency')}
        value={search.currency ?? 'USD'}
        options={(['USD', 'VND'] as const).map((value) => ({ value, label: shared(`currency.${value}`) }))}
        onChange={(currency) => change({ currency: currency === 'USD' ? undefined : currency })}
      />
      <AsOf briefings={[]} />
    </section>
  )
}
