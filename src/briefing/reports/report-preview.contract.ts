import { z } from 'zod'
import { Instant } from '#platform/contract.ts'
import { CheckedNumber } from '../text/figure-value.contract.ts'

const Run = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  /** Where the receipt of a number is: an address of this site. */
  receipt: z.string().optional(),
})
export type PreviewRun = z.infer<typeof Run>
const Runs = z.array(Run)

/** A composed report laid flat, for the screen: its parts are headings with their numbers. */
export const PreviewBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heading'), level: z.number().int(), marker: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal('paragraph'), note: z.boolean(), runs: Runs }),
  z.strictObject({ type: z.literal('list'), items: z.array(Runs) }),
  z.strictObject({
    type: z.literal('table'),
    caption: z.string().nullable(),
    unit: z.string().nullable(),
    columns: z.array(z.strictObject({ header: z.string(), align: z.enum(['left', 'centre', 'right']) })),
    rows: z.array(z.strictObject({ total: z.boolean(), cells: z.array(Runs) })),
  }),
  z.strictObject({ type: z.literal('picture'), caption: z.string(), alternative: z.string(), svg: z.string() }),
])
export type PreviewBlock = z.infer<typeof PreviewBlock>

/** A number typed by hand that the database contradicts, and where it stands. */
export const Contradiction = CheckedNumber.extend({ sectionKey: z.string(), heading: z.string().nullable() })
export type Contradiction = z.infer<typeof Contradiction>

export const ReportPreview = z.strictObject({
  asOf: Instant,
  blocks: z.array(PreviewBlock),
  annexes: z.array(z.strictObject({ name: z.string(), blocks: z.array(PreviewBlock) })),
  contradictions: z.array(Contradiction),
})
export type ReportPreview = z.infer<typeof ReportPreview>
