import iconv from 'iconv-lite'
import { detectLegacy } from '../text/legacy-encoding.ts'
import { SheetGrid, cellRef } from './sheet-grid.ts'
import { FileRefused, type Workbook, type WorkbookLimits } from './workbook.ts'

const LEGACY_FONT = { tcvn3: '.VnTime', vni: 'VNI-Times' } as const

/**
 * Reads a .csv as one sheet of text cells: `;`, `,` or tab; UTF-8, UTF-16, windows-1258, or the bytes of TCVN3 and VNI
 * (left as they are, for `unicodeText`). Numbers stay text: their reading is the caller's to decide. Throws FileRefused.
 */
export function readCsv(file: Uint8Array, limits: WorkbookLimits): Workbook {
  const { text, font } = decode(file)
  if (text.includes('\u0000')) throw new FileRefused('not-a-workbook')
  const grid = new SheetGrid('CSV', limits)
  let row = -1
  for (const fields of parseFields(text, findDelimiter(text))) {
    row++
    for (const [column, field] of fields.entries()) {
      const ref = cellRef(row, column)
      if (field === '') continue
      grid.put(row, column, font === undefined ? { ref, kind: 'text', text: field } : { ref, kind: 'text', text: field, font })
    }
  }
  return { sheets: [grid.close(false, [])] }
}

interface Decoded {
  text: string
  font?: string
}

function decode(file: Uint8Array): Decoded {
  if (file[0] === 0xfe && file[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(file) }
  if ((file[0] === 0xff && file[1] === 0xfe) || looksLikeUtf16(file)) return { text: new TextDecoder('utf-16le').decode(file) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file) }
  } catch {
    return decodeBytes(file)
  }
}

// Excel's "Unicode text" without its mark: digits and plain letters have a zero as their second byte, none as their first.
function looksLikeUtf16(file: Uint8Array): boolean {
  const head = file.subarray(0, 1000)
  const zeros = [...head.keys()].filter((at) => head[at] === 0)
  return zeros.length > head.length / 8 && zeros.every((at) => at % 2 === 1)
}

// The encoding is judged on the whole file, since a short cell may not show it, and handed on as the font of each cell.
function decodeBytes(file: Uint8Array): Decoded {
  const text = Buffer.from(file).toString('latin1')
  const legacy = detectLegacy({ text })
  if (legacy !== null) return { text, font: LEGACY_FONT[legacy] }
  return { text: iconv.decode(Buffer.from(file), 'windows-1258').normalize('NFC') }
}

function findDelimiter(text: string): string {
  const head = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/gu, '')
    .split(/\r?\n/u)
    .slice(0, 20)
  const counts = [';', '\t', ','].map((sign) => {
    const perLine = head.map((line) => line.split(sign).length - 1)
    return { sign, lines: perLine.filter((count) => count > 0).length, total: perLine.reduce((a, b) => a + b, 0) }
  })
  // Decimal commas make commas common in `;` files, so the sign found on the most lines wins and commas come last.
  return counts.toSorted((a, b) => b.lines - a.lines)[0]?.sign ?? ';'
}

// RFC 4180; a quote inside an unquoted field is taken as it stands.
function* parseFields(text: string, delimiter: string): Generator<string[]> {
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))[^${delimiter}\\r\\n]*(${delimiter}|\\r\\n?|\\n|$)`, 'gyu')
  let fields: string[] = []
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (match === null) break
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === delimiter && field.lastIndex < text.length) continue
    yield fields
    fields = []
  }
}
