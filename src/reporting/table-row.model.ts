import { nameKey } from '#platform/text/search-key.ts'
import { isEmpty, lineOf, masterOf, positionOf, type TextCell, type TextSheet } from './sheet-text.model.ts'
import type { TableHead } from './table-head.model.ts'

export type RowKind = 'line' | 'blank' | 'total' | 'subtotal' | 'section' | 'note'

/** A row under the head: the cell of each column, and which of them only repeat a merged cell from above. */
export interface TableRow {
  /** From 0. */
  at: number
  kind: RowKind
  label: string
  cells: ReadonlyMap<string, TextCell>
  spread: ReadonlySet<string>
  lineKey: string | undefined
}

const TOTAL = /^(?:tong cong|tong so|grand total|total)(?: |$)|^tong$/u
const SUBTOTAL = /^cong$|^(?:cong|tong)(?: so)? (?:muc|phan|nhom|[ivx]+|[a-d])(?: |$)/u
const OUTLINE = /^(?:[IVXL]+|[A-ZĐ])[.)]?(?:\s|$)/u
const FOOT = /^(?:nguoi lap|noi nhan|thu truong|giam doc|kt |tm |tl |ghi chu|luu y|ngay \d|.{0,30} ngay \d+ thang)/u
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu

/** Reads the rows under the head. Blank ones are left out. */
export function tableRows(sheet: TextSheet, head: TableHead): TableRow[] {
  const rows: TableRow[] = []
  for (let at = head.to; at < sheet.rows.length; at++) {
    const row = tableRow(sheet, head, at)
    if (row.kind !== 'blank') rows.push(row)
  }
  return rows
}

function tableRow(sheet: TextSheet, head: TableHead, at: number): TableRow {
  const source = sheet.rows[at] ?? []
  const cells = new Map<string, TextCell>()
  const spread = new Set<string>()
  for (const column of head.columns) {
    const own = source[column.at]
    const above = own?.mergedInto === undefined ? undefined : mergedAbove(sheet, own, head)
    const cell = above ?? own
    if (cell === undefined || isEmpty(cell)) continue
    cells.set(column.key, cell)
    if (above !== undefined) spread.add(column.key)
  }
  const label = lineOf(source.find((cell) => !isEmpty(cell)))
  const key = head.lineKeyAt === undefined ? '' : lineOf(source[head.lineKeyAt]).toLowerCase()
  const lineKey = UUID.test(key) ? key : undefined
  const kind = kindOf({ cells, spread, label, number: numberText(source, head), lineKey })
  return { at, kind, label, cells, spread, lineKey }
}

// A cell merged over lines says the same for each of them. Merged sideways, it belongs to its first column alone.
function mergedAbove(sheet: TextSheet, cell: TextCell, head: TableHead): TextCell | undefined {
  const from = positionOf(cell.mergedInto ?? cell.ref)
  const here = positionOf(cell.ref)
  return from.column === here.column && from.row >= head.to && from.row < here.row ? masterOf(sheet, cell) : undefined
}

function numberText(source: readonly TextCell[], head: TableHead): string {
  return head.numberAt === undefined ? '' : lineOf(source[head.numberAt])
}

interface RowView {
  cells: ReadonlyMap<string, TextCell>
  spread: ReadonlySet<string>
  label: string
  number: string
  lineKey: string | undefined
}

function kindOf(view: RowView): RowKind {
  const { cells, spread, label, number, lineKey } = view
  const own = [...cells.keys()].filter((key) => !spread.has(key))
  const key = /^\d+$/u.test(label) ? label : nameKey(label)
  const isGrant = cells.has('provider') && cells.has('name')
  if (!isGrant && TOTAL.test(key)) return own.length === 0 ? 'note' : 'total'
  if (!isGrant && SUBTOTAL.test(key)) return own.length === 0 ? 'note' : 'subtotal'
  if (own.length === 0) return emptyRow(label, number)
  if (lineKey !== undefined || isGrant) return 'line'
  if (OUTLINE.test(number)) return 'section'
  return FOOT.test(key) ? 'note' : sparseRow(cells, own, number)
}

// A grant that is only begun, a heading in the column of names, or words beside the table.
function sparseRow(cells: RowView['cells'], own: readonly string[], number: string): RowKind {
  if (own.length > 2) return 'line'
  const hasAmount = [...cells.values()].some((cell) => cell.kind === 'number')
  if (own.length === 1 && own[0] === 'name') return /^\d/u.test(number) ? 'line' : 'section'
  return cells.has('name') || hasAmount ? 'line' : 'note'
}

// Nothing in the form's columns: only a number, a heading over the whole width, or a note beside the table.
function emptyRow(label: string, number: string): RowKind {
  if (label === '' || (label === number && /^\d*$/u.test(number)) || UUID.test(label)) return 'blank'
  if (/^\d+$/u.test(label)) return 'blank'
  return OUTLINE.test(label) ? 'section' : 'note'
}
