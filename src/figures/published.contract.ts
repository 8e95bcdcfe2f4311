import { z } from 'zod'
import { DecimalText, defineRoute, Instant, PlainDateText } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { FigureCode, FigureQuery, Published } from './figure.contract.ts'
import { qualifiers, verdictReasons, verdicts } from './judge.model.ts'

/** What the product computes for a printed figure at one moment, and how that stands to what was printed. */
export const Judged = z.strictObject({
  asOf: Instant.nullable(),
  value: DecimalText.nullable(),
  owed: z.number(),
  accepted: z.number(),
  verdict: z.enum(verdicts),
  reasons: z.array(z.enum(verdictReasons)),
  difference: DecimalText.nullable(),
  differencePercent: DecimalText.nullable(),
})
export type Judged = z.infer<typeof Judged>

export const PrintedRecord = Published.extend({
  /** The question that computes it; null where the product has no such measure or place. */
  code: FigureCode.nullable(),
  query: FigureQuery.nullable(),
  /** As known at the end of the day of the source, and as known now. */
  onDay: Judged,
  now: Judged,
  addedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
})
export type PrintedRecord = z.infer<typeof PrintedRecord>

export const listPrinted = defineRoute({
  method: 'GET',
  path: '/published-comparison',
  summary: 'Every printed figure beside what is computed, as known on its day and now',
  access: figureReaders,
  reply: z.strictObject({ printed: z.array(PrintedRecord) }),
})

const text = (most: number) => z.string().trim().min(1).max(most)
export const PrintedInput = z.strictObject({
  source: text(200),
  heldOn: PlainDateText,
  reportYear: z.number().int().min(1990).max(2200),
  /** Absent: the whole country. */
  placeId: z.string().max(20).optional(),
  /** A figure of the closed list, or words of its own where there is none. */
  measure: text(80),
  /** A first-level sector. */
  sector: z.string().max(20).optional(),
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  /** Absent where only words were printed. */
  value: DecimalText.optional(),
  qualifier: z.enum(qualifiers),
  asPrinted: text(500),
})
export type PrintedInput = z.infer<typeof PrintedInput>

export const noSuchPlace = defineProblem('figures.published.no-such-place', 422, z.object({ placeId: z.string() }))
export const notANumber = defineProblem('figures.published.number-missing', 422, z.object({ qualifier: z.string() }))
export const alreadyWithdrawn = defineProblem('figures.published.already-withdrawn', 409)

export const addPrinted = defineRoute({
  method: 'POST',
  path: '/published-figures',
  summary: 'Write down a figure that was printed',
  access: secretariat,
  body: PrintedInput,
  reply: z.strictObject({ id: z.number() }),
  problems: [noSuchPlace, notANumber],
})

export const withdrawPrinted = defineRoute({
  method: 'POST',
  path: '/published-figures/:id/withdrawal',
  summary: 'Take a printed figure out of the comparison, with the reason',
  access: secretariat,
  params: z.strictObject({ id: z.coerce.number().int().min(1).max(2_147_483_647) }),
  body: z.strictObject({ reason: text(2000) }),
  reply: z.strictObject({ id: z.number() }),
  problems: [alreadyWithdrawn],
})
