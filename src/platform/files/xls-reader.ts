import { CFB, read, type CellObject, type WorkSheet } from '@e965/xlsx'
import { numberCell, numberStyle } from './cell-values.ts'
import { SheetGrid, cellRef } from './sheet-grid.ts'
import { FileRefused, type Cell, type Sheet, type Workbook, type WorkbookLimits } from './workbook.ts'
import { readXlsFonts, type XlsFonts } from './xls-fonts.ts'

/** Reads an Excel 97–2003 .xls. Rich text loses its runs; the font is the cell's. Throws FileRefused. */
export function readXls(file: Uint8Array, limits: WorkbookLimits): Workbook {
  const stream = workbookStream(file)
  const fonts = readXlsFonts(stream)
  if (fonts.hasMacroSheet) throw new FileRefused('macros')
  if (fonts.cellCount > limits.cells) throw new FileRefused('too-large', { cells: fonts.cellCount, limit: limits.cells })
  const book = parse(file)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index) => {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return readSheet(book.Sheets[name] ?? {}, { name, index, hidden, fonts, date1904, limits })
  })
  return { sheets }
}

// A compound file is a small file system; encrypted .xlsx, Word and macro-bearing files are told by what is in it.
function workbookStream(file: Uint8Array): Uint8Array {
  const container = readContainer(file)
  const names = container.FullPaths.map((path) => path.toLowerCase())
  if (names.some((name) => /encryptedpackage|encryptioninfo/u.test(name))) throw new FileRefused('encrypted')
  if (names.some((name) => /_vba_project|\/vba\//u.test(name))) throw new FileRefused('macros')
  const entry: { content: ArrayLike<number> } | null = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')
  if (entry === null) throw new FileRefused('not-a-workbook')
  return Uint8Array.from(entry.content)
}

interface Container {
  FullPaths: string[]
}

function readContainer(file: Uint8Array): Container {
  try {
    return CFB.read(file, { type: 'array' })
  } catch {
    throw new FileRefused('unreadable')
  }
}

function parse(file: Uint8Array): ReturnType<typeof read> {
  try {
    return read(file, { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/password|encrypt/iu.test(message)) throw new FileRefused('encrypted')
    throw new FileRefused('unreadable', { cause: message.slice(0, 200) })
  }
}

interface SheetContext {
  name: string
  index: number
  hidden: boolean
  fonts: XlsFonts
  date1904: boolean
  limits: WorkbookLimits
}

function readSheet(sheet: WorkSheet, context: SheetContext): Sheet {
  const grid = new SheetGrid(context.name, context.limits)
  const rows: (CellObject | undefined)[][] = sheet['!data'] ?? []
  for (const [row, cells] of rows.entries()) {
    for (const [column, source] of (cells ?? []).entries()) {
      const cell = source === undefined ? undefined : readCell(cellRef(row, column), source, context.date1904)
      if (cell === undefined) continue
      const font = cell.kind === 'text' ? context.fonts.fontOf(context.index, row, column) : undefined
      if (font !== undefined) cell.font = font
      grid.put(row, column, cell)
    }
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
  return grid.close(context.hidden, merges)
}

function readCell(ref: string, source: CellObject, date1904: boolean): Cell | undefined {
  const cell = readValue(ref, source, date1904)
  if (source.f === undefined) return cell
  return { ...(cell ?? { ref, kind: 'empty', text: '' }), formula: true }
}

function readValue(ref: string, source: CellObject, date1904: boolean): Cell | undefined {
  if (source.t === 's') return source.v === '' ? undefined : { ref, kind: 'text', text: String(source.v) }
  if (source.t === 'n') return numberCell(ref, Number(source.v), numberStyle(source.z?.toString()), date1904)
  if (source.t === 'b') return { ref, kind: 'boolean', text: source.v === true ? 'TRUE' : 'FALSE' }
  if (source.t === 'e') return { ref, kind: 'error', text: source.w ?? '#ERROR' }
  return undefined
}
