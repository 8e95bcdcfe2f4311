import { z } from 'zod'
import { figureReaders } from '#directory/role.contract.ts'
import { FigureAnswer, FigureCode, FigureQuery, unknownPlaceSet } from '#figures/figure.contract.ts'
import { DecimalText, defineRoute, Instant } from '#platform/contract.ts'

/** What a figure of a text says at a moment. */
export const FigureValue = z.strictObject({
  /** `figureKey` of the question. */
  key: z.string(),
  code: FigureCode,
  query: FigureQuery,
  unit: FigureAnswer.shape.unit,
  value: DecimalText.nullable(),
  asOf: Instant,
  receiptId: z.string(),
})
export type FigureValue = z.infer<typeof FigureValue>

/** A frozen figure beside what the database says now. `current.value` is null where nothing is known. */
export const FrozenComparison = z.strictObject({
  frozen: FigureValue,
  current: FigureValue,
  changed: z.boolean(),
})
export type FrozenComparison = z.infer<typeof FrozenComparison>

const Ask = z.strictObject({ code: FigureCode, query: FigureQuery })

export const askFigureValues = defineRoute({
  method: 'POST',
  path: '/figure-values',
  summary: 'The figures of a text with their receipts, as of a moment or now',
  access: figureReaders,
  effect: 'silent-write',
  body: z.strictObject({ asks: z.array(Ask).max(300), asOf: Instant.nullable() }),
  reply: z.strictObject({ values: z.array(FigureValue) }),
  problems: [unknownPlaceSet],
})

/** How a number that somebody typed stands to the database. `rounding`: off by no more than its last digit, worth a look. */
export const NumberVerdict = z.enum(['agrees', 'rounding', 'contradicts', 'unknown'])
export type NumberVerdict = z.infer<typeof NumberVerdict>

export const CheckedNumber = z.strictObject({
  /** Where the number and its unit stand in the text, in UTF-16 units. */
  from: z.number().int(),
  to: z.number().int(),
  typed: z.string(),
  verdict: NumberVerdict,
  /** The figure that it speaks of, as far as the words around tell; null when they tell nothing. */
  candidate: Ask.extend({ unit: FigureAnswer.shape.unit, value: DecimalText.nullable(), placeName: z.string().nullable() }).nullable(),
})
export type CheckedNumber = z.infer<typeof CheckedNumber>

export const checkNumbers = defineRoute({
  method: 'POST',
  path: '/figure-checks',
  summary: 'Numbers typed in a text that the database contradicts',
  access: figureReaders,
  effect: 'read',
  body: z.strictObject({
    /** Figures that are bound already stand as one U+FFFC each. */
    text: z.string().max(200_000),
    year: z.number().int().min(1900).max(2300),
    /** The place that the text is about when it names none. */
    place: z.string().max(80).nullable(),
    asOf: Instant.nullable(),
    /** Whose separators the numbers have. */
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  reply: z.strictObject({ numbers: z.array(CheckedNumber) }),
})
