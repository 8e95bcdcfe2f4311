/** A place in the sheet: index of the line and index of the column, from 0. */
export interface Spot {
  row: number
  column: number
}

/** What is selected, from where it was begun to where it was drawn. */
export interface Range {
  anchor: Spot
  head: Spot
}

export interface Box {
  top: number
  bottom: number
  left: number
  right: number
}

/** The corners of a range, whichever way it was drawn. */
export function boxOf({ anchor, head }: Range): Box {
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  }
}

export function boxSize({ top, bottom, left, right }: Box): { rows: number; columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 }
}

/** A spot moved by so much, kept inside the sheet. */
export function moved(spot: Spot, by: Spot, sheet: { rows: number; columns: number }): Spot {
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at))
  return { row: within(spot.row + by.row, sheet.rows), column: within(spot.column + by.column, sheet.columns) }
}

export const arrows: Readonly<Record<string, Spot>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  PageUp: { row: -15, column: 0 },
  PageDown: { row: 15, column: 0 },
}

/** Style rules that show a range, drawn from its corners: they hold for rows that are scrolled in later too. */
export function rangeStyle(scope: string, box: Box, columns: readonly string[]): string {
  const rows = Array.from({ length: box.bottom - box.top + 1 }, (_, at) => box.top + at)
  const inRows = `:is(${rows.map((row) => `[row-index="${row}"]`).join(',')})`
  const inColumns = `:is(${columns
    .slice(box.left, box.right + 1)
    .map((key) => `[col-id="${key}"]`)
    .join(',')})`
  const at = (row: string, column: string) => `${scope} .ag-row${row} .ag-cell${column}`
  return [
    `${at(inRows, inColumns)}{background-color:var(--sheet-range);box-shadow:var(--rl,0 0),var(--rr,0 0),var(--rt,0 0),var(--rb,0 0)}`,
    `${at(`[row-index="${box.top}"]`, inColumns)}{--rt:inset 0 2px var(--sheet-edge)}`,
    `${at(`[row-index="${box.bottom}"]`, inColumns)}{--rb:inset 0 -2px var(--sheet-edge)}`,
    `${at(inRows, `[col-id="${columns[box.left]}"]`)}{--rl:inset 2px 0 var(--sheet-edge)}`,
    `${at(inRows, `[col-id="${columns[box.right]}"]`)}{--rr:inset -2px 0 var(--sheet-edge)}`,
  ].join('\n')
}
