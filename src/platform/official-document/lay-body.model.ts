import { type Block, type List, type Paragraph, type Part, type Picture, runsOf, type Text, wordsOf } from './document.model.ts'
import {
  contentHeight,
  contentWidth,
  laid,
  type LaidBlock,
  type LaidParagraph,
  type LaidPicture,
  type LaidRun,
  type LaidSection,
  mm,
  run,
  sizes,
} from './laid.model.ts'
import { layTable } from './lay-table.model.ts'
import { capitals, partMarker } from './numbering.model.ts'

const BODY = { size: sizes.body, align: 'justify', firstLine: mm(12.7), after: 6, spacing: 1.15 } as const

interface Place {
  orientation: LaidSection['orientation']
  /** Outline level of a heading met here. */
  depth: number
  /** "Điều" counts on through the chapters. */
  articles: { count: number }
}

/** The text of a paper or an appendix, numbered. */
export function layBody(blocks: readonly Block[], orientation: LaidSection['orientation']): LaidBlock[] {
  return layBlocks(blocks, { orientation, depth: 2, articles: { count: 0 } })
}

function layBlocks(blocks: readonly Block[], place: Place): LaidBlock[] {
  const counts = new Map<string, number>()
  return blocks.flatMap((block) => {
    if (block.type !== 'part') return layBlock(block, place)
    const position = block.level === 'article' ? (place.articles.count += 1) : (counts.get(block.level) ?? 0) + 1
    counts.set(block.level, position)
    return layPart(block, partMarker(block.level, position), place)
  })
}

function layBlock(block: Exclude<Block, Part>, place: Place): LaidBlock[] {
  switch (block.type) {
    case 'paragraph':
      return [layParagraph(block)]
    case 'list':
      return layList(block)
    case 'table':
      return layTable(block, contentWidth(place.orientation))
    case 'picture':
      return layPicture(block, place.orientation)
    case 'page-break':
      return [block]
  }
}

function layPart(part: Part, marker: string, place: Place): LaidBlock[] {
  const inside = { ...place, depth: Math.min(6, place.depth + 1) }
  const blocks = layBlocks(part.blocks, inside)
  if (part.heading !== null) return [layHeading(part, marker, place.depth), ...blocks]
  const [first, ...rest] = blocks
  if (first?.type === 'paragraph') return [{ ...first, runs: [run(`${marker} `), ...first.runs] }, ...rest]
  return [laid([run(marker)], { ...BODY, keepNext: true }), ...blocks]
}

function layHeading(part: Part, marker: string, outline: number): LaidParagraph {
  const heading = part.heading ?? ''
  if (part.level === 'part' || part.level === 'chapter' || part.level === 'section') {
    const lines = run(`${marker}\n${capitals(heading)}`, { bold: true })
    return laid([lines], { size: sizes.body, align: 'centre', before: 12, after: 8, spacing: 1.1, outline, keepNext: true })
  }
  const words = part.level === 'roman' ? capitals(heading) : heading
  const style = part.level === 'point' ? { italic: true } : { bold: true }
  return laid([run(`${marker} ${words}`, style)], { ...BODY, before: part.level === 'roman' ? 6 : 0, outline, keepNext: true })
}

function layParagraph({ text, style = 'body' }: Paragraph): LaidParagraph {
  if (style === 'lead') return laid(layRuns(text, { bold: true }), { ...BODY, firstLine: 0, after: 10 })
  if (style === 'note') return laid(layRuns(text, { italic: true }), { ...BODY, size: sizes.note })
  if (style === 'byline') return laid(layRuns(text, { italic: true }), { size: sizes.body, align: 'right', before: 6, after: 6 })
  return laid(layRuns(text), BODY)
}

function layList({ items }: List): LaidParagraph[] {
  return items.map((item) => laid([run('- '), ...layRuns(item)], { ...BODY, item: true }))
}

function layPicture(picture: Picture, orientation: LaidSection['orientation']): LaidBlock[] {
  const { width, height } = picture.pixels
  // Room is left for the caption on the same page.
  const scale = Math.min(mm(picture.width) / width, contentWidth(orientation) / width, (contentHeight(orientation) - mm(25)) / height)
  const image: LaidPicture = {
    type: 'picture',
    format: picture.format,
    bytes: picture.bytes,
    width: width * scale,
    height: height * scale,
    alternative: picture.alternative.normalize('NFC'),
    keepNext: picture.caption !== null,
  }
  if (picture.caption === null) return [image]
  return [image, laid([run(picture.caption, { italic: true })], { size: 13, align: 'centre', before: 2, after: 10 })]
}

/** Runs as they are printed; `given` is the style of the whole. */
export function layRuns(text: Text, given: { bold?: boolean; italic?: boolean } = {}): LaidRun[] {
  return runsOf(text).map((one) => ({
    text: one.text.normalize('NFC'),
    bold: one.bold ?? given.bold ?? false,
    italic: one.italic ?? given.italic ?? false,
    link: one.figure?.receiptUrl ?? null,
  }))
}

/** The last sentence closed with "./." as the model papers of NĐ 30/2020/NĐ-CP, Phụ lục III do; untouched when it ends otherwise. */
export function closeText(blocks: readonly LaidBlock[]): LaidBlock[] {
  const last = blocks.at(-1)
  if (last?.type !== 'paragraph' || last.outline !== null) return [...blocks]
  const ends = wordsOf(last.runs).trimEnd().endsWith('.')
  return [...blocks.slice(0, -1), ends ? { ...last, runs: [...last.runs, run('/.')] } : last]
}
