import type ExcelJS from '@protobi/exceljs'
import { cellRef } from './sheet-grid.ts'
import { ChoiceLists } from './choice-lists.ts'
import type { ColumnSpec, RowSpec, SheetSpec, TitleLine, WorkbookSpec } from './workbook-spec.ts'

const FONT = { name: 'Times New Roman', size: 12 } as const
const PAPER_A4 = 9
const THIN = { style: 'thin', color: { argb: 'FF808080' } } as const
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }
const HEADER_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } } as const
const MARK_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } } as const
const FORMATS = { text: '@', number: 'General', integer: '#,##0', money: '#,##0.00', date: 'dd/mm/yyyy' } as const
const MAX_NUMBER_DIGITS = 15

/** Writes an .xlsx in the manner of official tables: Times New Roman, A4, repeated header, drop-down lists, no formulas. */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  // A large library, read when the first workbook is written.
  const { default: library } = await import('@protobi/exceljs')
  const workbook = new library.Workbook()
  workbook.creator = spec.creator ?? ''
  workbook.created = spec.createdAt
  workbook.modified = spec.createdAt
  const lists = new ChoiceLists()
  for (const sheet of spec.sheets) await writeSheet(workbook, sheet, lists)
  lists.writeTo(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function writeSheet(workbook: ExcelJS.Workbook, spec: SheetSpec, lists: ChoiceLists): Promise<void> {
  const firstHeader = (spec.titles?.length ?? 0) + 1
  const headerRow = firstHeader + (spec.columns.some((column) => column.group !== undefined) ? 1 : 0)
  const sheet = workbook.addWorksheet(spec.name, {
    state: spec.hidden === true ? 'hidden' : 'visible',
    views: [{ state: 'frozen', xSplit: spec.frozenColumns ?? 0, ySplit: headerRow, showGridLines: false }],
    pageSetup: pageSetup(spec, `${firstHeader}:${headerRow}`),
  })
  sheet.headerFooter.oddFooter = '&C&"Times New Roman"&10&P/&N'
  spec.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width ?? Math.max(10, Math.min(40, column.header.length + 2))
    sheet.getColumn(index + 1).hidden = column.hidden === true
  })
  writeTitles(sheet, spec)
  writeHeader(sheet, spec.columns, headerRow)
  if (headerRow > firstHeader) writeGroups(sheet, spec.columns, firstHeader)
  writeRows(sheet, spec, headerRow + 1)
  writeMarks(sheet, spec, headerRow + 1)
  addLists(sheet, spec, { lists, firstRow: headerRow + 1 })
  if (spec.protect === true) await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true })
}

function pageSetup(spec: SheetSpec, headerRows: string): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: PAPER_A4,
    orientation: spec.orientation ?? 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: headerRows,
    margins: { left: 0.6, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
}

function writeTitles(sheet: ExcelJS.Worksheet, spec: SheetSpec): void {
  const lastColumn = Math.max(1, spec.columns.length)
  for (const [index, line] of (spec.titles ?? []).entries()) {
    const title: TitleLine = typeof line === 'string' ? { text: line, style: index === 0 ? 'title' : 'plain' } : line
    const cell = sheet.getCell(index + 1, 1)
    if (lastColumn > 1) sheet.mergeCells(index + 1, 1, index + 1, lastColumn)
    cell.value = title.text
    cell.font = { ...FONT, bold: title.style === 'title', italic: title.style === 'unit' || title.style === 'note' }
    if (title.style === 'title') cell.font = { ...cell.font, size: 14 }
    const horizontal = { title: 'center', plain: 'center', note: 'left', unit: 'right' } as const
    cell.alignment = { horizontal: horizontal[title.style], vertical: 'middle', wrapText: true }
  }
}

function writeHeader(sheet: ExcelJS.Worksheet, columns: readonly ColumnSpec[], row: number): void {
  for (const [index, column] of columns.entries()) {
    const cell = sheet.getCell(row, index + 1)
    cell.value = column.header
    styleHeader(cell)
    if (column.note !== undefined) cell.note = column.note
  }
}

function styleHeader(cell: ExcelJS.Cell): void {
  cell.font = { ...FONT, bold: true }
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  cell.border = BORDER
  cell.fill = HEADER_FILL
}

