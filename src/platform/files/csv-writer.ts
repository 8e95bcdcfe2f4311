import { CSV_MARK, csvLine } from './csv-line.ts'

/** A CSV as Excel in Viet Nam opens it: UTF-8 with its mark, `;` between fields, CRLF, no running formulas. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  return new TextEncoder().encode(`${CSV_MARK}${rows.map(csvLine).join('')}`)
}
