import { useMessages } from '#ui/i18n.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import { cellsOf } from './map-rows.model.ts'
import { Sparkline } from './Sparkline.tsx'
import { useReportWords } from './use-report-words.ts'
import type { MapScreen } from './use-map.ts'

/** What the pointer is on, beside its name and value: rank, course over the years, whether its report is in. */
export function MapHoverCard({ screen, place }: { screen: MapScreen; place: string }) {
  const t = useMessages(mapPageMessages)
  const report = useReportWords(screen)
  const row = screen.rows.find(({ id }) => id === place)
  if (!row) return null
  const of = screen.rows.filter(({ rank }) => rank !== null).length
  const years = cellsOf(screen.series).get(place)
  return (
    <span className={map.hover}>
      <span>{row.rank === null ? t('card.no-rank') : t('card.rank', { rank: row.rank, of })}</span>
      <Sparkline values={screen.years.map((year) => years?.get(year) ?? null)} at={screen.years.indexOf(screen.year)} />
      <small>{report(row).text}</small>
    </span>
  )
}
