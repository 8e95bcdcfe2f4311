import type { ReactNode } from 'react'
import type { SortableColumn } from './data-table.model.ts'

/** A column of a table: how it is headed, sorted, shown and summed. */
export interface Column<Row> extends SortableColumn<Row> {
  header: string
  /** What the cell shows; its value when it is left out. */
  cell?: (row: Row) => ReactNode
  /** What stands in the total row. */
  total?: ReactNode
  /** Numbers stand at the right unless told otherwise. */
  align?: 'left' | 'right' | 'center'
  width?: number | string
  /** The heading of the row, said by screen readers with every cell; the title of its card on a phone. */
  rowHeader?: boolean
  /** Not in the cards of a phone. */
  wideOnly?: boolean
}

/** Where a column stands: what it says itself, else numbers at the right. */
export function alignOf<Row>(column: Column<Row>): 'left' | 'right' | 'center' {
  return column.align ?? (column.kind === 'number' ? 'right' : 'left')
}
