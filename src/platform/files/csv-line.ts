import { safeCellText } from './safe-text.ts'

/** What a file of CSV begins with, so that Excel reads it as UTF-8. */
export const CSV_MARK = '\ufeff'

/** One record of CSV (RFC 4180) as Excel in Viet Nam opens it: `;` between fields, CRLF behind, no running formulas. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(';')}\r\n`
}

/** One field of such a record. */
export function csvField(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : safeCellText(value)
  return /[";\r\n\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
