/** A workbook to be written, in words of the sheet and not of the library. */
export interface WorkbookSpec {
  sheets: readonly SheetSpec[]
  /** Who made it, kept in the file's properties. */
  creator?: string
  /** Moment of making, kept in the file's properties. */
  createdAt: Date
}

export interface SheetSpec {
  name: string
  /** Lines above the table, across all columns; the first is the title. */
  titles?: readonly (string | TitleLine)[]
  columns: readonly ColumnSpec[]
  rows: readonly RowSpec[]
  /** Empty rows under the data that get formats and drop-down lists too, for a form that people fill in. */
  blankRows?: number
  /** The total row and the like; written bold under the rows. */
  totals?: readonly RowSpec[]
  /** Cells of columns that are not `locked` stay open to entry; there is no password. */
  protect?: boolean
  orientation?: 'landscape' | 'portrait'
  hidden?: boolean
  /** Columns from the left that stay in view. */
  frozenColumns?: number
  /** Cells that stand out, each with a comment; `row` counts `rows` from 0. */
  marks?: readonly { row: number; key: string; note: string }[]
}

export interface TitleLine {
  text: string
  style: 'title' | 'plain' | 'note' | 'unit'
}

export interface ColumnSpec {
  key: string
  header: string
  /** What stands above this and its neighbours of the same group, in a second header row. */
  group?: string
  hidden?: boolean
  /** In characters of the default font. */
  width?: number
  /** `text` keeps what is typed as it is; `money` has two decimals; `format` overrides. */
  kind?: 'text' | 'number' | 'integer' | 'money' | 'date'
  format?: string
  wrap?: boolean
  align?: 'left' | 'center' | 'right'
  /** Choices of a drop-down list. Entries outside it are warned about, not refused: the server has the last word. */
  choices?: readonly string[]
  /** A comment on the header. */
  note?: string
  locked?: boolean
}

/** Values by column key. A decimal string in a number column is written as a number; a PlainDate in a date column as a date. */
export type RowSpec = Readonly<Record<string, string | number | boolean | null | undefined>>
