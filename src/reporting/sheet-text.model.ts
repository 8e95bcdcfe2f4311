import type { Cell } from '#platform/files/workbook.ts'
import { cleanLine } from '#platform/text/normalise.ts'

/** A cell whose text is Unicode already; `converted` where it came from a font of before Unicode. */
export interface TextCell extends Cell {
  clean: string
  converted?: 'tcvn3' | 'vni'
  before?: string
}

export interface TextSheet {
  name: string
  hidden: boolean
  rows: TextCell[][]
}

export function isEmpty(cell: TextCell | undefined): boolean {
  return cell === undefined || cell.clean === ''
}

/** Text on one line; line breaks become spaces. */
export function lineOf(cell: TextCell | undefined): string {
  if (cell === undefined) return ''
  // `clean` is what cleanText gives: on one line there is nothing left to do.
  return cell.clean.includes('\n') ? cleanLine(cell.clean) : cell.clean
}

/** Column and row (from 0) of 'B7'. */
export function positionOf(ref: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/u.exec(ref) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** 'B7' for row 6, column 1 (from 0). */
export function refOf(row: number, column: number): string {
  const head = column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ''
  return `${head}${String.fromCharCode(65 + (column % 26))}${row + 1}`
}

/** The cell that holds the value of a merged range, or the cell itself. */
export function masterOf(sheet: TextSheet, cell: TextCell | undefined): TextCell | undefined {
  if (cell?.mergedInto === undefined) return cell
  const { row, column } = positionOf(cell.mergedInto)
  return sheet.rows[row]?.[column]
}
