/** A spreadsheet as read, in plain data that can cross threads. */
export interface Workbook {
  sheets: Sheet[]
}

export interface Sheet {
  name: string
  hidden: boolean
  /** Row 1 first, without holes; each row ends at its last used (or merged) cell, the list at the last used row. */
  rows: Cell[][]
  /** Merged ranges such as 'B6:B8'. Only the first cell of each holds a value. */
  merges: string[]
}

/** One cell. Absent fields are left out to keep the copy between threads small. */
export interface Cell {
  ref: string
  kind: 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'error'
  /** Text exactly as stored (not trimmed: see legacy encodings); numbers plain ('17216450.4'); dates dd/MM/yyyy. */
  text: string
  /** Also on dates: the serial number. */
  number?: number
  /** YYYY-MM-DD. */
  date?: string
  /** Font of a text cell. */
  font?: string
  /** Pieces of a rich text cell, each in its own font. */
  runs?: TextRun[]
  /** Of numbers and dates, unless General. */
  numberFormat?: string
  formula?: true
  /** The first cell of the merged range that covers this one. */
  mergedInto?: string
}

export interface TextRun {
  text: string
  font?: string
}

export interface WorkbookLimits {
  fileBytes: number
  zipEntries: number
  /** Of all parts that hold cells together, counted while inflating: headers lie. */
  inflatedBytes: number
  /** Inflated : packed of one part, once it is larger than `ratioFromBytes`. */
  ratio: number
  ratioFromBytes: number
  /** Used rows and columns of one sheet. */
  rows: number
  columns: number
  /** Of the whole file, empty formatted cells too, counted before parsing: keeps the parser well within its heap. */
  cells: number
  /** Of the whole result as it travels between threads (500,000 cells take about 40 million). */
  resultCharacters: number
  milliseconds: number
}

export const defaultLimits: Readonly<WorkbookLimits> = {
  fileBytes: 20 * 2 ** 20,
  zipEntries: 2000,
  inflatedBytes: 100 * 2 ** 20,
  ratio: 200,
  ratioFromBytes: 10 * 2 ** 20,
  rows: 20_000,
  columns: 200,
  cells: 1_000_000,
  resultCharacters: 64_000_000,
  milliseconds: 30_000,
}

export type RefusalCode = 'too-large' | 'zip-bomb' | 'macros' | 'encrypted' | 'not-a-workbook' | 'timeout' | 'too-many-rows' | 'too-many-columns' | 'unreadable'
export type RefusalDetails = Readonly<Record<string, string | number>>

/** A file that is not taken in, and why. `details` name what a message to the sender needs: limit, sheet, count. */
export class FileRefused extends Error {
  readonly code: RefusalCode
  readonly details: RefusalDetails

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(`File refused: ${code}`)
    this.name = 'FileRefused'
    this.code = code
    this.details = details
  }
}
