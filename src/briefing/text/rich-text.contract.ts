import { z } from 'zod'
import { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import { DecimalText, Instant } from '#platform/contract.ts'

/** How a figure is written in a sentence: to the cent, or in millions and billions as officials say it. */
export const FigureStyle = z.enum(['exact', 'millions', 'plain'])
export type FigureStyle = z.infer<typeof FigureStyle>

/**
 * A number in a text that is bound to the database. `value` and `receiptId` are null while it is live (asked again whenever the text is
 * read) and are filled once, when the text is frozen; `asOf` is the moment they stand for.
 */
export const FigureNode = z.strictObject({
  type: z.literal('figure'),
  attrs: z.strictObject({
    code: FigureCode,
    query: FigureQuery,
    style: FigureStyle,
    value: DecimalText.nullable(),
    receiptId: z.string().max(100).nullable(),
    asOf: Instant.nullable(),
  }),
})
export type FigureNode = z.infer<typeof FigureNode>

const Mark = z.strictObject({ type: z.enum(['bold', 'italic']) })
export const TextNode = z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(20_000), marks: z.array(Mark).max(2).optional() })
export const Inline = z.discriminatedUnion('type', [TextNode, FigureNode, z.strictObject({ type: z.literal('hardBreak') })])
export type Inline = z.infer<typeof Inline>
export const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(Inline).max(500).optional() })
export type Paragraph = z.infer<typeof Paragraph>
export const Heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.number().int().min(1).max(3) }),
  content: z.array(Inline).max(100).optional(),
})
export type Heading = z.infer<typeof Heading>
const ListItem = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1).max(50) })
export const BulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(ListItem).min(1).max(500) })
export const OrderedList = z.strictObject({
  type: z.literal('orderedList'),
  attrs: z.strictObject({ start: z.number().int().min(1).default(1) }).optional(),
  content: z.array(ListItem).min(1).max(500),
})
export const Block = z.discriminatedUnion('type', [Paragraph, Heading, BulletList, OrderedList])
export type Block = z.infer<typeof Block>

/** A text as its editor (Tiptap, ProseMirror) keeps it, cut to what a state document needs. */
export const RichText = z.strictObject({ type: z.literal('doc'), content: z.array(Block).max(2000) }).meta({ title: 'RichText' })
export type RichText = z.infer<typeof RichText>
