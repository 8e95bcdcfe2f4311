const FORMULA_START = /^[=+\-@\t\r]/u
const PLAIN_NUMBER = /^[+-]?[\d.,]+$/u

/**
 * Text for a cell of a file without types (CSV), where a spreadsheet would run what looks like a formula: an apostrophe is put
 * before = + - @ tab and CR. Plain numbers stay as they are. Cells of .xlsx need none: they say that they are text.
 */
export function safeCellText(text: string): string {
  return FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}
