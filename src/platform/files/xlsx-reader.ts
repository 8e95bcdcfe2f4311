import ExcelJS from '@protobi/exceljs'
import { numberCell, numberStyle, type NumberStyle } from './cell-values.ts'
import { parseRange, parseRef, SheetGrid, cellRef } from './sheet-grid.ts'
import { FileRefused, type Cell, type Sheet, type TextRun, type Workbook, type WorkbookLimits } from './workbook.ts'
import { safePackage } from './zip-package.ts'

// What the parser of exceljs holds once all parts are read, before it builds its own objects for every row and cell.
interface ParsedModel {
  properties?: { date1904?: boolean }
  sheets?: { name: string; state?: string; rId: string }[]
  workbookRels?: { Id: string; Target: string }[]
  worksheetHash: Record<string, ParsedSheet>
  styles?: { getStyleModel(id: number): { font?: { name?: string }; numFmt?: string } | null }
  sharedStrings?: { getString(index: number): RichValue | string }
}
interface ParsedSheet {
  rows?: { number: number; cells: ParsedCell[] }[]
  mergeCells?: string[]
}
interface ParsedCell {
  address?: string
  type: number
  value?: unknown
  result?: unknown
  styleId?: number
}
interface RichValue {
  richText: { text?: string; font?: { name?: string } }[]
}
interface CellStyle extends NumberStyle {
  font: string | undefined
}
interface Context {
  model: ParsedModel
  styles: Map<number, CellStyle>
  date1904: boolean
}

const { ValueType } = ExcelJS
const PLAIN: CellStyle = { font: undefined, numberFormat: undefined, isDate: false }
// Parts of a sheet that say nothing about its cells; some of them make the parser build an object for every cell of a column.
const IGNORED = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'autoFilter',
  'rowBreaks',
  'hyperlinks',
  'pageMargins',
  'dataValidations',
  'pageSetup',
  'headerFooter',
  'printOptions',
  'picture',
  'drawing',
  'sheetProtection',
  'tableParts',
  'conditionalFormatting',
  'extLst',
]
// Formatted empty rows and cells may well lie beyond the limit of used ones; this far beyond, the parser stops.
const FORMATTED_PER_USED = 10

/** Reads an .xlsx: values, fonts, rich text, formats, merges, formula results. Throws FileRefused. */
export async function readXlsx(file: Uint8Array, limits: WorkbookLimits): Promise<Workbook> {
  const model = await parse(safePackage(file, limits), limits)
  const context = { model, styles: new Map(), date1904: model.properties?.date1904 === true }
  const targets = new Map((model.workbookRels ?? []).map((rel) => [rel.Id, rel.Target]))
  const sheets = (model.sheets ?? []).flatMap((entry) => {
    const parsed = model.worksheetHash[partName(targets.get(entry.rId) ?? '')]
    return parsed === undefined ? [] : [readSheet(entry, parsed, { context, limits })]
  })
  if (sheets.length === 0) throw new FileRefused('not-a-workbook')
  return { sheets }
}

// exceljs ends by turning its parsed model into Row and Cell objects, at about the price of parsing. We take the model
// as parsed and leave that out; it also keeps dates as serials, which a wrong guess at a format would else destroy.
async function parse(file: Uint8Array, limits: WorkbookLimits): Promise<ParsedModel> {
  const workbook = new ExcelJS.Workbook()
  let parsed: ParsedModel | undefined
  Object.defineProperty(workbook, 'model', { writable: true })
  Object.assign(workbook.xlsx, { reconcile: (model: ParsedModel) => (parsed = model) })
  const options = {
    ignoreNodes: IGNORED,
    maxRows: limits.rows * FORMATTED_PER_USED,
    maxCols: limits.columns * FORMATTED_PER_USED,
  }
  try {
    // The typings ask for a Buffer; any bytes do.
    await workbook.xlsx.load(Buffer.from(file.buffer, file.byteOffset, file.byteLength) as never, options)
  } catch (error) {
    throw refusal(error, limits)
  }
  if (parsed === undefined) throw new FileRefused('unreadable')
  return parsed
}

