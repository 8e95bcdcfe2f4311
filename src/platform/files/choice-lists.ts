import type ExcelJS from '@protobi/exceljs'
import { cellRef } from './sheet-grid.ts'

const SHEET = 'lists'

/**
 * The choices of drop-down lists, one column each on a very hidden sheet: written into the cell's rule itself a list may
 * have 255 characters and no commas.
 */
export class ChoiceLists {
  readonly #columns = new Map<string, readonly string[]>()

  /** The absolute range of these choices; the same choices share a column. */
  rangeOf(choices: readonly string[]): string {
    const key = JSON.stringify(choices)
    this.#columns.set(key, choices)
    const column = cellRef(0, [...this.#columns.keys()].indexOf(key)).slice(0, -1)
    return `${SHEET}!$${column}$1:$${column}$${choices.length}`
  }

  writeTo(workbook: ExcelJS.Workbook): void {
    if (this.#columns.size === 0) return
    const sheet = workbook.addWorksheet(SHEET, { state: 'veryHidden' })
    for (const [index, choices] of [...this.#columns.values()].entries()) {
      for (const [row, choice] of choices.entries()) sheet.getCell(row + 1, index + 1).value = choice
    }
  }
}
