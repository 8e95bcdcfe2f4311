import type { Line } from '../form.contract.ts'
import { withCells } from './draft-patch.model.ts'

/** Canonical text by line and column; '' empties the cell. */
export type CellEdits = ReadonlyMap<string, Readonly<Record<string, string>>>

/** A new line and where it goes: before the line that stands at this index now. */
export interface NewLine {
  lineKey: string
  at: number
  cells: Record<string, string>
}

/** The lines with edits put in; lines without an edit stay the same objects. */
export function editCells(lines: readonly Line[], edits: CellEdits): readonly Line[] {
  return lines.map((line) => {
    const own = edits.get(line.lineKey)
    return own === undefined ? line : { ...line, cells: withCells(line.cells, own) }
  })
}

/** The lines with new ones among them, numbered again from 1. */
export function insertLines(lines: readonly Line[], added: readonly NewLine[]): readonly Line[] {
  const result: Line[] = []
  for (let index = 0; index <= lines.length; index++) {
    for (const line of added)
      if (Math.min(line.at, lines.length) === index) result.push({ lineKey: line.lineKey, position: 0, cells: withCells({}, line.cells) })
    const present = lines[index]
    if (present !== undefined) result.push(present)
  }
  return numbered(result)
}

/** The lines without these, numbered again from 1. */
export function removeLines(lines: readonly Line[], keys: ReadonlySet<string>): readonly Line[] {
  return numbered(lines.filter(({ lineKey }) => !keys.has(lineKey)))
}

function numbered(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => (line.position === index + 1 ? line : { ...line, position: index + 1 }))
}

/** What can be taken back: the lines before and after every step. */
export interface History {
  past: readonly (readonly Line[])[]
  future: readonly (readonly Line[])[]
}

export const noHistory: History = { past: [], future: [] }
const MOST_STEPS = 200

/** Remembers the lines as they were before a step. What had been taken back can no longer be done again. */
export function remember(history: History, before: readonly Line[]): History {
  return { past: [...history.past, before].slice(-MOST_STEPS), future: [] }
}

/** One step back; undefined where there is none. */
export function undo(history: History, present: readonly Line[]): { history: History; lines: readonly Line[] } | undefined {
  const lines = history.past.at(-1)
  return lines && { lines, history: { past: history.past.slice(0, -1), future: [...history.future, present] } }
}

/** One step forward again; undefined where there is none. */
export function redo(history: History, present: readonly Line[]): { history: History; lines: readonly Line[] } | undefined {
  const lines = history.future.at(-1)
  return lines && { lines, history: { past: [...history.past, present], future: history.future.slice(0, -1) } }
}