// The upper of two header rows: a group over its columns; a column without one takes both rows.
function writeGroups(sheet: ExcelJS.Worksheet, columns: readonly ColumnSpec[], row: number): void {
  for (let from = 0; from < columns.length;) {
    const group = columns[from]?.group
    const next = columns.findIndex((column, at) => at > from && (group === undefined || column.group !== group))
    const to = (next < 0 ? columns.length : next) - 1
    const cell = sheet.getCell(row, from + 1)
    cell.value = group ?? columns[from]?.header ?? ''
    const note = group === undefined ? columns[from]?.note : undefined
    if (note !== undefined) cell.note = note
    for (let at = from; at <= to; at++) styleHeader(sheet.getCell(row, at + 1))
    if (group === undefined) sheet.mergeCells(row, from + 1, row + 1, from + 1)
    else if (to > from) sheet.mergeCells(row, from + 1, row, to + 1)
    from = to + 1
  }
}

function writeMarks(sheet: ExcelJS.Worksheet, spec: SheetSpec, firstRow: number): void {
  for (const { row, key, note } of spec.marks ?? []) {
    const at = spec.columns.findIndex((column) => column.key === key)
    if (at < 0) continue
    const cell = sheet.getCell(firstRow + row, at + 1)
    cell.fill = MARK_FILL
    cell.note = note
  }
}

function writeRows(sheet: ExcelJS.Worksheet, spec: SheetSpec, firstRow: number): void {
  const blank = Array.from({ length: spec.blankRows ?? 0 }, (): RowSpec => ({}))
  const body = [...spec.rows, ...blank]
  const rows = [...body, ...(spec.totals ?? [])]
  for (const [index, row] of rows.entries()) {
    for (const [at, column] of spec.columns.entries()) {
      writeCell(sheet.getCell(firstRow + index, at + 1), column, { row, bold: index >= body.length })
    }
  }
}

function writeCell(cell: ExcelJS.Cell, column: ColumnSpec, { row, bold }: { row: RowSpec; bold: boolean }): void {
  const kind = column.kind ?? 'text'
  cell.value = cellValue(row[column.key], kind)
  cell.font = bold ? { ...FONT, bold } : FONT
  cell.border = BORDER
  cell.numFmt = column.format ?? FORMATS[kind]
  const byKind = kind === 'text' ? 'left' : kind === 'date' ? 'center' : 'right'
  cell.alignment = { horizontal: column.align ?? byKind, vertical: 'top', wrapText: column.wrap ?? kind === 'text' }
  cell.protection = { locked: column.locked === true }
}

// Strings stay strings: typed as text in the file, they cannot run as formulas. A number beyond Excel's 15 digits stays text
// too, since the file would round it.
function cellValue(value: RowSpec[string], kind: NonNullable<ColumnSpec['kind']>): ExcelJS.CellValue {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' || kind === 'text') return value
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? new Date(`${value}T00:00:00Z`) : value
  const isExact = /^-?\d+(?:\.\d+)?$/u.test(value) && value.replace(/\D/gu, '').length <= MAX_NUMBER_DIGITS
  return isExact ? Number(value) : value
}

function addLists(sheet: ExcelJS.Worksheet, spec: SheetSpec, place: { lists: ChoiceLists; firstRow: number }): void {
  const lastRow = place.firstRow + spec.rows.length + (spec.blankRows ?? 0) - 1
  if (lastRow < place.firstRow) return
  for (const [index, column] of spec.columns.entries()) {
    if (column.choices === undefined || column.choices.length === 0) continue
    const range = `${cellRef(place.firstRow - 1, index)}:${cellRef(lastRow - 1, index)}`
    validations(sheet).add(range, {
      type: 'list',
      allowBlank: true,
      formulae: [place.lists.rangeOf(column.choices)],
      showErrorMessage: true,
      errorStyle: 'warning',
    })
  }
}

// The library has it, its typings do not. One rule for a range keeps the file small.
function validations(sheet: ExcelJS.Worksheet): { add(range: string, rule: ExcelJS.DataValidation): void } {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } }).dataValidations
}
