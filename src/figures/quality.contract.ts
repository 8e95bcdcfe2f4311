import { z } from 'zod'
import { DecimalText, defineRoute, Instant } from '#platform/contract.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { Coverage, FigureQuery, unknownPlaceSet } from './figure.contract.ts'
import { sizeMeasures } from './quality.model.ts'

export const QualityQuery = z.strictObject({
  asOf: FigureQuery.shape.asOf,
  map: FigureQuery.shape.map,
  currency: FigureQuery.shape.currency,
  year: FigureQuery.shape.year,
  place: FigureQuery.shape.place,
  by: z.enum(sizeMeasures).default('committed_whole'),
  /** In the currency asked; absent: the default of the product. */
  threshold: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
})
export type QualityQuery = z.infer<typeof QualityQuery>

const Count = z.number().int()
export const FlaggedGrant = z.strictObject({
  grantId: z.uuid(),
  code: z.string(),
  name: z.string(),
  provider: z.string(),
  places: z.array(z.strictObject({ id: z.string(), nameVi: z.string(), nameEn: z.string() })),
  committedWhole: DecimalText,
  committedInYear: DecimalText,
  disbursed: DecimalText,
  small: z.boolean(),
  undisbursed: z.boolean(),
})
export type FlaggedGrant = z.infer<typeof FlaggedGrant>

const Ratio = {
  key: z.string(),
  label: z.string(),
  labelEn: z.string(),
  grants: Count,
  disbursed: DecimalText,
  committedInYear: DecimalText,
  committedWhole: DecimalText,
  /** Per cent; null where nothing was committed for the year. */
  ratio: DecimalText.nullable(),
}
export const Quality = z.strictObject({
  asOf: Instant,
  unit: z.enum(['USD', 'VND']),
  threshold: DecimalText,
  coverage: Coverage,
  grants: Count,
  small: Count,
  undisbursed: Count,
  median: DecimalText.nullable(),
  /** What was committed whole, committed for the year and disbursed by the small ones and by all. */
  smallSum: DecimalText,
  wholeSum: DecimalText,
  ratio: DecimalText.nullable(),
  bins: z.array(z.strictObject({ from: DecimalText, to: DecimalText, grants: Count, sum: DecimalText, under: z.boolean() })),
  /** Grants that show a signal, smallest first; at most `FLAGGED_MOST`. */
  flagged: z.array(FlaggedGrant),
  places: z.array(z.strictObject({ ...Ratio, inSet: z.boolean(), small: Count, undisbursed: Count })),
  sectors: z.array(z.strictObject(Ratio)),
})
export type Quality = z.infer<typeof Quality>
/** Flagged grants of one answer; more are counted and not listed. */
export const FLAGGED_MOST = 1000

export const getQuality = defineRoute({
  method: 'GET',
  path: '/figure-quality',
  summary: 'Signals of scattered, small and slow grants',
  access: figureReaders,
  query: QualityQuery,
  reply: Quality,
  problems: [unknownPlaceSet],
})
