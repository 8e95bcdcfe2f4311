import XLSX from '@e965/xlsx'
import ExcelJS from '@protobi/exceljs'
import iconv from 'iconv-lite'

/** A value, or a value with what the sheet says about it. */
export type CellSpec = string | number | Date | null | { value: string | number | Date; font?: string; format?: string; formula?: string }

export interface SheetSpec {
  name: string
  rows: CellSpec[][]
  merges?: string[]
  hidden?: boolean
}

/** An .xlsx with exactly these cells. */
export async function xlsxOf(...sheets: SheetSpec[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows, merges = [], hidden } of sheets) {
    const sheet = workbook.addWorksheet(name, { state: hidden === true ? 'hidden' : 'visible' })
    for (const [at, row] of rows.entries()) {
      for (const [column, spec] of row.entries()) if (spec !== null) put(sheet.getCell(at + 1, column + 1), spec)
    }
    for (const range of merges) sheet.mergeCells(range)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function put(cell: ExcelJS.Cell, spec: Exclude<CellSpec, null>): void {
  const { value, font, format, formula } = typeof spec === 'object' && !(spec instanceof Date) ? spec : { value: spec }
  cell.value = formula === undefined ? value : { formula, result: value }
  if (font !== undefined) cell.font = { name: font, size: 12 }
  if (format !== undefined) cell.numFmt = format
  else if (value instanceof Date) cell.numFmt = 'dd/mm/yyyy'
}

/** An Excel 97–2003 .xls with these plain values. */
export function xlsOf(name: string, rows: (string | number | null)[][]): Uint8Array {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
}

/** A .csv as Excel in Viet Nam writes it: `;`, UTF-8 with its mark. */
export function csvOf(rows: string[][]): Uint8Array {
  const quoted = rows.map((row) => row.map((text) => (/[;"\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(';'))
  return new TextEncoder().encode(`\ufeff${quoted.join('\r\n')}\r\n`)
}

/** Vietnamese as it stands in a file whose font is one of the .Vn family. */
export function inTcvn3(text: string, font = '.VnTime'): { value: string; font: string } {
  return { value: iconv.encode(text, 'tcvn').toString('latin1'), font }
}
