import { z } from 'zod'
import { searchKey } from '#platform/text/search-key.ts'
import type { PrintedRecord } from '../published.contract.ts'
import { verdicts } from '../judge.model.ts'

/** What the address of the page of printed figures may say. */
export const PublishedSearch = z.object({
  verdict: z.enum(verdicts).optional().catch(undefined),
  year: z.coerce.number().int().min(1990).max(2200).optional().catch(undefined),
  source: z.coerce.string().max(200).optional().catch(undefined),
  scope: z.coerce.string().max(200).optional().catch(undefined),
  withdrawn: z.literal(true).optional().catch(undefined),
})
export type PublishedSearch = z.infer<typeof PublishedSearch>

/** The records that a filter lets through; those withdrawn only when asked for. */
export function filterPrinted(printed: readonly PrintedRecord[], { verdict, year, source, scope, withdrawn }: PublishedSearch): PrintedRecord[] {
  return printed.filter(
    (row) =>
      (withdrawn || row.withdrawnAt === null) &&
      (verdict === undefined || (row.now.verdict === verdict && row.withdrawnAt === null)) &&
      (year === undefined || row.reportYear === year) &&
      (source === undefined || row.source === source) &&
      (scope === undefined || searchKey(row.scope) === searchKey(scope)),
  )
}

/** How many records stand in each verdict now; those withdrawn in none. */
export function countVerdicts(printed: readonly PrintedRecord[]): Record<(typeof verdicts)[number], number> {
  const standing = printed.filter(({ withdrawnAt }) => withdrawnAt === null)
  const count = (verdict: (typeof verdicts)[number]) => standing.filter(({ now }) => now.verdict === verdict).length
  return { match: count('match'), rounding: count('rounding'), differs: count('differs'), incomparable: count('incomparable') }
}
