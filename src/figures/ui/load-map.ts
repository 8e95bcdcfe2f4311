import type { QueryClient } from '@tanstack/react-query'
import { listPlaces, listSuccessions } from '#directory/place.contract.ts'
import { queryOf } from '#ui/data.ts'
import { getPlaceSeries } from '../place-series.contract.ts'
import { seriesQueryOf, type MapSearch } from './map-search.model.ts'
import { firstYear, newestYear } from '../reading.model.ts'

/** All years that the slider may show are asked for at once, so that moving it asks nothing. */
export const spanOfMap = (now: string) => ({ from: firstYear, to: newestYear(now) })

/** Everything that the page of the map shows at once. */
export async function loadMap(queries: QueryClient, search: MapSearch) {
  const span = spanOfMap(new Date().toISOString())
  await Promise.all([
    queries.ensureQueryData(queryOf(getPlaceSeries, { query: seriesQueryOf(search, span) })),
    queries.ensureQueryData(queryOf(listSuccessions)),
    ...(['63', '34'] as const).map((set) => queries.ensureQueryData(queryOf(listPlaces, { query: { set } }))),
  ])
}
