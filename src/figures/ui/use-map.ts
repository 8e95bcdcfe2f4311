import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listPlaces, listSuccessions } from '#directory/place.contract.ts'
import { useQueryOf } from '#ui/data.ts'
import { useNamed } from '#ui/i18n.tsx'
import type { FigureQuery } from '../figure.contract.ts'
import { getPlaceSeries, type PlaceSeries } from '../place-series.contract.ts'
import { mapRows, newestReported, yearsShown, type MapRow } from './map-rows.model.ts'
import { MapSearch, seriesQueryOf } from './map-search.model.ts'
import { spanOfMap } from './load-map.ts'
import { useFigureWords, useNow } from './use-figures.ts'

/** The page of the map as its address says it: what is asked, what came, and how to change it. */
export interface MapScreen {
  search: MapSearch
  set: '63' | '34'
  measure: NonNullable<MapSearch['measure']>
  view: NonNullable<MapSearch['view']>
  form: NonNullable<MapSearch['form']>
  classes: NonNullable<MapSearch['classes']>
  series: PlaceSeries
  years: readonly number[]
  year: number
  against: number
  /** Whether the two years are counted in the same way. */
  comparable: boolean
  rows: readonly MapRow[]
  /** What a number of a year on this page asks for. */
  queryOf: (year: number, place?: string) => FigureQuery
  change: (changes: Partial<MapSearch>, how?: { replace: boolean }) => void
}

/** The page of the map, out of its address and the answers behind it. */
export function useMapScreen(): MapScreen {
  const search = MapSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const span = spanOfMap(useNow())
  const asked = seriesQueryOf(search, span)
  const series = useQueryOf(getPlaceSeries, { query: asked })
  const years = yearsShown(series)
  const year = within(years, search.year ?? newestReported(series) ?? span.to)
  const against = within(years, search.against ?? year - 1)
  const set = asked.map
  return {
    search,
    set,
    measure: asked.measure,
    view: search.view ?? 'one',
    form: search.form ?? 'colour',
    classes: search.classes ?? 'quantile',
    series,
    years,
    year,
    against,
    comparable: versionOf(series, year) === versionOf(series, against),
    rows: useRows(series, set, year, against),
    queryOf: (of, place) => ({ year: of, map: set, currency: asked.currency, asOf: series.asOf, ...(place ? { place } : {}) }),
    change: (changes, how = { replace: false }) =>
      void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), replace: how.replace, resetScroll: false }),
  }
}

const versionOf = (series: PlaceSeries, year: number) => series.years.find((one) => one.year === year)?.version

/** A year of the slider: the one asked for, or the nearest end. */
const within = (years: readonly number[], year: number) => Math.min(Math.max(year, years[0] ?? year), years.at(-1) ?? year)

function useRows(series: PlaceSeries, set: '63' | '34', year: number, against: number): MapRow[] {
  const named = useNamed()
  const { formats } = useFigureWords()
  const { places } = useQueryOf(listPlaces, { query: { set } })
  const { successions } = useQueryOf(listSuccessions)
  const { locale } = formats
  return useMemo(
    () =>
      mapRows({
        series,
        year,
        against,
        places: places.map((place) => ({ id: place.id, name: named(place) })),
        labelOf: (place) => (locale === 'en' ? place.labelEn : place.label),
        successorOf: set === '34' ? new Map(successions.map(({ placeId, successorId }) => [placeId, successorId])) : new Map(),
      }),
    // `named` is another function at every call and changes with the language only.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [series, year, against, places, successions, set, locale],
  )
}
