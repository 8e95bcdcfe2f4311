import { z } from 'zod'
import { DecimalText, Instant } from '#platform/contract.ts'

/** The numbers behind a comparison or a map that is on screen. Amounts are exact decimal strings; null where there is nothing. */
export const ShownTable = z.strictObject({
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  asOf: Instant,
  rows: z.array(
    z.strictObject({
      placeId: z.string().nullable(),
      label: z.string(),
      labelEn: z.string(),
      value: DecimalText.nullable(),
      otherValue: DecimalText.nullable(),
    }),
  ),
  total: DecimalText.nullable(),
  otherTotal: DecimalText.nullable(),
})
export type ShownTable = z.infer<typeof ShownTable>
