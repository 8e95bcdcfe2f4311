import { decodeTcvn3, decodeVni, detectLegacy, isUpperCaseFont, type LegacyEncoding } from '../text/legacy-encoding.ts'
import { cleanText } from '../text/normalise.ts'
import type { Cell, TextRun } from './workbook.ts'

export interface UnicodeText {
  /** Clean NFC text, lines kept. */
  text: string
  /** The encoding it was converted from, when that changed anything; `before` is what stood in the cell. */
  converted?: LegacyEncoding
  before?: string
}

/** The text of a cell in Unicode: each run decoded by its own font, then cleaned. Other cells give their text. */
export function unicodeText(cell: Cell): UnicodeText {
  if (cell.kind !== 'text') return { text: cell.text }
  const runs: TextRun[] = cell.runs ?? [textRun(cell)]
  const guessed = detectLegacy({ text: cell.text })
  const decoded = runs.map((run) => decodeRun(run, guessed))
  const text = cleanText(decoded.map((run) => run.text).join(''))
  const converted = decoded.find((run) => run.encoding !== null)?.encoding
  return converted ? { text, converted, before: cell.text } : { text }
}

function textRun(cell: Cell): TextRun {
  return cell.font === undefined ? { text: cell.text } : { text: cell.text, font: cell.font }
}

// Before cleaning: ư of TCVN3 is a soft hyphen, which cleaning removes. A run too short to judge follows its cell.
function decodeRun(run: TextRun, guessed: LegacyEncoding | null): { text: string; encoding: LegacyEncoding | null } {
  const encoding = detectLegacy(run) ?? guessed
  if (encoding === null) return { text: run.text, encoding: null }
  const text = encoding === 'vni' ? decodeVni(run.text) : decodeTcvn3(run.text, { upper: isUpperCaseFont(run.font) })
  return { text, encoding: text === run.text ? null : encoding }
}
