import type { LaidCell, LaidTable } from './laid.model.ts'
import type { Sheet, Tag } from './pdf-sheet.ts'
import { drawLines, type SetParagraph, setParagraph } from './pdf-text.ts'

const PAD_X = 4
const PAD_Y = 1.75

interface SetCell {
  cell: LaidCell
  set: SetParagraph
  x: number
  width: number
}

interface SetRow {
  cells: readonly SetCell[]
  height: number
}

interface Target {
  sheet: Sheet
  /** The table's tag; null while the head is repeated, which a screen reader need not hear again. */
  tag: Tag | null
}

/** Head and first row: what a table needs to begin on a page. */
export function tableStart(table: LaidTable, sheet: Sheet): number {
  const first = table.rows.slice(0, 1).map((row) => setRow(row, table, sheet))
  return sum([...setHead(table, sheet), ...first].map((row) => row.height))
}

/** Draws a table over as many pages as it takes, its head on each. A row is cut only when no page can hold it. */
export function drawTable(table: LaidTable, sheet: Sheet, parent: Tag): void {
  const tag = sheet.pdf.struct('Table')
  parent.add(tag)
  sheet.ensure(tableStart(table, sheet))
  const head = setHead(table, sheet)
  drawHead(head, { sheet, tag })
  const room = sheet.bottom - sheet.y
  for (const cells of table.rows) {
    const row = setRow(cells, table, sheet)
    const element = sheet.pdf.struct('TR')
    tag.add(element)
    const cut = row.height > room
    if (sheet.y + (cut ? leastHeight(row) : row.height) > sheet.bottom + 0.01) turnPage(head, sheet)
    if (cut) drawCutRow(row, head, { sheet, tag: element })
    else drawRow(row, { sheet, tag: element })
  }
  sheet.y += table.after
}

function setHead(table: LaidTable, sheet: Sheet): SetRow[] {
  const rows = table.head.map((cells) => setRow(cells, table, sheet))
  const tall = rows[0]?.cells.filter(({ cell }) => cell.rowSpan > 1).map((one) => one.set.height + 2 * PAD_Y) ?? []
  const missing = Math.max(0, ...tall) - sum(rows.map((row) => row.height))
  const last = rows.at(-1)
  if (last !== undefined && missing > 0) rows[rows.length - 1] = { ...last, height: last.height + missing }
  return rows
}

function setRow(cells: readonly LaidCell[], table: LaidTable, sheet: Sheet): SetRow {
  const placed = cells.map((cell): SetCell => {
    const x = sheet.left + sum(table.widths.slice(0, cell.column))
    const width = sum(table.widths.slice(cell.column, cell.column + cell.columnSpan))
    return { cell, x, width, set: setParagraph(cell.paragraph, { x: x + PAD_X, width: width - 2 * PAD_X }, sheet) }
  })
  const heights = placed.filter(({ cell }) => cell.rowSpan === 1).map(({ set }) => set.height + 2 * PAD_Y)
  return { cells: placed, height: Math.max(0, ...heights) }
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}

function turnPage(head: readonly SetRow[], sheet: Sheet): void {
  sheet.nextPage()
  drawHead(head, { sheet, tag: null })
}

function drawHead(rows: readonly SetRow[], { sheet, tag }: Target): void {
  rows.forEach((row, index) => {
    const element = tag === null ? null : sheet.pdf.struct('TR')
    if (element !== null) tag?.add(element)
    for (const cell of row.cells) {
      const height = cell.cell.rowSpan > 1 ? sum(rows.slice(index).map((one) => one.height)) : row.height
      drawCell(cell, { height, head: true }, { sheet, tag: element })
    }
    sheet.y += row.height
  })
}

function drawRow(row: SetRow, target: Target): void {
  for (const cell of row.cells) drawCell(cell, { height: row.height, head: false }, target)
  target.sheet.y += row.height
}

function drawCell({ cell, set, x, width }: SetCell, { height, head }: { height: number; head: boolean }, { sheet, tag }: Target): void {
  frame(sheet, { x, width, height })
  const element = tag === null ? null : cellTag(cell, head, sheet)
  if (element !== null) tag?.add(element)
  const y = sheet.y + Math.max(PAD_Y, (height - set.height) / 2)
  drawLines(set, { from: 0, to: set.lines.length, y }, { sheet, tag: element })
}

function cellTag(cell: LaidCell, head: boolean, sheet: Sheet): Tag {
  // The library knows `scope`; its types do not.
  const element = head ? sheet.pdf.struct('TH', { scope: 'Column' } as PDFKit.Mixins.StructureElementOptions) : sheet.pdf.struct('TD')
  if (cell.columnSpan === 1 && cell.rowSpan === 1) return element
  // Spans have no option of their own: they are written into the element's attributes.
  const { data } = (element as unknown as { dictionary: { data: Record<string, object> } }).dictionary
  data['A'] = { ...data['A'], O: 'Table', ColSpan: cell.columnSpan, RowSpan: cell.rowSpan }
  return element
}

function frame(sheet: Sheet, { x, width, height }: { x: number; width: number; height: number }): void {
  sheet.decorate((pdf) => pdf.lineWidth(0.5).rect(x, sheet.y, width, height).stroke())
}

/** One line of each cell. */
function leastHeight(row: SetRow): number {
  return Math.max(...row.cells.map(({ set }) => set.lineHeight)) + 2 * PAD_Y
}

function drawCutRow(row: SetRow, head: readonly SetRow[], { sheet, tag }: Target): void {
  const tags = row.cells.map(({ cell }) => cellTag(cell, false, sheet))
  for (const element of tags) tag?.add(element)
  const most = Math.max(...row.cells.map(({ set }) => set.lines.length))
  const lineHeight = Math.max(...row.cells.map(({ set }) => set.lineHeight))
  for (let from = 0; from < most;) {
    if (from > 0) turnPage(head, sheet)
    const fits = Math.max(1, Math.floor((sheet.bottom - sheet.y - 2 * PAD_Y) / lineHeight))
    const to = Math.min(most, from + fits)
    const height = (to - from) * lineHeight + 2 * PAD_Y
    row.cells.forEach(({ set, x, width }, index) => {
      frame(sheet, { x, width, height })
      drawLines(set, { from, to, y: sheet.y + PAD_Y }, { sheet, tag: tags[index] ?? null })
    })
    sheet.y += height
    from = to
  }
}
