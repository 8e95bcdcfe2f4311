// Record numbers of [MS-XLS].
const FONT = 0x31
const XF = 0xe0
const BOUND_SHEET = 0x85
const BEGIN = 0x809
const END = 0x0a
const TEXT_CELLS = new Set([0xfd, 0x204, 0xd6, 0x06])
// NUMBER, RK, BOOLERR, BLANK hold one cell; MULRK and MULBLANK hold many, of 6 and 2 bytes each.
const OTHER_CELLS = new Set([0x203, 0x27e, 0x205, 0x201])
const MANY_NUMBERS = 0xbd
const MANY_BLANKS = 0xbe
const MACRO_SHEET = 1

interface BiffRecord {
  id: number
  start: number
  length: number
}

/** What SheetJS leaves out of an .xls: the font of each text cell, whether a sheet is a macro sheet, how many cells there are. */
export interface XlsFonts {
  hasMacroSheet: boolean
  cellCount: number
  /** Font name of a text cell: sheet in file order, row and column from 0. */
  fontOf(sheet: number, row: number, column: number): string | undefined
}

/**
 * Walks the records of the Workbook stream of an Excel 97–2003 file. Damaged records end the walk: the reader proper
 * decides whether the file can be read.
 */
export function readXlsFonts(stream: Uint8Array): XlsFonts {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const fonts: string[] = []
  const fontOfStyle: number[] = []
  const sheets: { start: number; type: number }[] = []
  for (const record of substream(view, 0)) {
    if (record.id === FONT) fonts.push(fontName(view, record))
    if (record.id === XF) fontOfStyle.push(view.getUint16(record.start, true))
    if (record.id === BOUND_SHEET) {
      sheets.push({ start: view.getUint32(record.start, true), type: view.getUint8(record.start + 5) })
    }
  }
  const cells = sheets.map(({ start }) => textCellStyles(view, start))
  return {
    cellCount: cells.reduce((sum, sheet) => sum + sheet.count, 0),
    hasMacroSheet: sheets.some((sheet) => sheet.type === MACRO_SHEET),
    fontOf: (sheet, row, column) => {
      const style = cells[sheet]?.styles.get(row * 0x100 + column)
      const font = style === undefined ? undefined : fontOfStyle[style]
      // The format has no font 4: indexes above it are one too high.
      return font === undefined ? undefined : fonts[font > 4 ? font - 1 : font]
    },
  }
}

function textCellStyles(view: DataView, start: number): { styles: Map<number, number>; count: number } {
  const styles = new Map<number, number>()
  let count = 0
  for (const record of substream(view, start)) {
    count += cellsIn(record)
    if (!TEXT_CELLS.has(record.id) || record.length < 6) continue
    const row = view.getUint16(record.start, true)
    const column = view.getUint16(record.start + 2, true)
    styles.set(row * 0x100 + column, view.getUint16(record.start + 4, true))
  }
  return { styles, count }
}

function cellsIn({ id, length }: BiffRecord): number {
  if (id === MANY_NUMBERS) return Math.ceil(length / 6)
  if (id === MANY_BLANKS) return Math.ceil(length / 2)
  return TEXT_CELLS.has(id) || OTHER_CELLS.has(id) ? 1 : 0
}

// Charts are substreams inside a sheet's; their records are passed over.
function* substream(view: DataView, from: number): Generator<BiffRecord> {
  let depth = 0
  let at = from
  while (at + 4 <= view.byteLength) {
    const record = { id: view.getUint16(at, true), length: view.getUint16(at + 2, true), start: at + 4 }
    at = record.start + record.length
    if (at > view.byteLength) return
    if (record.id === BEGIN) depth++
    if (record.id === END && --depth <= 0) return
    if (depth === 1) yield record
  }
}

function fontName(view: DataView, { start, length }: BiffRecord): string {
  if (length < 16) return ''
  const wide = (view.getUint8(start + 15) & 1) === 1
  const size = view.getUint8(start + 14) * (wide ? 2 : 1)
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start + 16, Math.min(size, length - 16))
  return new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(bytes)
}
