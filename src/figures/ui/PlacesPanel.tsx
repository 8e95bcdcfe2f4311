import { NativeSelect, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listPlaces, listSuccessions } from '#directory/place.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { getTable, type FigureQuery, type Overview, type TableAnswer } from '../figure.contract.ts'
import { mapLabels } from '../map/map.messages.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { placesTableQuery } from './places-query.model.ts'
import { placeRows, type PlaceRow } from './place-rows.model.ts'
import { PlacesTable } from './PlacesTable.tsx'
import { drawnSet, placeMeasures, type PlaceMeasure } from '../reading.model.ts'
import { useFigureWords, useReading, useShortNumber } from './use-figures.ts'
import { VietnamMap } from './VietnamMap.tsx'

/** A measure on the map and in the table beside it. */
export function PlacesPanel({ overview, query }: { overview: Overview; query: FigureQuery }) {
  const t = useMessages(figuresPageMessages)
  const { name } = useFigureWords()
  const { search, reading, change } = useReading()
  const measure = search.measure ?? 'disbursed'
  const table = useQueryOf(getTable, { query: placesTableQuery(reading, measure) })
  const set = drawnSet(reading.map, reportedKeys(table, reading.year), reading.year)
  const rows = useRows(overview, table, set)
  return (
    <section className={styles.panel}>
      <div className={styles.panelHead}>
        <Title order={2} size="h3">
          {t('places.title')}
        </Title>
        <NativeSelect
          className="no-print"
          aria-label={t('places.measure')}
          data={placeMeasures.map((value) => ({ value, label: name(value) }))}
          value={measure}
          onChange={(event) => change({ measure: event.currentTarget.value === 'disbursed' ? undefined : (event.currentTarget.value as PlaceMeasure) })}
        />
      </div>
      <div className={styles.mapAndTable}>
        <PlacesMap rows={rows} set={set} measure={measure} unit={table.unit} year={reading.year} />
        <PlacesTable rows={rows} measure={measure} unit={table.unit} query={query} national={nationalOf(table, overview, measure)} />
      </div>
    </section>
  )
}

const reportedKeys = (table: TableAnswer, year: number) => table.cells.filter(([, column]) => column === String(year)).map(([key]) => key)

/** The whole of the year, counted by the server and not added up. */
const nationalOf = (table: TableAnswer, overview: Overview, measure: PlaceMeasure): string =>
  overview.headlines.find(({ code }) => code === measure)?.value ?? table.columns.find(({ key }) => key === String(overview.year))?.total ?? '0'

function useRows(overview: Overview, table: TableAnswer, set: '63' | '34'): PlaceRow[] {
  const named = useNamed()
  const { label } = useFigureWords()
  const { places } = useQueryOf(listPlaces, { query: { set } })
  const { successions } = useQueryOf(listSuccessions)
  return useMemo(
    () =>
      placeRows({
        table,
        year: overview.year,
        coverage: overview.coverage,
        labelOf: label,
        places: places.map((place) => ({ id: place.id, name: named(place) })),
        successorOf: set === '34' ? new Map(successions.map(({ placeId, successorId }) => [placeId, successorId])) : new Map(),
      }),
    [overview, table, set, places, successions, label, named],
  )
}

function PlacesMap({ rows, set, measure, unit, year }: { rows: PlaceRow[]; set: '63' | '34'; measure: PlaceMeasure; unit: TableAnswer['unit']; year: number }) {
  const t = useMessages(figuresPageMessages)
  const navigate = useNavigate()
  const { search } = useReading()
  const { name, value, formats } = useFigureWords()
  const short = useShortNumber(unit)
  const values = useMemo(
    () => new Map(rows.filter((row) => row.value !== null).map((row) => [row.id, { value: row.value, label: value(row.value, unit, 'short') }])),
    [rows, value, unit],
  )
  const names = useMemo(() => new Map(rows.map((row) => [row.id, row.name])), [rows])
  return (
    <div className={styles.paper}>
      <Text size="sm" c="dimmed" mb={6}>
        {t(`map.${set}`)}
      </Text>
      <VietnamMap
        unitSet={set}
        values={values}
        names={names}
        title={t('places.map', { name: name(measure), year: String(year) })}
        legendTitle={`${name(measure)}${unit === 'count' ? '' : ` (${unit})`}`}
        formatValue={short}
        labels={mapLabels(formats.locale)}
        onSelect={(placeId) => void navigate({ to: '/figures/places/$placeId', params: { placeId }, search })}
      />
      <AnchorLink className="no-print" to="/figures/map" search={{ measure, year, map: set, currency: search.currency, asOf: search.asOf }} size="sm">
        {t('places.open-map')}
      </AnchorLink>
    </div>
  )
}
