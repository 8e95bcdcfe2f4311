/** A place in a table; the row of headings is -1. */
export interface Spot {
  row: number
  column: number
}

/** Where an arrow, Home or End goes from a cell of a table so large; null for other keys, and at the edge. */
export function moveBy(key: string, from: Spot, size: { rows: number; columns: number }, whole = false): Spot | null {
  const { row, column } = from
  const to = spotOf(key, from, size, whole)
  if (!to) return null
  const held = { row: Math.min(Math.max(to.row, -1), size.rows - 1), column: Math.min(Math.max(to.column, 0), size.columns - 1) }
  return held.row === row && held.column === column ? null : held
}

function spotOf(key: string, { row, column }: Spot, { rows, columns }: { rows: number; columns: number }, whole: boolean): Spot | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'PageUp':
      return { row: row - 10, column }
    case 'PageDown':
      return { row: row + 10, column }
    case 'Home':
      return { row: whole ? 0 : row, column: 0 }
    case 'End':
      return { row: whole ? rows - 1 : row, column: columns - 1 }
    default:
      return null
  }
}
