import { z } from 'zod'

/** The year in the address of the page of clashes; all years without it. */
export const ClashSearch = z.object({ year: z.coerce.number().int().min(1990).max(2100).optional().catch(undefined) })
