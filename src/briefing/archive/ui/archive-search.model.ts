import { z } from 'zod'
import { ArchiveKind } from '../archive.contract.ts'

/** The address of the archive: the search is a link that can be sent. */
export const ArchiveSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  year: z.coerce.number().int().optional().catch(undefined),
  kind: ArchiveKind.optional().catch(undefined),
  point: z.string().max(100).optional().catch(undefined),
})
export type ArchiveSearch = z.infer<typeof ArchiveSearch>
