import type { Block, FigureNode, FigureStyle, Heading, Inline, Paragraph, RichText } from './rich-text.contract.ts'
import { RichText as RichTextSchema } from './rich-text.contract.ts'

/** What an author writes: plain words stand for a text node. */
type Given = string | Inline
type Bullets = Extract<Block, { type: 'bulletList' }>
type Numbers = Extract<Block, { type: 'orderedList' }>

/** A text of these blocks. */
export function doc(...content: Block[]): RichText {
  return { type: 'doc', content }
}

/** A paragraph: `p('Giải ngân đạt ', figure({ code: 'disbursed', year: 2023 }), '.')`. Empty words are left out. */
export function p(...given: Given[]): Paragraph {
  const content = inlines(given)
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }
}

/** A heading of level 1 to 3. */
export function h(level: 1 | 2 | 3, ...given: Given[]): Heading {
  const content = inlines(given)
  return { type: 'heading', attrs: { level }, ...(content.length === 0 ? {} : { content }) }
}

/** A list with dashes; an item of several parts is an array. */
export function ul(...items: (Given | Given[])[]): Bullets {
  return { type: 'bulletList', content: items.map(itemOf) }
}

/** A numbered list. */
export function ol(...items: (Given | Given[])[]): Numbers {
  return { type: 'orderedList', attrs: { start: 1 }, content: items.map(itemOf) }
}

const itemOf = (given: Given | Given[]) => ({ type: 'listItem' as const, content: [p(...(Array.isArray(given) ? given : [given]))] })

/** Bold words. */
export function bold(text: string): Inline {
  return { type: 'text', text, marks: [{ type: 'bold' }] }
}

/** Italic words. */
export function italic(text: string): Inline {
  return { type: 'text', text, marks: [{ type: 'italic' }] }
}

export const lineBreak: Inline = { type: 'hardBreak' }

type Question = Pick<FigureNode['attrs'], 'code'> & Partial<Omit<FigureNode['attrs']['query'], 'year'>> & { year: number; style?: FigureStyle }

/** A live figure: `figure({ code: 'disbursed', year: 2023, place: 'p63-45', style: 'millions' })`. USD as reported unless said otherwise. */
export function figure({ code, style = 'exact', map = 'reported', currency = 'USD', ...scope }: Question): FigureNode {
  return { type: 'figure', attrs: { code, query: { ...scope, map, currency }, style, value: null, receiptId: null, asOf: null } }
}

/** A text without a word. */
export const emptyText: RichText = { type: 'doc', content: [{ type: 'paragraph' }] }

function inlines(given: readonly Given[]): Inline[] {
  return given.flatMap((one) => (typeof one === 'string' ? (one === '' ? [] : [{ type: 'text' as const, text: one.normalize('NFC') }]) : [one]))
}

/** Whether the figure was frozen: its value (or that there is none) stands for good. */
export function isFrozen({ attrs }: FigureNode): boolean {
  return attrs.asOf !== null
}

/** Two figures with one key ask the same question; style and frozen value play no part. */
export function figureKey({ code, query }: Pick<FigureNode['attrs'], 'code' | 'query'>): string {
  const asked = Object.entries(query).filter(([, value]) => value !== undefined)
  return `${code}?${asked
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')}`
}

/** The figures of a text in reading order. */
export function figuresOf(text: RichText): FigureNode[] {
  return paragraphsOf(text).flatMap((block) => (block.content ?? []).filter((node) => node.type === 'figure'))
}

/** Paragraphs and headings in reading order, those of lists among them. */
export function paragraphsOf(text: RichText): (Paragraph | Heading)[] {
  return text.content.flatMap((block) => ('attrs' in block && block.type === 'heading' ? [block] : leavesOf(block)))
}

function leavesOf(block: Block): (Paragraph | Heading)[] {
  return block.type === 'bulletList' || block.type === 'orderedList' ? block.content.flatMap((item) => item.content) : [block]
}

/** The text with every figure replaced by what `replace` makes of it. */
export function replaceFigures(text: RichText, replace: (node: FigureNode) => Inline): RichText {
  return { ...text, content: text.content.map((block) => replaceIn(block, replace)) }
}

function replaceIn(block: Block, replace: (node: FigureNode) => Inline): Block {
  if (block.type === 'bulletList' || block.type === 'orderedList')
    return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map((leaf) => replaceInLeaf(leaf, replace)) })) }
  return replaceInLeaf(block, replace)
}

function replaceInLeaf<B extends Paragraph | Heading>(block: B, replace: (node: FigureNode) => Inline): B {
  return block.content ? { ...block, content: block.content.map((node) => (node.type === 'figure' ? replace(node) : node)) } : block
}

/** The words of a text, a line a paragraph, items with a dash; `write` says how a figure reads. */
export function plainText(text: RichText, write: (node: FigureNode) => string): string {
  return text.content.flatMap((block) => linesOf(block, write)).join('\n')
}

function linesOf(block: Block, write: (node: FigureNode) => string): string[] {
  if (block.type === 'bulletList') return block.content.map((item) => `- ${wordsOfLeaves(item.content, write)}`)
  if (block.type === 'orderedList') return block.content.map((item, index) => `${(block.attrs?.start ?? 1) + index}. ${wordsOfLeaves(item.content, write)}`)
  return [wordsOfLeaf(block, write)]
}

const wordsOfLeaves = (leaves: readonly Paragraph[], write: (node: FigureNode) => string) => leaves.map((leaf) => wordsOfLeaf(leaf, write)).join('\n')

/** The words of one paragraph or heading. */
export function wordsOfLeaf({ content = [] }: Paragraph | Heading, write: (node: FigureNode) => string): string {
  return content.map((node) => (node.type === 'text' ? node.text : node.type === 'figure' ? write(node) : '\n')).join('')
}

/** Vietnamese words are syllables between spaces, as officials count them; a figure is one. */
export function wordCount(text: RichText): number {
  return plainText(text, () => '0')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

export function isEmptyText(text: RichText): boolean {
  return wordCount(text) === 0
}

/** The text as the schema takes it; undefined for anything else, and for a text whose words are not composed (NFC). */
export function findRichText(value: unknown): RichText | undefined {
  const parsed = RichTextSchema.safeParse(value)
  return parsed.success ? normalised(parsed.data) : undefined
}

/** The same text with its words composed (NFC), as everything that is stored. */
export function normalised(text: RichText): RichText {
  return JSON.parse(JSON.stringify(text).normalize('NFC')) as RichText
}
