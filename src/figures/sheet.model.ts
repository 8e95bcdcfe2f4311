import { safeCellText } from '#platform/files/safe-text.ts'
import type { Locale } from '#platform/format.ts'
import type { BaseCode } from './figure.model.ts'
import type { FigureQuery } from './figure.contract.ts'

export type CellKind = 'text' | 'money' | 'integer' | 'percent' | 'points'

/** An amount that a figure was reckoned from, and what to ask for its receipt; without that it is a sum of many. */
export interface MadePart {
  name: string
  text: string
  ask?: SheetCell['ask']
  /** What it gave to the result: a share, a square. */
  note?: string
}

/** How a figure was reckoned that is no sum of lines and has no receipt of its own. */
export interface MadeOf {
  title: string
  result: string
  /** In words. */
  formula: string
  parts: readonly MadePart[]
}

/** A cell as it reads, as an exact number, and what to ask for its receipt. */
export interface SheetCell {
  text: string
  number?: string | undefined
  ask?: { code: BaseCode; query: FigureQuery } | undefined
  /** What it was reckoned from, where it has no receipt of its own. */
  made?: MadeOf | undefined
  /** An address in the product that says more of it, where no single receipt does. */
  more?: { to: string; search: Record<string, unknown> } | undefined
}

export interface SheetColumn {
  header: string
  /** What stands above this and its neighbours of the same group. */
  group?: string | undefined
  kind: CellKind
}

/** A table once for all its readers: the screen beside the chart, the clipboard, the Excel file. */
export interface Sheet {
  /** Of the tab in a workbook. */
  name: string
  title: string
  /** Moment, map, definition, rounding. */
  notes: readonly string[]
  /** `USD`, `triệu đồng`; null where a table has no one unit. */
  unit: string | null
  columns: readonly SheetColumn[]
  rows: readonly (readonly SheetCell[])[]
  total?: readonly SheetCell[] | undefined
}

/** A table for the clipboard: tabs between cells, the decimal sign of the language, no cell that acts as a formula. */
export function tsvOf(sheet: Sheet, locale: Locale): string {
  const point = locale === 'vi' ? ',' : '.'
  const plain = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const words = (text: string) => plain(safeCellText(text))
  const cell = ({ text, number }: SheetCell, index: number) => {
    if (sheet.columns[index]?.kind === 'text') return words(text)
    // What is not there is an empty cell, and no dash.
    return number === undefined ? '' : number.replace('.', point)
  }
  const heads = sheet.columns.map(({ header, group }) => words(group ? `${group} – ${header}` : header))
  return [
    [words(sheet.title)],
    ...sheet.notes.map((note) => [words(note)]),
    heads,
    ...[...sheet.rows, ...(sheet.total ? [sheet.total] : [])].map((row) => row.map(cell)),
  ]
    .map((row) => row.join('\t'))
    .join('\r\n')
}
