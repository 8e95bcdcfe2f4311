import { z } from 'zod'
import { Dimension, LineMeasure } from './figure.contract.ts'
import { pivotShows, pivotSort } from './pivot.model.ts'
import { knownAt, newestYear, ReadingSearch } from './reading.model.ts'
import { trendCharts, TrendDimension } from './trend.contract.ts'

const word = z.coerce.string().min(1).max(80).optional().catch(undefined)
const flag = z.literal(true).optional().catch(undefined)

/** Members of a scope that a page of analysis keeps in its address. */
export const filterKeys = ['place', 'region', 'heading', 'sector', 'country', 'provider', 'providerKind', 'grantKind', 'agencyKind', 'agency', 'topic'] as const
export type FilterKey = (typeof filterKeys)[number]

const base = {
  ...(Object.fromEntries(filterKeys.map((key) => [key, word])) as Record<FilterKey, typeof word>),
  provider: z.uuid().optional().catch(undefined),
  from: ReadingSearch.shape.year,
  to: ReadingSearch.shape.year,
  asOf: ReadingSearch.shape.asOf,
  map: ReadingSearch.shape.map,
  currency: ReadingSearch.shape.currency,
  measure: LineMeasure.optional().catch(undefined),
}

/** What the address of the page of trends may say; anything else is left out instead of refused. */
export const TrendSearch = z.object({
  ...base,
  dimension: TrendDimension.optional().catch(undefined),
  chart: z.enum(trendCharts).optional().catch(undefined),
  keys: z.coerce.string().max(1000).optional().catch(undefined),
  top: z.coerce.number().int().min(1).max(30).optional().catch(undefined),
  own: flag,
})
export type TrendSearch = z.infer<typeof TrendSearch>

/** What the address of the pivot may say. */
export const PivotSearch = z.object({
  ...base,
  rows: Dimension.optional().catch(undefined),
  columns: z
    .enum([...Dimension.options, 'none'])
    .optional()
    .catch(undefined),
  byYear: flag,
  show: z.enum(pivotShows).optional().catch(undefined),
  sort: z.string().regex(pivotSort).optional().catch(undefined),
})
export type PivotSearch = z.infer<typeof PivotSearch>
export type AnalysisSearch = z.infer<z.ZodObject<typeof base>>

/** Years that an address without any shows. */
const SPAN = 5

/** The question that the address of an analysis asks, with what it leaves out filled in and turned years put right. */
export function askedOf(search: AnalysisSearch, now: string) {
  const last = search.to ?? Math.max(newestYear(now), search.from ?? 0)
  const first = search.from ?? last - SPAN
  const scope = Object.fromEntries(filterKeys.map((key) => [key, search[key]]).filter(([, value]) => value !== undefined)) as Partial<Record<FilterKey, string>>
  return {
    ...scope,
    from: Math.min(first, last),
    to: Math.max(first, last),
    map: search.map ?? ('reported' as const),
    currency: search.currency ?? ('USD' as const),
    measure: search.measure ?? ('disbursed' as const),
    ...knownAt(search.asOf),
  }
}

export function trendQueryOf(search: TrendSearch, now: string) {
  return { ...askedOf(search, now), dimension: search.dimension ?? ('heading' as const) }
}

export function turnoverQueryOf(search: TrendSearch, now: string) {
  const { measure: _measure, ...asked } = askedOf(search, now)
  return asked
}

export function pivotQueryOf(search: PivotSearch, now: string) {
  const columns = search.columns ?? 'year'
  return {
    ...askedOf(search, now),
    rows: search.rows ?? ('heading' as const),
    ...(columns === 'none' ? {} : { columns }),
    byYear: search.byYear ? ('1' as const) : ('0' as const),
  }
}

/** What a page keeps of a saved search: what its own schema reads. */
export function cleanSearch(page: 'trends' | 'pivot', search: unknown): Record<string, string | number | boolean> {
  const parsed = page === 'trends' ? TrendSearch.parse(search) : PivotSearch.parse(search)
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)) as Record<string, string | number | boolean>
}
