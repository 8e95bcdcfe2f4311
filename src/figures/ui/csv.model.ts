import { CSV_MARK, csvLine } from '#platform/files/csv-line.ts'
import type { CellKind, CellValue } from '#ui/data-table.model.ts'

/** A cell of a table that leaves the product: words, or a number as an exact decimal text. */
export type CsvCell = string | { number: string }

/** A table as Excel opens it in Viet Nam, with the decimal sign of the language. */
export function csvOf(rows: readonly (readonly CsvCell[])[], locale: 'vi' | 'en'): string {
  const point = locale === 'vi' ? ',' : '.'
  const text = (cell: CsvCell) => (typeof cell === 'string' ? cell : cell.number.replace('.', point))
  return `${CSV_MARK}${rows.map((row) => csvLine(row.map(text))).join('')}`
}

interface CsvColumn<Row> {
  header: string
  kind?: CellKind
  value?: (row: Row) => CellValue
}

/** A table of the page as rows of cells, headings first; what is not there is an empty cell. */
export function csvRowsOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): CsvCell[][] {
  const cellOf = ({ kind, value }: CsvColumn<Row>, row: Row): CsvCell => {
    const found = String(value?.(row) ?? '')
    return kind === 'number' && found !== '' ? { number: found } : found
  }
  return [columns.map(({ header }) => header), ...rows.map((row) => columns.map((column) => cellOf(column, row)))]
}
