import { z } from 'zod'

/** What the address of a paper's page holds. */
export const PaperSearch = z.object({
  tab: z.enum(['read', 'write', 'upload', 'figures', 'readers', 'versions']).optional().catch(undefined),
  version: z.number().int().min(1).optional().catch(undefined),
})
export type PaperSearch = z.infer<typeof PaperSearch>
