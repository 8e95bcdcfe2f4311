import { randomUUID } from 'node:crypto'
import { unicodeText, type UnicodeText } from '#platform/files/cell-text.ts'
import type { Cell, Workbook } from '#platform/files/workbook.ts'
import type { TextCell, TextSheet } from './sheet-text.model.ts'
import type { Outcome } from './upload.contract.ts'
import { readSheets, type ReadingContext } from './workbook-reading.model.ts'

/**
 * Reads a workbook (xlsx, xls or csv, as `readWorkbook` gives it) against a return. Fonts of before Unicode are converted
 * here, because their tables do not run in the browser; all rules are in workbook-reading.model.ts. Writes nothing.
 */
export function readReturnWorkbook(workbook: Workbook, context: Omit<ReadingContext, 'newKey'> & { newKey?: () => string }): Outcome {
  return readSheets(workbook.sheets.map(textSheet), { ...context, newKey: context.newKey ?? randomUUID })
}

/** A sheet with the text of every cell in Unicode. */
export function textSheet(sheet: Workbook['sheets'][number]): TextSheet {
  const seen = new Map<string, UnicodeText>()
  return { name: sheet.name.normalize('NFC'), hidden: sheet.hidden, rows: sheet.rows.map((row) => row.map((cell) => textCell(cell, seen))) }
}

function textCell(cell: Cell, seen: Map<string, UnicodeText>): TextCell {
  if (cell.kind !== 'text') return { ...cell, clean: cell.text }
  const { text, converted, before } = readOnce(cell, seen)
  if (converted === undefined) return { ...cell, clean: text }
  return { ...cell, clean: text, converted, before: before ?? cell.text }
}

// Tables repeat their words; a rich text is read by its pieces.
function readOnce(cell: Cell, seen: Map<string, UnicodeText>): UnicodeText {
  if (cell.runs !== undefined) return unicodeText(cell)
  const key = `${cell.font ?? ''}|${cell.text}`
  const known = seen.get(key) ?? unicodeText(cell)
  seen.set(key, known)
  return known
}
