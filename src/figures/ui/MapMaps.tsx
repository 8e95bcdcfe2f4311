import { Alert, Text, Title } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { baseDefinitions, type BaseDefinition } from '../figure.model.ts'
import { mapLabels } from '../map/map.messages.ts'
import { mapsSvg } from '../map/maps-svg.ts'
import { renderMapSvg } from '../map/map-svg.ts'
import { buildScale } from '../map/scale.model.ts'
import styles from './figures-layout.module.css'
import { MapHoverCard } from './MapHoverCard.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import { PictureButtons } from './PictureButtons.tsx'
import { useFigureWords, useShortNumber } from './use-figures.ts'
import { useMapLayers, type MapLayer } from './use-map-paint.ts'
import type { MapScreen } from './use-map.ts'
import { VietnamMap } from './VietnamMap.tsx'

/** The maps of the page with what their colours stand on, and ways to take them along. */
export function MapMaps({ screen }: { screen: MapScreen }) {
  const layers = useMapLayers(screen)
  if (layers.length === 0) return <NotComparable screen={screen} />
  return (
    <>
      <div className={map.maps}>
        {layers.map((layer) => (
          <div key={layer.key} className={styles.paper}>
            <Title order={2} className={map.mapTitle}>
              {layer.title}
            </Title>
            <OneMap screen={screen} layer={layer} />
          </div>
        ))}
      </div>
      <Stated screen={screen} />
      <Outside screen={screen} />
      <Tools screen={screen} layers={layers} />
    </>
  )
}

function OneMap({ screen, layer }: { screen: MapScreen; layer: MapLayer }) {
  const { formats } = useFigureWords()
  const short = useShortNumber(screen.series.unit)
  const { set, rows, search, change } = screen
  return (
    <VietnamMap
      unitSet={set}
      values={layer.values}
      names={new Map(rows.map((row) => [row.id, row.name]))}
      title={layer.title}
      legendTitle={layer.legendTitle}
      formatValue={short}
      labels={mapLabels(formats.locale)}
      paint={layer.paint}
      symbols={layer.symbols}
      selected={search.place}
      onSelect={(place) => change({ place: place === search.place ? undefined : place })}
      card={(place) => <MapHoverCard screen={screen} place={place} />}
    />
  )
}

/** How the classes or circles were made, so that nobody has to guess what a colour means. */
function Stated({ screen: { view, form, classes, years, year, against } }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const span = { from: String(years[0]), to: String(years.at(-1)) }
  const sentence =
    view === 'difference'
      ? t('difference.stated', { year: String(year), against: String(against) })
      : form === 'circles'
        ? t('circles.stated', span)
        : t(`classes.stated.${classes}`, span)
  return <p className={map.stated}>{sentence}</p>
}

function Tools({ screen, layers }: { screen: MapScreen; layers: readonly MapLayer[] }) {
  const { formats } = useFigureWords()
  const short = useShortNumber(screen.series.unit)
  const names = new Map(screen.rows.map((row) => [row.id, row.name]))
  const draw = (layer: MapLayer) =>
    renderMapSvg({ ...layer, unitSet: screen.set, names, scale: buildScale([]), locale: formats.locale, width: 900, height: 980, formatValue: short })
  return (
    <div className={`${map.tools} no-print`}>
      <PictureButtons svg={() => mapsSvg(layers.map(draw))} fileName={layers.map(({ title }) => title).join(' - ')} />
    </div>
  )
}

/** What was reported for places that this set cannot tell apart: named, so that nothing is lost silently. */
function Outside({ screen: { rows, series, view } }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const { value } = useFigureWords()
  const outside = rows.filter((row) => !row.inSet && (row.value !== null || (view !== 'one' && row.against !== null)))
  if (outside.length === 0) return null
  return (
    <Alert color="amber" mt="md" title={t('outside.title')}>
      <Text size="sm">
        {t('outside.why')} {outside.map((row) => `${row.name} (${value(row.value, series.unit, 'short')})`).join(', ')}.
      </Text>
    </Alert>
  )
}

function NotComparable({ screen: { measure, year, against } }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const { name } = useFigureWords()
  const definition: BaseDefinition | undefined = measure === 'disbursement_ratio' ? undefined : baseDefinitions[measure]
  const since = definition?.versions.findLast(({ fromYear }) => fromYear <= Math.max(year, against))?.fromYear
  return (
    <Alert color="amber" title={t('not-comparable.title', { year: String(year), against: String(against) })}>
      {t('not-comparable.body', { name: name(measure), since: String(since ?? year) })}
    </Alert>
  )
}
