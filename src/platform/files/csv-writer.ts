import { safeCellText } from './safe-text.ts'

/** A CSV as Excel in Viet Nam opens it: UTF-8 with its mark, `;` between fields, CRLF, no running formulas. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(field).join(';'))
  return new TextEncoder().encode(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`)
}

function field(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : safeCellText(value)
  return /[";\r\n\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
