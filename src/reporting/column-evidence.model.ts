import type { Column } from './form.contract.ts'
import { conventionOf } from './money-cell.model.ts'
import { lineOf, type TextCell } from './sheet-text.model.ts'

/** What the sure cells of a column say about its doubtful ones. */
export interface Evidence {
  /** Whose separators the numbers have; undefined where none is sure, or where both occur. */
  convention?: 'vi' | 'en' | undefined
  /** Which of day and month comes first in dates as text. */
  order?: 'day-first' | 'month-first' | undefined
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})$/u

/** Looks at all the text cells of one column together. */
export function evidenceOf(column: Column, cells: readonly TextCell[]): Evidence {
  const texts = cells.filter((cell) => cell.kind === 'text').map(lineOf)
  if (column.type === 'money') return { convention: only(texts.map(conventionOf)) }
  if (column.type === 'date') return { order: only(texts.map(orderOf)) }
  return {}
}

function orderOf(text: string): Evidence['order'] {
  const [, first, second] = SLASHED.exec(text) ?? []
  if (Number(first) > 12) return 'day-first'
  return Number(second) > 12 ? 'month-first' : undefined
}

function only<T>(values: readonly (T | undefined)[]): T | undefined {
  const seen = new Set(values.filter((value) => value !== undefined))
  return seen.size === 1 ? [...seen][0] : undefined
}
