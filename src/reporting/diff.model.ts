import { sameCell } from './cell.model.ts'
import type { Column, Form, Line } from './form.contract.ts'

export interface CellChange {
  column: string
  /** Canonical text; null for an empty cell. */
  before: string | null
  after: string | null
}

export interface VersionDiff {
  added: Line[]
  removed: Line[]
  changed: { lineKey: string; before: Line; after: Line; cells: CellChange[] }[]
}

/** What changed from one version of a return to the next. Lines are told by their keys; order alone is no change. */
export function diffVersions(before: readonly Line[], after: readonly Line[], form: Form): VersionDiff {
  const old = new Map(before.map((line) => [line.lineKey, line]))
  const current = new Set(after.map((line) => line.lineKey))
  const changed = after.flatMap((line) => {
    const was = old.get(line.lineKey)
    const cells = was === undefined ? [] : changedCells(was, line, form)
    return was === undefined || cells.length === 0 ? [] : [{ lineKey: line.lineKey, before: was, after: line, cells }]
  })
  return {
    added: after.filter((line) => !old.has(line.lineKey)),
    removed: before.filter((line) => !current.has(line.lineKey)),
    changed,
  }
}

/** The cells of one line that differ, in the form's order. */
export function changedCells(before: Pick<Line, 'cells'>, after: Pick<Line, 'cells'>, form: Form): CellChange[] {
  return form.columns.flatMap((column) => changeOf(column, before.cells[column.key] ?? null, after.cells[column.key] ?? null))
}

function changeOf(column: Column, before: string | null, after: string | null): CellChange[] {
  const same = before === after || (before !== null && after !== null && sameCell(column, before, after))
  return same ? [] : [{ column: column.key, before, after }]
}
