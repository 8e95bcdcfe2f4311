import type { Cells, Line } from './form.contract.ts'
import type { Outcome, UploadLine } from './upload.contract.ts'

export interface Merge {
  upserts: Line[]
  added: string[]
  corrected: string[]
  same: number
  skipped: number
}

/**
 * What a workbook does to the lines of a draft as they are now: a line that is there is corrected in the cells the file
 * changes and keeps what was typed into the others since; every other line is added at the end. Nothing is removed.
 */
export function mergeUpload(outcome: Outcome, existing: readonly Line[], skip: ReadonlySet<string>): Merge {
  const current = new Map(existing.map((line) => [line.lineKey, line]))
  let position = Math.max(-1, ...existing.map((line) => line.position))
  const merge: Merge = { upserts: [], added: [], corrected: [], same: 0, skipped: 0 }
  for (const line of outcome.lines) {
    const there = current.get(line.lineKey)
    if (skip.has(line.lineKey)) merge.skipped++
    else if (!there) {
      merge.upserts.push({ lineKey: line.lineKey, position: ++position, cells: filled(line.cells) })
      merge.added.push(line.lineKey)
    } else if (line.action === 'same') merge.same++
    else {
      merge.upserts.push({ ...there, cells: corrected(there.cells, line) })
      merge.corrected.push(line.lineKey)
    }
  }
  return merge
}

function corrected(cells: Cells, line: UploadLine): Cells {
  const result = { ...cells }
  for (const [column, { after }] of Object.entries(line.changes)) {
    if (after === null || after === '') delete result[column]
    else result[column] = after
  }
  return result
}

function filled(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== ''))
}
