import { z } from 'zod'
import { boardFilters } from './board.model.ts'
import { heatMeasures } from './league-heat.model.ts'
import { returnTabs } from './return-screen.ts'

/** What the addresses of these pages carry; what they do not know is dropped. */
export const ReturnSearch = z.object({
  tab: z.enum(returnTabs).optional().catch(undefined),
  version: z.coerce.number().int().positive().optional().catch(undefined),
  /** A cell to show: links from receipts and problems carry it. */
  line: z.uuid().optional().catch(undefined),
  column: z.string().max(80).optional().catch(undefined),
})
export const BoardSearch = z.object({ state: z.enum(boardFilters).optional().catch(undefined) })
const Year = z.coerce.number().int().min(1990).max(2200).optional().catch(undefined)
export const LeagueSearch = z.object({
  from: Year,
  to: Year,
  /** Ranked, or as a table of agency and year. */
  view: z.literal('heat').optional().catch(undefined),
  measure: z.enum(heatMeasures).optional().catch(undefined),
})
