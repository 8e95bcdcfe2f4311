import { useLocale } from '#ui/i18n.tsx'
import type { DrawnMapProps } from '#briefing/room/ui/RoomProvider.tsx'
import { RoomPage } from '#briefing/room/ui/RoomPage.tsx'
import { mapLabels } from '#figures/map/map.messages.ts'
import { useShortNumber } from '#figures/ui/use-figures.ts'
import { VietnamMap } from '#figures/ui/VietnamMap.tsx'

/** The live room with the map of the part that owns maps. */
export function LiveRoom() {
  return <RoomPage drawMap={RoomMap} />
}

function RoomMap({ unitSet, values, names, title, unit }: DrawnMapProps) {
  const { locale } = useLocale()
  const short = useShortNumber(unit)
  return (
    <VietnamMap
      unitSet={unitSet}
      values={values}
      names={names}
      title={title}
      legendTitle={unit === 'count' ? title : unit}
      formatValue={short}
      labels={mapLabels(locale)}
      maxHeight={900}
    />
  )
}
