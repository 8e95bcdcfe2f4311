import { NativeSelect } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import type { PivotAnswer } from '../pivot.contract.ts'
import { hasYears, type PivotShow, pivotShows } from '../pivot.model.ts'
import { pivotMessages } from '../pivot.messages.ts'
import { analysisMessages } from './analysis.messages.ts'
import { labelProps } from './AnalysisControls.tsx'
import styles from './analysis.module.css'
import { usePivotSearch } from './use-analysis.ts'

/** Of all columns and years together. */
const WHOLE = '|'

/** What stands in the cells and in which order the rows are. */
export function PivotShown({ answer }: { answer: PivotAnswer }) {
  const t = useMessages(analysisMessages)
  const words = useMessages(pivotMessages)
  const { search, change } = usePivotSearch()
  const why = (show: PivotShow) => {
    if (show === 'growth') return hasYears(answer) ? undefined : t('control.show-growth-why')
    return show === 'value' || answer.additive ? undefined : t('control.show-shares-why')
  }
  const orders = [
    { value: 'list', label: t('control.sort.list') },
    { value: 'name', label: t('control.sort.name') },
    { value: `-${WHOLE}`, label: t('control.sort.most') },
    { value: `+${WHOLE}`, label: t('control.sort.least') },
  ]
  const order = search.sort ?? 'list'
  const known = orders.some(({ value }) => value === order)
  return (
    <div className={`${styles.drawn} no-print`}>
      <NativeSelect
        size="xs"
        label={t('control.show')}
        labelProps={labelProps}
        data={pivotShows.map((value) => {
          const reason = why(value)
          return { value, label: reason ? `${words(`show.${value}`)} – ${reason}` : words(`show.${value}`), disabled: reason !== undefined }
        })}
        maw={260}
        value={search.show ?? 'value'}
        onChange={(event) => change({ show: event.currentTarget.value as PivotShow })}
      />
      <NativeSelect
        size="xs"
        label={t('control.sort')}
        labelProps={labelProps}
        data={known ? orders : [...orders, { value: order, label: t('control.sort.column') }]}
        value={order}
        onChange={(event) => change({ sort: event.currentTarget.value === 'list' ? undefined : event.currentTarget.value })}
      />
    </div>
  )
}
