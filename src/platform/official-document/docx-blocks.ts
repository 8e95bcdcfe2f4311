import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { LaidBlock, LaidCell, LaidColumns, LaidParagraph, LaidPicture, LaidPiece, LaidRule, LaidRun, LaidTable } from './laid.model.ts'

export const FONT = 'Times New Roman'
const alignments = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED } as const
const headings = [
  HeadingLevel.TITLE,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const noLines = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE }
const thinLines = { top: THIN, bottom: THIN, left: THIN, right: THIN }

/** Points in twentieths of a point, Word's unit. */
export function twips(points: number): number {
  return Math.round(points * 20)
}

/** A laid block as Word's paragraphs and tables; `width` is that between the margins. */
export function docxBlock(block: LaidBlock, width: number): (Paragraph | Table)[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphOf(block)]
    case 'rule':
      return [ruleOf(block, width)]
    case 'columns':
      return [columnsOf(block), gap(block.after)]
    case 'table':
      return [tableOf(block), gap(block.after)]
    case 'picture':
      return [pictureOf(block)]
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: LineRuleType.EXACT } })]
  }
}

function paragraphOf(laid: LaidParagraph): Paragraph {
  const { firstLine } = laid
  const indent = { left: twips(laid.left), right: twips(laid.right), ...(firstLine < 0 ? { hanging: twips(-firstLine) } : { firstLine: twips(firstLine) }) }
  return new Paragraph({
    ...(laid.outline === null ? {} : { heading: headings[laid.outline - 1] ?? HeadingLevel.HEADING_6 }),
    ...(laid.boxed ? { border: thinLines } : {}),
    alignment: alignments[laid.align],
    indent,
    spacing: { before: twips(laid.before), after: twips(laid.after), line: Math.round(laid.spacing * 240), lineRule: LineRuleType.AUTO },
    keepNext: laid.keepNext,
    widowControl: true,
    children: laid.runs.flatMap((one) => runOf(one, laid.size)),
  })
}

function runOf(run: LaidRun, size: number): (TextRun | ExternalHyperlink)[] {
  const texts = run.text.split('\n').map(
    (text, index) =>
      new TextRun({
        text,
        ...(index > 0 ? { break: 1 } : {}),
        font: FONT,
        size: size * 2,
        bold: run.bold,
        italics: run.italic,
        color: '000000',
      }),
  )
  return run.link === null ? texts : [new ExternalHyperlink({ link: run.link, children: texts })]
}

// A border under an all but empty paragraph, which every word processor draws at its place.
function ruleOf(rule: LaidRule, column: number): Paragraph {
  const side = Math.max(0, (column - rule.width) / 2)
  return new Paragraph({
    indent: { left: twips(side), right: twips(side) },
    spacing: { before: 0, after: twips(rule.after), line: twips(rule.before + 1), lineRule: LineRuleType.EXACT },
    border: { bottom: { ...THIN, size: 6, space: 0 } },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

function pieceOf(piece: LaidPiece, column: number): Paragraph {
  return piece.type === 'rule' ? ruleOf(piece, column) : paragraphOf(piece)
}

function columnsOf(columns: LaidColumns): Table {
  const [left, right] = columns.widths
  const cellOf = (pieces: readonly LaidPiece[], width: number) =>
    new TableCell({
      width: { size: twips(width), type: WidthType.DXA },
      borders: noLines,
      children: pieces.length === 0 ? [new Paragraph({})] : pieces.map((piece) => pieceOf(piece, width)),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [twips(left), twips(right)],
    width: { size: twips(left + right), type: WidthType.DXA },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    borders: { ...noLines, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: columns.rows.map((row) => new TableRow({ cantSplit: true, children: [cellOf(row.left, left), cellOf(row.right, right)] })),
  })
}

function tableOf(table: LaidTable): Table {
  const rowOf = (cells: readonly LaidCell[], head: boolean) =>
    new TableRow({ cantSplit: true, ...(head ? { tableHeader: true } : {}), children: cells.map((cell) => tableCellOf(cell, table.widths)) })
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: table.widths.map(twips),
    width: { size: twips(table.widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    margins: { left: 80, right: 80, top: 30, bottom: 30 },
    borders: { ...thinLines, insideHorizontal: THIN, insideVertical: THIN },
    rows: [...table.head.map((cells) => rowOf(cells, true)), ...table.rows.map((cells) => rowOf(cells, false))],
  })
}

function tableCellOf(cell: LaidCell, widths: readonly number[]): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, one) => sum + one, 0)
  return new TableCell({
    width: { size: twips(width), type: WidthType.DXA },
    columnSpan: cell.columnSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraphOf(cell.paragraph)],
  })
}

// Word asks for a paragraph between two tables and after the last one; it carries the distance.
function gap(after: number): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0, line: twips(Math.max(1, after)), lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  })
}

function pictureOf(picture: LaidPicture): Paragraph {
  const pixels = (points: number) => Math.round((points * 96) / 72)
  const image = new ImageRun({
    type: picture.format === 'png' ? 'png' : 'jpg',
    data: picture.bytes,
    transformation: { width: pixels(picture.width), height: pixels(picture.height) },
    altText: { name: picture.alternative, title: picture.alternative, description: picture.alternative },
  })
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(6), after: twips(4), line: 240, lineRule: LineRuleType.AUTO },
    keepNext: picture.keepNext,
    children: [image],
  })
}
