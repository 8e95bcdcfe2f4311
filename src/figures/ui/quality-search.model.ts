import { z } from 'zod'
import { sizeMeasures } from '../quality.model.ts'
import { readingOf, ReadingSearch } from '../reading.model.ts'
import { smallGrant } from '../small-grant.default.ts'

export const flagShows = ['all', 'small', 'undisbursed'] as const

/** What the address of the page of signals may say beside year, moment, map and currency. */
export const QualitySearch = z.object({
  ...ReadingSearch.shape,
  place: z.string().max(20).optional().catch(undefined),
  by: z.enum(sizeMeasures).optional().catch(undefined),
  // The router reads a number from an address.
  threshold: z.coerce
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .optional()
    .catch(undefined),
  /** The currency that the threshold is in; absent: USD. Of another currency it is not asked. */
  in: z.literal('VND').optional().catch(undefined),
  show: z.enum(flagShows).optional().catch(undefined),
})
export type QualitySearch = z.infer<typeof QualitySearch>

/** The question that an address asks. */
export function qualityQueryOf(search: QualitySearch, now: string) {
  const { year, asOf, map, currency } = search
  const reading = readingOf({ year, asOf, map, currency }, now)
  return {
    ...reading,
    by: search.by ?? 'committed_whole',
    threshold: search.threshold && (search.in ?? 'USD') === reading.currency ? search.threshold : smallGrant[reading.currency],
    ...(search.place ? { place: search.place } : {}),
  } as const
}
