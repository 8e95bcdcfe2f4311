import { NativeSelect } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { ChangeBy } from '../change.contract.ts'
import { changeMessages } from '../change.messages.ts'
import { FigureCode } from '../figure.contract.ts'
import { definitions } from '../figure.model.ts'
import { ChangeMoments } from './ChangeMoments.tsx'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { firstYear, newestYear } from '../reading.model.ts'
import { useFigureWords } from './use-figures.ts'
import type { ChangeScreen } from './use-change.ts'

const select = { size: 'sm', labelProps: { c: 'dimmed', size: 'xs' } } as const
/** A growth figure compares two years already; it is asked of the figure that grew. */
const offered = FigureCode.options.filter((code) => definitions[code].kind === 'base' || code === 'disbursement_ratio')

/** Which figure, and what is put beside what; all of it is kept in the address. */
export function ChangeControls({ screen }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const shared = useMessages(figuresPageMessages)
  const { name } = useFigureWords()
  const { asked, answer, change } = screen
  const { code, query } = asked
  const isMoney = definitions[code].unit === 'money' && definitions[code].kind === 'base'
  const codes = offered.includes(code) ? offered : [code, ...offered]
  return (
    <section className={`${styles.strip} no-print`} aria-label={t('control.strip')}>
      <NativeSelect
        {...select}
        label={t('control.figure')}
        data={codes.map((value) => ({ value, label: name(value) }))}
        value={code}
        onChange={(event) => change({ code: FigureCode.parse(event.currentTarget.value), by: undefined })}
      />
      <SegmentedParams
        label={t('control.mode')}
        value={answer.mode}
        options={(['moments', 'years'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
        onChange={(mode) => change(mode === 'years' ? { fromYear: query.year - 1, from: undefined } : { fromYear: undefined, by: undefined })}
      />
      {answer.mode === 'years' ? <Years screen={screen} /> : <ChangeMoments screen={screen} />}
      {answer.mode === 'years' && isMoney ? (
        <NativeSelect
          {...select}
          label={t('control.by')}
          data={ChangeBy.options.map((value) => ({ value, label: t(`by.${value}`) }))}
          value={query.by ?? 'grants'}
          onChange={(event) => change({ by: ChangeBy.parse(event.currentTarget.value) })}
        />
      ) : null}
      <SegmentedParams
        label={shared('control.map')}
        value={query.map as 'reported'}
        options={(['reported', '63', '34'] as const).map((value) => ({ value, label: shared(`control.map.${value}`) }))}
        onChange={(map) => change({ map })}
      />
      <SegmentedParams
        label={shared('control.currency')}
        value={query.currency}
        options={(['USD', 'VND'] as const).map((value) => ({ value, label: shared(`currency.${value}`) }))}
        onChange={(currency) => change({ currency })}
      />
    </section>
  )
}

function Years({ screen: { asked, now, change } }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const { year, fromYear = year - 1 } = asked.query
  const last = Math.max(newestYear(now), year)
  const years = Array.from({ length: last - firstYear + 1 }, (_, index) => firstYear + index).toReversed()
  return (
    <>
      <NativeSelect
        {...select}
        w={104}
        label={t('control.from-year')}
        data={years.filter((one) => one < last).map(String)}
        value={String(fromYear)}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value)
          change((old) => ({ fromYear: chosen, year: Math.max(old.year, chosen + 1) }))
        }}
      />
      <NativeSelect
        {...select}
        w={104}
        label={t('control.to-year')}
        data={years.filter((one) => one > firstYear).map(String)}
        value={String(year)}
        onChange={(event) => {
          const chosen = Number(event.currentTarget.value)
          change((old) => ({ year: chosen, fromYear: Math.min(old.fromYear ?? old.year - 1, chosen - 1) }))
        }}
      />
    </>
  )
}
