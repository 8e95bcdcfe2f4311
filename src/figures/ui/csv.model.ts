/** A cell of a table that leaves the product: words, or a number as an exact decimal text. */
export type CsvCell = string | { number: string }

/** Excel reads words that begin like this as a formula. */
const formulaStart = /^[=+\-@\t\r]/

function cell(value: CsvCell, point: string): string {
  if (typeof value !== 'string') return value.number.replace('.', point)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return /["';\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A table as Excel opens it in Viet Nam: a byte-order mark, `;` between cells, the decimal sign of the language, no cell that acts as a formula. */
export function csvOf(rows: readonly (readonly CsvCell[])[], locale: 'vi' | 'en'): string {
  const point = locale === 'vi' ? ',' : '.'
  return `\ufeff${rows.map((row) => row.map((value) => cell(value, point)).join(';')).join('\r\n')}\r\n`
}
