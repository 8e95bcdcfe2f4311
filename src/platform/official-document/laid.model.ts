/** A paper laid out in measured pieces, the same for Word and PDF. All lengths are points (1/72 inch). */
export interface LaidDocument {
  /** For the file's properties and the window's title. */
  title: string
  sections: readonly LaidSection[]
  /** Large light text behind every page. */
  watermark: string | null
  /** A small line on top of every page. */
  mark: string | null
}

/** Begins on a new page and counts its own pages. */
export interface LaidSection {
  orientation: 'portrait' | 'landscape'
  blocks: readonly LaidBlock[]
}

export type LaidBlock = LaidPiece | LaidColumns | LaidTable | LaidPicture | { type: 'page-break' }
export type LaidPiece = LaidParagraph | LaidRule

export interface LaidRun {
  /** `\n` breaks the line. */
  text: string
  bold: boolean
  italic: boolean
  link: string | null
}

export interface LaidParagraph {
  type: 'paragraph'
  runs: readonly LaidRun[]
  size: number
  align: 'left' | 'centre' | 'right' | 'justify'
  left: number
  right: number
  /** Of the first line against `left`; negative hangs. */
  firstLine: number
  before: number
  after: number
  /** In lines: 1 is single. */
  spacing: number
  /** 1 is the title, 2 and more the headings under it; null is text. */
  outline: number | null
  /** Stays on the page of what follows. */
  keepNext: boolean
  boxed: boolean
  item: boolean
}

/** A centred line. */
export interface LaidRule {
  type: 'rule'
  width: number
  before: number
  after: number
}

/** Two columns side by side without lines; a row is never cut by a page. */
export interface LaidColumns {
  type: 'columns'
  widths: readonly [number, number]
  rows: readonly { left: readonly LaidPiece[]; right: readonly LaidPiece[] }[]
  after: number
}

export interface LaidTable {
  type: 'table'
  widths: readonly number[]
  /** Repeated on every page. */
  head: readonly (readonly LaidCell[])[]
  rows: readonly (readonly LaidCell[])[]
  after: number
}

export interface LaidCell {
  paragraph: LaidParagraph
  column: number
  columnSpan: number
  rowSpan: number
}

export interface LaidPicture {
  type: 'picture'
  format: 'png' | 'jpeg'
  bytes: Uint8Array
  width: number
  height: number
  alternative: string
  keepNext: boolean
}

/** How wide a text is in Times New Roman (or its metric twin). */
export type Measure = (text: string, font: { size: number; bold: boolean; italic: boolean }) => number

/** Millimetres in points. */
export function mm(length: number): number {
  return (length * 72) / 25.4
}

/** A4; margins of NĐ 30/2020/NĐ-CP, Phụ lục I: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. */
export const paper = { width: mm(210), height: mm(297), top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) } as const

/** The width between the margins. A landscape page keeps the upright page's margins by side. */
export function contentWidth(orientation: LaidSection['orientation']): number {
  return (orientation === 'portrait' ? paper.width : paper.height) - paper.left - paper.right
}

/** The height between the margins. */
export function contentHeight(orientation: LaidSection['orientation']): number {
  return (orientation === 'portrait' ? paper.height : paper.width) - paper.top - paper.bottom
}

/** Sizes of letters; NĐ 30/2020/NĐ-CP gives each as a range, and one paper takes one end of all of them. */
export const sizes = { head: 13, motto: 14, title: 14, body: 14, table: 12, note: 12, recipients: 11, page: 14, mark: 10 } as const

const PLAIN = { left: 0, right: 0, firstLine: 0, before: 0, after: 0, spacing: 1, outline: null, keepNext: false, boxed: false, item: false } as const

/** A paragraph that is plain but for what is given. */
export function laid(runs: readonly LaidRun[], given: Pick<LaidParagraph, 'size' | 'align'> & Partial<LaidParagraph>): LaidParagraph {
  return { type: 'paragraph', runs, ...PLAIN, ...given }
}

/** One run without a link. */
export function run(text: string, style: { bold?: boolean; italic?: boolean } = {}): LaidRun {
  return { text: text.normalize('NFC'), bold: style.bold ?? false, italic: style.italic ?? false, link: null }
}
