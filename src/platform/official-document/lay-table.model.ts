import { runsOf, type Table, type TableColumn, type TableRow } from './document.model.ts'
import { laid, type LaidBlock, type LaidCell, type LaidParagraph, type LaidTable, run, sizes } from './laid.model.ts'

/** A table with its caption and unit line above it. Throws RangeError when a row has not one cell a column. */
export function layTable(table: Table, width: number): LaidBlock[] {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0)
  const grid: LaidTable = {
    type: 'table',
    widths: table.columns.map((column) => (column.width / total) * width),
    head: layColumnHeads(table.columns),
    rows: table.rows.map((row) => layRow(row, table.columns)),
    after: 10,
  }
  return [...layCaption(table), grid]
}

function layCaption({ caption, unit }: Table): LaidParagraph[] {
  const name = caption === null ? [] : [laid([run(caption, { bold: true })], { size: 13, align: 'centre', before: 6, after: 4, keepNext: true })]
  const measure = unit === null ? [] : [laid([run(`Đơn vị tính: ${unit}`, { italic: true })], { size: sizes.table, align: 'right', after: 3, keepNext: true })]
  return [...name, ...measure]
}

function layColumnHeads(columns: readonly TableColumn[]): LaidCell[][] {
  const grouped = columns.some((column) => column.group !== undefined)
  if (!grouped) return [columns.map((column, index) => headCell(column.header, index))]
  const upper = columns.flatMap((column, index): LaidCell[] => {
    if (column.group === undefined) return [{ ...headCell(column.header, index), rowSpan: 2 }]
    if (columns[index - 1]?.group === column.group) return []
    return [{ ...headCell(column.group, index), columnSpan: groupLength(columns, index) }]
  })
  const lower = columns.flatMap((column, index) => (column.group === undefined ? [] : [headCell(column.header, index)]))
  return [upper, lower]
}

function groupLength(columns: readonly TableColumn[], from: number): number {
  const end = columns.findIndex((column, index) => index > from && column.group !== columns[from]?.group)
  return (end < 0 ? columns.length : end) - from
}

function headCell(text: string, column: number): LaidCell {
  return cell(laid([run(text, { bold: true })], { size: sizes.table, align: 'centre', keepNext: true }), column)
}

function layRow(row: TableRow, columns: readonly TableColumn[]): LaidCell[] {
  const bold = row.role === 'total' || row.role === 'band'
  const expected = row.role === 'band' ? 1 : columns.length
  if (row.cells.length !== expected) throw new RangeError(`A row of ${row.cells.length} cells in a table of ${expected}`)
  return row.cells.map((text, index) => {
    const runs = runsOf(text).map((one) => ({ ...run(one.text, { bold: bold || one.bold, italic: one.italic }), link: one.figure?.receiptUrl ?? null }))
    const align = row.role === 'band' ? 'left' : (columns[index]?.align ?? 'left')
    const keepNext = row.role === 'band'
    return { ...cell(laid(runs, { size: sizes.table, align, keepNext }), index), columnSpan: row.role === 'band' ? columns.length : 1 }
  })
}

function cell(paragraph: LaidParagraph, column: number): LaidCell {
  return { paragraph, column, columnSpan: 1, rowSpan: 1 }
}
