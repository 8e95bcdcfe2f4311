import type { LaidBlock, LaidColumns, LaidParagraph, LaidPicture, LaidPiece } from './laid.model.ts'
import type { Sheet, Tag } from './pdf-sheet.ts'
import { type Area, drawLines, drawParagraph, drawRule, type SetParagraph, setParagraph, tagOf } from './pdf-text.ts'
import { drawTable, tableStart } from './pdf-table.ts'

/** Paragraphs up to this many lines are not cut by a page. */
const SHORT = 3

/** Draws the blocks one under the other over as many pages as it takes. */
export function flowBlocks(blocks: readonly LaidBlock[], sheet: Sheet, parent: Tag): void {
  blocks.forEach((block, index) => drawBlock(block, startHeight(blocks, index + 1, sheet), { sheet, parent }))
}

interface Target {
  sheet: Sheet
  parent: Tag
}

function drawBlock(block: LaidBlock, next: number, target: Target): void {
  const { sheet, parent } = target
  switch (block.type) {
    case 'paragraph':
      return flowParagraph(setParagraph(block, areaOf(sheet), sheet), block.keepNext ? next : 0, target)
    case 'rule':
      sheet.y = drawRule(block, areaOf(sheet), sheet.y, sheet)
      return
    case 'columns':
      return drawColumns(block, target)
    case 'table':
      return drawTable(block, sheet, parent)
    case 'picture':
      return drawPicture(block, block.keepNext ? next : 0, target)
    case 'page-break':
      if (!sheet.isTop) sheet.nextPage()
  }
}

/** The least room that must be left for a block to begin on this page. */
function startHeight(blocks: readonly LaidBlock[], index: number, sheet: Sheet): number {
  const block = blocks[index]
  switch (block?.type) {
    case 'paragraph': {
      const set = setParagraph(block, areaOf(sheet), sheet)
      if (set.lines.length > SHORT) return block.before + 2 * set.lineHeight
      return set.height + (block.keepNext ? startHeight(blocks, index + 1, sheet) : 0)
    }
    case 'rule':
      return block.before + 1 + block.after + startHeight(blocks, index + 1, sheet)
    case 'columns':
      return rowsOf(block, sheet)[0]?.height ?? 0
    case 'table':
      return tableStart(block, sheet)
    case 'picture':
      return block.height + 10
    default:
      return 0
  }
}

function areaOf(sheet: Sheet): Area {
  return { x: sheet.left, width: sheet.width }
}

function flowParagraph(set: SetParagraph, reserve: number, { sheet, parent }: Target): void {
  const { lines, lineHeight, laid } = set
  const tag = sheet.pdf.struct(tagOf(laid))
  parent.add(tag)
  const whole = lines.length <= SHORT || laid.outline !== null
  const end = lines.length * lineHeight + laid.after + reserve
  sheet.ensure(whole ? laid.before + end : laid.before + 2 * lineHeight)
  if (!sheet.isTop) sheet.y += laid.before
  lines.forEach((_, index) => {
    // The last two lines go together, with what must stay on their page.
    const needed = index === lines.length - 2 ? 2 * lineHeight + (reserve > 0 ? laid.after + reserve : 0) : lineHeight
    if (!whole) sheet.ensure(needed)
    drawLines(set, { from: index, to: index + 1, y: sheet.y }, { sheet, tag })
    sheet.y += lineHeight
  })
  sheet.y += laid.after
}

interface SetRow {
  row: LaidColumns['rows'][number]
  height: number
}

function rowsOf(columns: LaidColumns, sheet: Sheet): SetRow[] {
  const [left, right] = columns.widths
  const heightOf = (pieces: readonly LaidPiece[], width: number) => pieces.reduce((sum, piece) => sum + pieceHeight(piece, width, sheet), 0)
  return columns.rows.map((row) => ({ row, height: Math.max(heightOf(row.left, left), heightOf(row.right, right)) }))
}

function pieceHeight(piece: LaidPiece, width: number, sheet: Sheet): number {
  return piece.type === 'rule' ? piece.before + 1 + piece.after : setParagraph(piece, { x: 0, width }, sheet).height
}

function drawColumns(columns: LaidColumns, { sheet, parent }: Target): void {
  const [left, right] = columns.widths
  for (const { row, height } of rowsOf(columns, sheet)) {
    sheet.ensure(height)
    drawPieces(row.left, { x: sheet.left, width: left }, { sheet, parent })
    drawPieces(row.right, { x: sheet.left + left, width: right }, { sheet, parent })
    sheet.y += height
  }
  sheet.y += columns.after
}

function drawPieces(pieces: readonly LaidPiece[], area: Area, target: Target): void {
  let { y } = target.sheet
  for (const piece of pieces) {
    y = piece.type === 'rule' ? drawRule(piece, area, y, target.sheet) : drawPiece(piece, area, y, target)
  }
}

function drawPiece(piece: LaidParagraph, area: Area, y: number, { sheet, parent }: Target): number {
  const tag = sheet.pdf.struct(tagOf(piece))
  parent.add(tag)
  return drawParagraph(setParagraph(piece, area, sheet), y, { sheet, tag })
}

function drawPicture(picture: LaidPicture, reserve: number, { sheet, parent }: Target): void {
  sheet.ensure(picture.height + 10 + reserve)
  const x = sheet.left + (sheet.width - picture.width) / 2
  const y = sheet.y + 6
  const bbox = [x, y, x + picture.width, y + picture.height]
  const figure = sheet.pdf.struct('Figure', { alt: picture.alternative, bbox } as PDFKit.Mixins.StructureElementOptions)
  parent.add(figure)
  figure.add(sheet.pdf.markStructureContent('Figure'))
  // The library takes bytes as well as the Buffer that its types ask for.
  sheet.pdf.image(Buffer.from(picture.bytes), x, y, { width: picture.width, height: picture.height })
  sheet.pdf.endMarkedContent()
  sheet.y = y + picture.height + 4
}
