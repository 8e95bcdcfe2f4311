import { z } from 'zod'
import { endOfVietnamDay, vietnamDate } from '#platform/working-days.ts'

export const placeMeasures = ['disbursed', 'committed_in_year', 'grants', 'grants_new', 'organisations_active'] as const
export type PlaceMeasure = (typeof placeMeasures)[number]
export const firstYear = 2018

/** What the address of a page of figures may say; anything else is left out instead of refused. */
export const ReadingSearch = z.object({
  year: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined),
  /** As known at the end of this day. */
  asOf: z.iso.date().optional().catch(undefined),
  // An address typed by hand says 34, and the router reads a number.
  map: z.coerce
    .string()
    .pipe(z.enum(['reported', '63', '34']))
    .optional()
    .catch(undefined),
  currency: z.enum(['USD', 'VND']).optional().catch(undefined),
  measure: z.enum(placeMeasures).optional().catch(undefined),
  /** Order of the table of places: `-value`, `+name`. */
  sort: z
    .string()
    .regex(/^[+-]\w+$/)
    .optional()
    .catch(undefined),
})
export type ReadingSearch = z.infer<typeof ReadingSearch>

export interface Reading {
  year: number
  map: 'reported' | '63' | '34'
  currency: 'USD' | 'VND'
  asOf?: string
}

/** The newest report year that can have been reported: the year before this one, on Ha Noi's calendar. */
export const newestYear = (now: string) => Number(vietnamDate(now).slice(0, 4)) - 1

/** The moment that a day in an address stands for: its end; none is now. */
export const knownAt = (asOf: string | undefined): { asOf?: string } => (asOf ? { asOf: endOfVietnamDay(asOf) } : {})

/** The question that an address asks, with what it leaves out filled in. */
export function readingOf(search: ReadingSearch, now: string): Reading {
  const { year = newestYear(now), map = 'reported', currency = 'USD', asOf } = search
  return { year, map, currency, ...knownAt(asOf) }
}

/** Which set of places to draw: the one asked for, else the one that most of what was reported belongs to. */
export function drawnSet(map: Reading['map'], placeIds: readonly string[], year: number): '63' | '34' {
  if (map !== 'reported') return map
  const of34 = placeIds.filter((id) => id.startsWith('p34-')).length
  if (placeIds.length === 0) return year >= 2025 ? '34' : '63'
  return of34 * 2 > placeIds.length ? '34' : '63'
}
