import { evidenceOf, type Evidence } from './column-evidence.model.ts'
import type { Cells, Column, Form, FormLists } from './form.contract.ts'
import { getColumn } from './form.model.ts'
import { indexLists } from './list-index.model.ts'
import { lineOf, refOf, type TextCell, type TextSheet } from './sheet-text.model.ts'
import { plainNote, readTableCell, type CellNote, type TableCell } from './table-cell.model.ts'
import type { HeadColumn, TableHead } from './table-head.model.ts'
import { tableRows, type TableRow } from './table-row.model.ts'
import { unitAbove, type StatedUnit, type Unit } from './table-unit.model.ts'

/** What one row of a table says, before it is told which line of the return it is. */
export interface RowReading {
  row: TableRow
  cells: Cells
  notes: { column: string; ref: string; note: CellNote }[]
  problems: { column: string; ref: string; value: string; code: string; args: Record<string, string> }[]
}

export interface TableReading {
  head: TableHead
  unit: StatedUnit | undefined
  lines: RowReading[]
  /** Rows that are no grants; totals are read with the columns' units, for comparison. */
  others: RowReading[]
}

interface Context {
  form: Form
  lists: FormLists
  unit: StatedUnit | undefined
  evidence: ReadonlyMap<string, Evidence>
}

/** Reads the table under a head: every cell of every line, with what is doubtful and what cannot be read. */
export function readTable(sheet: TextSheet, head: TableHead, known: { form: Form; lists: FormLists }): TableReading {
  const rows = tableRows(sheet, head)
  const lines = rows.filter((row) => row.kind === 'line')
  const unit = unitAbove(sheet, head.from, indexLists(known.lists))
  const context = { ...known, unit, evidence: evidenceByColumn(head, lines, known.form) }
  return {
    head,
    unit,
    lines: lines.map((row) => readRow(row, head, context)),
    others: rows.filter((row) => row.kind !== 'line').map((row) => readRow(row, head, context)),
  }
}

function evidenceByColumn(head: TableHead, rows: readonly TableRow[], form: Form): Map<string, Evidence> {
  return new Map(
    head.columns.map(({ key }) => {
      const cells = rows.map((row) => row.cells.get(key)).filter((cell) => cell !== undefined)
      return [key, evidenceOf(getColumn(form, key), cells)]
    }),
  )
}

function readRow(row: TableRow, head: TableHead, context: Context): RowReading {
  const reading: RowReading = { row, cells: {}, notes: [], problems: [] }
  const currency = lineCurrency(row, head, context)
  const units = new Map(head.columns.map((column) => [column.key, unitOf(column, context)]))
  for (const column of head.columns) {
    const cell = row.cells.get(column.key)
    if (cell === undefined) continue
    const ref = refOf(row.at, column.at)
    const definition = getColumn(context.form, column.key)
    if (definition.type === 'money' && row.spread.has(column.key)) continue
    const read = readColumnCell(definition, cell, { ...context, currency, unit: units.get(column.key) })
    keep(reading, { column: column.key, ref, cell, read })
    if (row.spread.has(column.key))
      reading.notes.push({ column: column.key, ref, note: { ...plainNote('merged', cell.clean, read.value, cell.clean), settled: true } })
  }
  namesMergedAmounts(reading, head, context.form)
  if (reading.cells.currency === undefined && currency !== undefined && row.kind === 'line') reading.cells.currency = currency
  return reading
}

function keep(reading: RowReading, { column, ref, cell, read }: { column: string; ref: string; cell: TextCell; read: TableCell }): void {
  if (read.value !== '') reading.cells[column] = read.value
  for (const note of read.notes) reading.notes.push({ column, ref, note })
  if (read.problem !== undefined) reading.problems.push({ column, ref, value: lineOf(cell), ...read.problem })
}

type ColumnContext = Omit<Context, 'unit'> & { currency: string | undefined; unit: Unit | undefined }

function readColumnCell(definition: Column, cell: TextCell, context: ColumnContext): TableCell {
  const { currency, unit, lists, evidence } = context
  const isMoney = definition.type === 'money'
  if (isMoney && unit?.currency !== undefined && currency !== undefined && unit.currency !== currency) {
    return otherUnit(cell, unit, currency)
  }
  const unitFactor = isMoney && unit?.factor !== '1' ? unit?.factor : undefined
  return readTableCell(definition, cell, { lists, evidence: evidence.get(definition.key) ?? {}, currency, unitFactor })
}

// Taken with either currency the amount could be wrong a thousandfold: it stays as typed, with its unit, until a person decides.
function otherUnit(cell: TextCell, unit: Unit, currency: string): TableCell {
  const shown = unitName(unit)
  return { value: `${lineOf(cell)} ${shown}`, notes: [], problem: { code: 'cell.unit-conflict', args: { unit: shown, value: currency } } }
}

/** 'triệu VND' and the like: what a unit is called in sentences. */
export function unitName({ factor, currency }: Unit): string {
  const words: Readonly<Record<string, string>> = { '1000': 'nghìn', '1000000': 'triệu', '1000000000': 'tỷ' }
  return [words[factor], currency].filter(Boolean).join(' ')
}

function unitOf(column: HeadColumn, { unit }: Context): Unit | undefined {
  if (column.unit === undefined) return unit
  return { factor: column.unit.factor, currency: column.unit.currency ?? unit?.currency }
}

// The cell of the line first; else what the table or the head of an amount says.
function lineCurrency(row: TableRow, head: TableHead, context: Context): string | undefined {
  const cell = row.cells.get('currency')
  if (cell !== undefined && !['total', 'subtotal'].includes(row.kind)) {
    const read = readTableCell(getColumn(context.form, 'currency'), cell, { lists: context.lists, evidence: {}, currency: undefined, unitFactor: undefined })
    return read.problem === undefined && read.value !== '' ? read.value : undefined
  }
  const inHead = head.columns.filter(({ key }) => getColumn(context.form, key).type === 'money').map(({ unit }) => unit?.currency)
  return inHead.find((currency) => currency !== undefined) ?? context.unit?.currency
}

// An amount merged over several lines would be counted once for each: it counts for the first, and the others are named.
function namesMergedAmounts({ row, problems }: RowReading, head: TableHead, form: Form): void {
  for (const { key, at } of head.columns) {
    if (!row.spread.has(key) || getColumn(form, key).type !== 'money') continue
    const cell = row.cells.get(key)
    problems.push({ column: key, ref: refOf(row.at, at), value: lineOf(cell), code: 'cell.merged-amount', args: { value: lineOf(cell) } })
  }
}
