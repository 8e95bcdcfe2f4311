import { emptyCell } from './cell-values.ts'
import { FileRefused, type Cell, type Sheet, type WorkbookLimits } from './workbook.ts'

/** A range of cells, all counted from 0, ends included. */
export interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

const letters: string[] = []

/** 'B7' for row 6, column 1 (counted from 0). */
export function cellRef(row: number, column: number): string {
  letters[column] ??= columnLetters(column)
  return `${letters[column]}${row + 1}`
}

/** Row and column from 0 of 'B7'; undefined when it is no cell reference. */
export function parseRef(ref: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(ref)
  if (match === null) return undefined
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]) - 1, column: column - 1 }
}

/** The area of 'B6:B8'; undefined when it is none. */
export function parseRange(range: string): Area | undefined {
  const [from = '', to = from] = range.split(':')
  const start = parseRef(from)
  const end = parseRef(to)
  if (start === undefined || end === undefined) return undefined
  return { top: start.row, left: start.column, bottom: end.row, right: end.column }
}

/** Collects the used cells of a sheet in any order and closes them into dense rows, refusing what is beyond the limits. */
export class SheetGrid {
  readonly #rows: Cell[][] = []
  readonly #sheet: string
  readonly #limits: WorkbookLimits

  constructor(sheet: string, limits: WorkbookLimits) {
    this.#sheet = sheet
    this.#limits = limits
  }

  /** Puts a used cell. Empty cells need not be put. */
  put(row: number, column: number, cell: Cell): void {
    const { rows, columns } = this.#limits
    if (row >= rows) throw new FileRefused('too-many-rows', { sheet: this.#sheet, row: row + 1, limit: rows })
    if (column >= columns) throw new FileRefused('too-many-columns', { sheet: this.#sheet, column: column + 1, limit: columns })
    const cells = (this.#rows[row] ??= [])
    this.#fill(cells, row, column)
    cells[column] = cell
  }

  close(hidden: boolean, merges: readonly Area[]): Sheet {
    for (let row = 0; row < this.#rows.length; row++) this.#rows[row] ??= []
    for (const merge of merges) this.#merge(merge)
    return { name: this.#sheet, hidden, rows: this.#rows, merges: merges.map(rangeRef) }
  }

  // Clipped to what is used: a merge over the whole sheet must not make a whole sheet of cells.
  #merge({ top, left, bottom, right }: Area): void {
    const master = cellRef(top, left)
    const lastRow = Math.min(bottom, this.#rows.length - 1)
    const lastColumn = Math.min(right, this.#limits.columns - 1)
    for (let row = top; row <= lastRow; row++) {
      const cells = (this.#rows[row] ??= [])
      this.#fill(cells, row, lastColumn + 1)
      for (let column = left; column <= lastColumn; column++) {
        if (row !== top || column !== left) cells[column] = { ...emptyCell(cellRef(row, column)), mergedInto: master }
      }
    }
  }

  #fill(cells: Cell[], row: number, until: number): void {
    for (let column = cells.length; column < until; column++) cells.push(emptyCell(cellRef(row, column)))
  }
}

function rangeRef({ top, left, bottom, right }: Area): string {
  return `${cellRef(top, left)}:${cellRef(bottom, right)}`
}

function columnLetters(column: number): string {
  const head = column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : ''
  return head + String.fromCharCode(65 + (column % 26))
}
