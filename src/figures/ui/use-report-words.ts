import { useMessages } from '#ui/i18n.tsx'
import { mapPageMessages } from './map-page.messages.ts'
import type { MapRow } from './map-rows.model.ts'
import type { MapScreen } from './use-map.ts'

/** Whether the report of a place for the year is in, in words and as a tone. */
export function useReportWords({ series, year }: MapScreen) {
  const t = useMessages(mapPageMessages)
  const owed = series.years.find((one) => one.year === year)?.owed ?? 0
  return ({ missing }: MapRow): { tone: 'good' | 'attention' | 'idle'; text: string } => {
    if (owed === 0) return { tone: 'idle', text: t('card.report-none') }
    if (missing === null) return { tone: 'good', text: t('card.report-in') }
    return { tone: 'attention', text: missing.whole ? t('card.report-missing') : t('card.report-partly', { names: missing.names.join(', ') }) }
  }
}
