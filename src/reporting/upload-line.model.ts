import { changedCells } from './diff.model.ts'
import type { Cells, Form, Line } from './form.contract.ts'
import { indexLines, type MatchedBy } from './line-match.model.ts'
import type { RowReading } from './table-reading.model.ts'
import type { UploadLine } from './upload.contract.ts'

export interface MatchedLine {
  line: UploadLine
  reading: RowReading
  /** The row carried the hidden key of a line that another row had taken before. */
  copied: boolean
}

/** Tells which line of the return each row is, each line once; rows that are none become new lines with a key of `newKey`. */
export function matchRows(
  rows: readonly { sheet: string; reading: RowReading; columns: readonly string[] }[],
  existing: readonly Line[],
  made: { form: Form; newKey: () => string },
): MatchedLine[] {
  const index = indexLines(existing)
  const taken = new Set<string>()
  return rows.map(({ sheet, reading, columns }) => {
    const found = index.find({ lineKey: reading.row.lineKey, cells: reading.cells })
    const isFree = found !== undefined && !taken.has(found.line.lineKey)
    if (isFree) taken.add(found.line.lineKey)
    const match = isFree ? found : undefined
    const line = uploadLine({ sheet, reading, columns }, match, made)
    return { line, reading, copied: found?.by === 'line-key' && !isFree }
  })
}

/** Whether a line adds, corrects or changes nothing, and what it changes. */
export function actionOf(before: Cells | undefined, after: Cells, form: Form): Pick<UploadLine, 'action' | 'changes'> {
  const changes = changedCells({ cells: before ?? {} }, { cells: after }, form)
  const byColumn = Object.fromEntries(changes.map((change) => [change.column, { before: change.before, after: change.after }]))
  if (before === undefined) return { action: 'add', changes: {} }
  return { action: changes.length === 0 ? 'same' : 'correct', changes: byColumn }
}

function uploadLine(
  row: { sheet: string; reading: RowReading; columns: readonly string[] },
  match: { line: Line; by: MatchedBy } | undefined,
  { form, newKey }: { form: Form; newKey: () => string },
): UploadLine {
  const cells = mergedCells(match?.line.cells ?? {}, row)
  return {
    lineKey: match?.line.lineKey ?? newKey(),
    matchedBy: match?.by ?? null,
    sheet: row.sheet,
    row: row.reading.row.at + 1,
    cells,
    ...actionOf(match?.line.cells, cells, form),
  }
}

// A column that the file has replaces, emptied cells included; one that it lacks leaves the line as it was.
function mergedCells(before: Cells, { reading, columns }: { reading: RowReading; columns: readonly string[] }): Cells {
  const kept = Object.entries(before).filter(([key]) => !columns.includes(key))
  return { ...Object.fromEntries(kept), ...reading.cells }
}