function refusal(error: unknown, limits: WorkbookLimits): FileRefused {
  const message = error instanceof Error ? error.message : String(error)
  if (message.startsWith('Max row count')) return new FileRefused('too-many-rows', { limit: limits.rows })
  if (message.startsWith('Max column count')) return new FileRefused('too-many-columns', { limit: limits.columns })
  return new FileRefused('unreadable', { cause: message.slice(0, 200) })
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.trim()}`
}

function readSheet(entry: { name: string; state?: string }, parsed: ParsedSheet, { context, limits }: { context: Context; limits: WorkbookLimits }): Sheet {
  const grid = new SheetGrid(entry.name, limits)
  let row = -1
  for (const parsedRow of parsed.rows ?? []) {
    // Row and cell addresses are optional in the format: what has none follows the one before.
    row = parsedRow.number > 0 ? parsedRow.number - 1 : row + 1
    let column = -1
    for (const parsedCell of parsedRow.cells) {
      column = columnOf(parsedCell.address) ?? column + 1
      const cell = readCell(cellRef(row, column), parsedCell, context)
      if (cell !== undefined) grid.put(row, column, cell)
    }
  }
  const merges = (parsed.mergeCells ?? []).map(parseRange).filter((area) => area !== undefined)
  return grid.close(entry.state !== undefined && entry.state !== 'visible', merges)
}

function columnOf(address: string | undefined): number | undefined {
  return address === undefined ? undefined : parseRef(address)?.column
}

function readCell(ref: string, parsed: ParsedCell, context: Context): Cell | undefined {
  if (parsed.type === ValueType.Null || parsed.type === ValueType.Merge) return undefined
  const style = styleOf(parsed.styleId, context)
  if (parsed.type === ValueType.Formula) {
    const cell = valueCell(ref, parsed.result, style, context.date1904) ?? { ref, kind: 'empty', text: '' }
    cell.formula = true
    return cell
  }
  const isShared = parsed.type === ValueType.String && typeof parsed.value === 'number'
  const value = isShared ? context.model.sharedStrings?.getString(Number(parsed.value)) : parsed.value
  return valueCell(ref, value, style, context.date1904)
}

function valueCell(ref: string, value: unknown, style: CellStyle, date1904: boolean): Cell | undefined {
  if (typeof value === 'string') return value === '' ? undefined : textCell(ref, value, style)
  if (typeof value === 'number') {
    return Number.isFinite(value) ? numberCell(ref, value, style, date1904) : { ref, kind: 'error', text: '#NUM!' }
  }
  if (typeof value === 'boolean') return { ref, kind: 'boolean', text: value ? 'TRUE' : 'FALSE' }
  if (isRich(value)) return richCell(ref, value, style)
  if (isError(value)) return { ref, kind: 'error', text: value.error }
  return undefined
}

function textCell(ref: string, text: string, style: CellStyle): Cell {
  const cell: Cell = { ref, kind: 'text', text }
  if (style.font !== undefined) cell.font = style.font
  return cell
}

function richCell(ref: string, value: RichValue, style: CellStyle): Cell {
  const runs = value.richText.map((run): TextRun => {
    const font = run.font?.name ?? style.font
    return font === undefined ? { text: run.text ?? '' } : { text: run.text ?? '', font }
  })
  return { ...textCell(ref, runs.map((run) => run.text).join(''), style), runs }
}

function styleOf(id: number | undefined, { model, styles }: Context): CellStyle {
  // Cells without a style are in the workbook's first one, whose font is the default font.
  const index = id ?? 0
  const known = styles.get(index)
  if (known !== undefined) return known
  const style = model.styles?.getStyleModel(index)
  const made = style ? { font: style.font?.name, ...numberStyle(style.numFmt) } : PLAIN
  styles.set(index, made)
  return made
}

function isRich(value: unknown): value is RichValue {
  return typeof value === 'object' && value !== null && 'richText' in value && Array.isArray(value.richText)
}

function isError(value: unknown): value is { error: string } {
  return typeof value === 'object' && value !== null && 'error' in value && typeof value.error === 'string'
}
