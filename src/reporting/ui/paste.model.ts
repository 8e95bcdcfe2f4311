import { type Ambiguity, readCell } from '../cell.model.ts'
import type { Cells, Column, Form, FormLists, Line } from '../form.contract.ts'
import { boxSize, type Box } from './range.model.ts'
import type { NewLine } from './sheet.model.ts'

/** A value that may be read in two ways, for a person to decide. */
export interface Doubtful {
  lineKey: string
  column: Column
  raw: string
  value: string
  ambiguity: Ambiguity
}

export interface Plan {
  edits: Map<string, Record<string, string>>
  added: NewLine[]
  doubtful: Doubtful[]
  /** Cells that could not be read; they stand as typed and are listed as problems. */
  unread: number
}

export interface PasteInput {
  form: Form
  lists: FormLists
  lines: readonly Line[]
  /** The columns as the sheet shows them. */
  columns: readonly Column[]
  newId: () => string
}

/**
 * What a pasted block does. A block of one cell fills the whole selection; a larger one is repeated over a selection that
 * is a multiple of it, and else goes down and right from its corner, adding lines where it runs over the end.
 */
export function planPaste(block: readonly (readonly string[])[], box: Box, input: PasteInput): Plan {
  const plan: Plan = { edits: new Map(), added: [], doubtful: [], unread: 0 }
  const size = extent(block, box)
  for (let down = 0; down < size.rows; down++) {
    const row = block[down % block.length] ?? []
    const texts = Array.from({ length: size.columns }, (_, right) => row[right % row.length] ?? '')
    pasteRow(plan, texts, { row: box.top + down, left: box.left }, input)
  }
  return plan
}

/** Canonical text of what was typed in a cell, or the text itself where it cannot be read; with the doubt, if any. */
export function readTyped(column: Column, text: string, lists: FormLists, cells: Cells): { value: string; ambiguity?: Ambiguity | undefined; unread: boolean } {
  const read = readCell(column, text, lists, { currency: cells.currency, dayFirst: true, convention: 'vi' })
  if (!read.ok) return { value: text.replace(/\s+/gu, ' ').trim(), unread: true }
  return { value: read.value, unread: false, ambiguity: read.ambiguous?.settled === false ? read.ambiguous : undefined }
}

/** The first line of a selection carried to the lines below it; one line alone takes what stands above it. */
export function planFill(box: Box, lines: readonly Line[], columns: readonly Column[]): Map<string, Record<string, string>> {
  const single = box.top === box.bottom
  const source = lines[single ? box.top - 1 : box.top]
  const edits = new Map<string, Record<string, string>>()
  if (source === undefined) return edits
  const cells = Object.fromEntries(columns.slice(box.left, box.right + 1).map(({ key }) => [key, source.cells[key] ?? '']))
  for (const line of lines.slice(single ? box.top : box.top + 1, box.bottom + 1)) edits.set(line.lineKey, cells)
  return edits
}

/** Every cell of a selection emptied. */
export function planClear(box: Box, lines: readonly Line[], columns: readonly Column[]): Map<string, Record<string, string>> {
  const cells = Object.fromEntries(columns.slice(box.left, box.right + 1).map(({ key }) => [key, '']))
  return new Map(lines.slice(box.top, box.bottom + 1).map((line) => [line.lineKey, cells]))
}

function extent(block: readonly (readonly string[])[], box: Box): { rows: number; columns: number } {
  const own = { rows: block.length, columns: Math.max(...block.map((row) => row.length)) }
  const chosen = boxSize(box)
  const repeats = chosen.rows % own.rows === 0 && chosen.columns % own.columns === 0
  return repeats ? chosen : own
}

function pasteRow(plan: Plan, texts: readonly string[], at: { row: number; left: number }, input: PasteInput) {
  const line = input.lines[at.row]
  const lineKey = line?.lineKey ?? input.newId()
  const columns = input.columns.slice(at.left, at.left + texts.length)
  const given = new Map(columns.map((column, right) => [column, texts[right] ?? '']))
  const cells: Record<string, string> = {}
  // The currency first: it says how many decimals the amounts beside it may have.
  for (const column of columns.toSorted((a, b) => Number(b.type === 'currency') - Number(a.type === 'currency'))) {
    const raw = given.get(column) ?? ''
    const read = readTyped(column, raw, input.lists, { ...line?.cells, ...cells })
    cells[column.key] = read.value
    if (read.unread) plan.unread += 1
    if (read.ambiguity) plan.doubtful.push({ lineKey, column, raw, value: read.value, ambiguity: read.ambiguity })
  }
  if (line) plan.edits.set(lineKey, cells)
  else plan.added.push({ lineKey, at: input.lines.length, cells })
}
