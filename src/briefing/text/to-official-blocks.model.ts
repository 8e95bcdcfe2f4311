import type { Locale } from '#platform/format.ts'
import type { Block as OfficialBlock, Paragraph as OfficialParagraph, Part, Run } from '#platform/official-document/document.model.ts'
import { writeNode } from './figure-text.model.ts'
import type { Block, Heading, Inline, Paragraph, RichText } from './rich-text.contract.ts'
import { figureKey, wordsOfLeaf } from './rich-text.model.ts'

export interface OfficialOptions {
  locale: Locale
  /** Values of the live figures by `figureKey`; frozen ones carry their own. */
  values?: ReadonlyMap<string, { value: string | null; receiptId: string }>
  /** Where the receipt of a figure is shown: an absolute address. */
  receiptUrl: (receiptId: string) => string
  /** What the headings become; `I.`, `1.`, `a)` unless said otherwise, null for headings without a number. */
  levels?: readonly [Part['level'], Part['level'], Part['level']] | null
}

/**
 * A text as blocks of the official document: headings number what stands below them, figures link to their receipts. A
 * number that an author typed before a heading is taken off, the document gives its own.
 */
export function toOfficialBlocks(text: RichText, options: OfficialOptions): OfficialBlock[] {
  return nest(text.content, options)
}

const LEVELS = ['roman', 'clause', 'point'] as const satisfies Part['level'][]

function nest(blocks: readonly Block[], options: OfficialOptions): OfficialBlock[] {
  const made: OfficialBlock[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]
    if (!block) break
    if (block.type !== 'heading' || options.levels === null) {
      made.push(...bodyOf(block, options))
      at++
      continue
    }
    const end = endOfPart(blocks, at, block)
    const inner = nest(blocks.slice(at + 1, end), options)
    made.push({ type: 'part', level: (options.levels ?? LEVELS)[block.attrs.level - 1] ?? 'clause', heading: headingOf(block, options), blocks: inner })
    at = Math.max(end, at + 1)
  }
  return made
}

function endOfPart(blocks: readonly Block[], at: number, heading: Heading): number {
  const next = blocks.findIndex((block, index) => index > at && block.type === 'heading' && block.attrs.level <= heading.attrs.level)
  return next < 0 ? blocks.length : next
}

const typedNumber = /^(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+/u

function headingOf(block: Heading, options: OfficialOptions): string {
  return wordsOfLeaf(block, (node) => writeNode(node, options.locale, options.values?.get(figureKey(node.attrs)))).replace(typedNumber, '')
}

function bodyOf(block: Block, options: OfficialOptions): OfficialBlock[] {
  if (block.type === 'bulletList') return [{ type: 'list', items: block.content.map((item) => runsOfItem(item.content, options)) }]
  if (block.type === 'orderedList') return block.content.flatMap((item, index) => numbered(item.content, (block.attrs?.start ?? 1) + index, options))
  const runs = runsOf(block.content ?? [], options)
  if (runs.length === 0) return []
  return [{ type: 'paragraph', text: block.type === 'heading' ? runs.map((run) => ({ ...run, bold: true })) : runs }]
}

function runsOfItem(leaves: readonly Paragraph[], options: OfficialOptions): Run[] {
  return leaves.flatMap((leaf, index) => [...(index === 0 ? [] : [{ text: '\n' }]), ...runsOf(leaf.content ?? [], options)])
}

function numbered(leaves: readonly Paragraph[], number: number, options: OfficialOptions): OfficialParagraph[] {
  return leaves.map((leaf, index) => ({ type: 'paragraph', text: [...(index === 0 ? [{ text: `${number}. ` }] : []), ...runsOf(leaf.content ?? [], options)] }))
}

/** The runs of a line of text: marks kept, figures written and bound to their receipts. */
export function runsOf(content: readonly Inline[], options: OfficialOptions): Run[] {
  return content.map((node): Run => {
    if (node.type === 'hardBreak') return { text: '\n' }
    if (node.type === 'text') {
      const has = (type: 'bold' | 'italic') => node.marks?.some((mark) => mark.type === type) ?? false
      return { text: node.text, ...(has('bold') ? { bold: true } : {}), ...(has('italic') ? { italic: true } : {}) }
    }
    const found = options.values?.get(figureKey(node.attrs))
    const receiptId = node.attrs.receiptId ?? found?.receiptId
    const text = writeNode(node, options.locale, found)
    return receiptId ? { text, figure: { figureId: node.attrs.code, receiptUrl: options.receiptUrl(receiptId) } } : { text }
  })
}
