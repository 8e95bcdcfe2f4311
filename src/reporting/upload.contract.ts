import { z } from 'zod'
import { Cells } from './form.contract.ts'

/** Why a person should look at how a cell (or a table) was read. */
export const ReadingReason = z.enum([
  'ambiguous-number',
  'ambiguous-date',
  'date-period',
  'unit',
  'table-unit',
  'equal-shares',
  'legacy-font',
  'merged',
  'rounded',
])
export type ReadingReason = z.infer<typeof ReadingReason>

/** How one cell was read where that was not plain, for a person to confirm or to turn. */
export const UploadReading = z.strictObject({
  /** `sheet!ref`: what a choice is made under. */
  key: z.string(),
  sheet: z.string(),
  ref: z.string(),
  column: z.string().nullable(),
  lineKey: z.uuid().nullable(),
  why: ReadingReason,
  /** As it stood in the file. */
  raw: z.string(),
  /** As it was taken: canonical, and in people's text. */
  value: z.string(),
  shown: z.string(),
  /** The other reading; null where there is none and the reading only wants a look. */
  alternative: z.string().nullable(),
  alternativeShown: z.string().nullable(),
  /** Nothing is left to decide: the rest of the column, or the file itself, says it. */
  settled: z.boolean(),
})
export type UploadReading = z.infer<typeof UploadReading>

/** What is wrong, named by sheet, cell and value. The sentence is `findingSentence(form, problem, locale)`. */
export const UploadProblem = z.strictObject({
  sheet: z.string().nullable(),
  ref: z.string().nullable(),
  column: z.string().nullable(),
  lineKey: z.uuid().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  severity: z.enum(['hard', 'soft']),
  args: z.record(z.string(), z.string()),
})
export type UploadProblem = z.infer<typeof UploadProblem>

export const UploadLine = z.strictObject({
  lineKey: z.uuid(),
  action: z.enum(['add', 'correct', 'same']),
  /** How the line of the return was recognised; null for a new one. */
  matchedBy: z.enum(['line-key', 'grant-code', 'name']).nullable(),
  sheet: z.string(),
  /** Row number in the sheet, from 1. */
  row: z.number().int(),
  /** The whole line as it would be; what could not be read stands as it was typed. */
  cells: Cells,
  changes: z.record(z.string(), z.strictObject({ before: z.string().nullable(), after: z.string().nullable() })),
})
export type UploadLine = z.infer<typeof UploadLine>

/** A file as it was read against a return. Plain JSON; nothing is applied yet. */
export const Outcome = z.strictObject({
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      used: z.boolean(),
      reason: z.enum(['used', 'figures', 'narrative', 'hidden', 'empty', 'no-table']),
    }),
  ),
  /** `ref` is the header cell, whose letters are the column's. */
  columns: z.array(z.strictObject({ sheet: z.string(), column: z.string(), header: z.string(), ref: z.string() })),
  unknownHeaders: z.array(z.strictObject({ sheet: z.string(), header: z.string(), ref: z.string() })),
  lines: z.array(UploadLine),
  /** Lines of the return that the file does not have. They stay. */
  untouched: z.array(z.uuid()),
  /** Rows that were seen and not taken as grants. */
  skipped: z.array(z.strictObject({ sheet: z.string(), row: z.number().int(), why: z.enum(['total', 'section', 'note']), text: z.string() })),
  readings: z.array(UploadReading),
  problems: z.array(UploadProblem),
  totals: z.array(z.strictObject({ sheet: z.string(), ref: z.string(), column: z.string(), stated: z.string(), sum: z.string(), agrees: z.boolean() })),
  figures: z.record(z.string(), z.strictObject({ value: z.string(), reason: z.string().nullable() })),
  narrative: z.record(z.string(), z.string()),
})
export type Outcome = z.infer<typeof Outcome>
