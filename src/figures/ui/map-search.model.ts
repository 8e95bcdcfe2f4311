import { z } from 'zod'
import { seriesMeasures } from '../place-series.model.ts'
import { knownAt, ReadingSearch } from '../reading.model.ts'

export const mapViews = ['one', 'beside', 'difference'] as const
export const mapForms = ['colour', 'circles'] as const
export const mapClasses = ['quantile', 'natural'] as const

/** What the address of the map says; anything else is left out instead of refused. */
export const MapSearch = z.object({
  year: ReadingSearch.shape.year,
  asOf: ReadingSearch.shape.asOf,
  currency: ReadingSearch.shape.currency,
  sort: ReadingSearch.shape.sort,
  map: z.coerce
    .string()
    .pipe(z.enum(['63', '34']))
    .optional()
    .catch(undefined),
  measure: z.enum(seriesMeasures).optional().catch(undefined),
  /** One year; two years side by side; what changed between them. */
  view: z.enum(mapViews).optional().catch(undefined),
  /** The year compared with. */
  against: ReadingSearch.shape.year,
  form: z.enum(mapForms).optional().catch(undefined),
  classes: z.enum(mapClasses).optional().catch(undefined),
  /** The place whose card is pinned. */
  place: z.string().max(20).optional().catch(undefined),
})
export type MapSearch = z.infer<typeof MapSearch>

/** What the map asks the server: one measure by place over all years, so that the slider asks nothing. */
export function seriesQueryOf(search: MapSearch, years: { from: number; to: number }) {
  return {
    measure: search.measure ?? 'disbursed',
    map: search.map ?? '34',
    currency: search.currency ?? 'USD',
    ...knownAt(search.asOf),
    ...years,
  } as const
}
