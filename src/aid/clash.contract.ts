import { z } from 'zod'
import { DecimalText, defineRoute } from '#platform/contract.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { clashRules } from './clash.model.ts'

/** What one agency reports of the grant there. */
export const ClashClaim = z.strictObject({
  agencyId: z.string(),
  agencyVi: z.string(),
  agencyEn: z.string(),
  placeId: z.string(),
  placeVi: z.string(),
  placeEn: z.string(),
  /** Whether this is the report that enters the figures. */
  counts: z.boolean(),
  disbursedUsd: DecimalText,
  committedUsd: DecimalText,
  /** Where the line stands; null where the reader may not open the return. */
  returnId: z.uuid().nullable(),
  lineKey: z.uuid(),
})
export type ClashClaim = z.infer<typeof ClashClaim>

/** One grant at one place in one year, reported by several agencies. */
export const Clash = z.strictObject({
  grantId: z.uuid(),
  grantCode: z.string(),
  grantName: z.string(),
  providerName: z.string(),
  reportYear: z.number(),
  rule: z.enum(clashRules),
  /** The one that counts first. */
  claims: z.array(ClashClaim),
  /** The largest difference between disbursements reported; `0.00` where they agree. */
  differenceUsd: DecimalText,
})
export type Clash = z.infer<typeof Clash>

export const listClashes = defineRoute({
  method: 'GET',
  path: '/clashes',
  summary: 'Grants that several agencies report, and whose report counts',
  access: figureReaders,
  query: z.strictObject({ year: z.coerce.number().int().min(1990).max(2100).optional() }),
  reply: z.strictObject({ years: z.array(z.number()), clashes: z.array(Clash) }),
})
