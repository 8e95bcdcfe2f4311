import type { Form, FormLists, Line } from './form.contract.ts'
import { getColumn, isRequired } from './form.model.ts'
import { indexLists } from './list-index.model.ts'
import { readPlaceSheet, type PlaceSheet } from './place-sheet.model.ts'
import { isEmpty, refOf, type TextSheet } from './sheet-text.model.ts'
import { plainNote, type CellNote } from './table-cell.model.ts'
import { findHead } from './table-head.model.ts'
import { readTable, unitName, type TableReading } from './table-reading.model.ts'
import { compareTotals, totalArguments } from './table-total.model.ts'
import { matchRows, type MatchedLine } from './upload-line.model.ts'
import type { Outcome, UploadProblem, UploadReading } from './upload.contract.ts'

export interface ReadingContext {
  form: Form
  lists: FormLists
  /** The lines of the draft that the file would change. */
  existing: readonly Line[]
  /** Keys of new lines. */
  newKey: () => string
}

interface SheetReading {
  name: string
  reason: Outcome['sheets'][number]['reason']
  table?: TableReading
  place?: PlaceSheet
}

/** Reads the sheets of a file against a return: every line, what it would change, and everything doubtful or wrong. */
export function readSheets(sheets: readonly TextSheet[], context: ReadingContext): Outcome {
  const read = sheets.map((sheet) => readSheet(sheet, context))
  const tables = read.flatMap(({ name, table }) => (table === undefined ? [] : [{ name, table }]))
  const places = read.flatMap(({ place }) => place ?? [])
  const rows = tables.flatMap(({ name, table }) => table.lines.map((reading) => ({ sheet: name, reading, columns: table.head.columns.map(({ key }) => key) })))
  const matched = matchRows(rows, context.existing, context)
  const totals = tables.flatMap(({ name, table }) => compareTotals(name, table, (column) => getColumn(context.form, column).type === 'money'))
  const lines = matched.map(({ line }) => line)
  const seen = new Set(lines.map((line) => line.lineKey))
  return {
    sheets: read.map(({ name, reason }) => ({ name, reason, used: ['used', 'figures', 'narrative'].includes(reason) })),
    columns: tables.flatMap(({ name, table }) => table.head.columns.map(({ key, header, ref }) => ({ sheet: name, column: key, header, ref }))),
    unknownHeaders: tables.flatMap(({ name, table }) => table.head.unknown.map((unknown) => ({ sheet: name, ...unknown }))),
    lines,
    untouched: context.existing.map((line) => line.lineKey).filter((key) => !seen.has(key)),
    skipped: tables.flatMap(skippedRows),
    readings: [...tables.flatMap((table) => unitReadings(table)), ...matched.flatMap(cellReadings)],
    problems: [
      ...(tables.length === 0 ? [fileProblem('file.no-table')] : []),
      ...tables.flatMap((table) => missingColumns(table, matched, context)),
      ...matched.flatMap((line) => lineProblems(line, tables, context)),
      ...totals.filter(({ agrees }) => !agrees).map((total) => totalProblem(total)),
      ...places.flatMap(({ problems }) => problems.map((problem): UploadProblem => ({ ...problem, column: null, lineKey: null, severity: 'hard' }))),
    ],
    totals,
    figures: Object.assign({}, ...places.map(({ figures }) => figures)),
    narrative: Object.assign({}, ...places.map(({ narrative }) => narrative)),
  }
}

function readSheet(sheet: TextSheet, { form, lists }: ReadingContext): SheetReading {
  const { name } = sheet
  if (sheet.hidden) return { name, reason: 'hidden' }
  if (sheet.rows.every((row) => row.every(isEmpty))) return { name, reason: 'empty' }
  const head = findHead(sheet, form, indexLists(lists))
  if (head !== undefined) return { name, reason: 'used', table: readTable(sheet, head, { form, lists }) }
  const place = readPlaceSheet(sheet, form)
  return place === undefined ? { name, reason: 'no-table' } : { name, reason: place.kind, place }
}

type NamedTable = { name: string; table: TableReading }

function skippedRows({ name, table }: NamedTable): Outcome['skipped'] {
  return table.others.map(({ row }) => {
    const why = row.kind === 'section' || row.kind === 'note' ? row.kind : 'total'
    return { sheet: name, row: row.at + 1, why, text: row.label }
  })
}

// One reading for each place that states a unit, not one for each of its amounts.
function unitReadings({ name, table }: NamedTable): UploadReading[] {
  const stated = table.unit === undefined ? [] : [{ ref: table.unit.ref, raw: table.unit.raw, unit: table.unit, column: null }]
  const inHead = table.head.columns.flatMap(({ key, ref, header, unit }) => (unit === undefined ? [] : [{ ref, raw: header, unit, column: key }]))
  return [...stated, ...inHead].map(({ ref, raw, unit, column }) =>
    placed(plainNote('table-unit', raw, unit.factor, unitName(unit)), { sheet: name, ref, column, lineKey: null }),
  )
}

function cellReadings({ line, reading }: MatchedLine): UploadReading[] {
  return reading.notes.map(({ column, ref, note }) => placed(note, { sheet: line.sheet, ref, column, lineKey: line.lineKey }))
}

function placed(note: CellNote, place: Pick<UploadReading, 'sheet' | 'ref' | 'column' | 'lineKey'>): UploadReading {
  return { key: `${place.sheet}!${place.ref}`, ...place, ...note }
}

function lineProblems({ line, reading, copied }: MatchedLine, tables: readonly NamedTable[], { form }: ReadingContext): UploadProblem[] {
  const here = { sheet: line.sheet, lineKey: line.lineKey, severity: 'hard' as const }
  const unread = reading.problems.map((problem) => ({ ...here, ...problem }))
  const named = new Set(unread.map(({ column }) => column))
  const head = tables.find(({ name }) => name === line.sheet)?.table.head.columns ?? []
  const missing = head
    .filter(({ key }) => line.cells[key] === undefined && !named.has(key) && isRequired(getColumn(form, key), line.cells))
    .map(({ key, at }) => ({ ...here, ref: refOf(line.row - 1, at), column: key, value: null, code: 'cell.required', args: {} }))
  const copy: UploadProblem[] = copied
    ? [{ ...here, ref: null, column: null, value: line.cells.name ?? null, code: 'file.line-copied', severity: 'soft', args: {} }]
    : []
  return [...unread, ...missing, ...copy]
}

// Named once, where some line of the sheet needs the column and neither the file nor the return has it.
function missingColumns({ name, table }: NamedTable, matched: readonly MatchedLine[], { form }: ReadingContext): UploadProblem[] {
  const present = new Set(table.head.columns.map(({ key }) => key))
  const lines = matched.filter(({ line }) => line.sheet === name)
  return form.columns
    .filter((column) => !present.has(column.key) && lines.some(({ line }) => line.cells[column.key] === undefined && isRequired(column, line.cells)))
    .map((column) => ({ ...fileProblem('file.column-missing'), sheet: name, column: column.key, args: { label: column.label.vi } }))
}

function totalProblem(total: Outcome['totals'][number]): UploadProblem {
  const { sheet, ref, column, stated } = total
  return { sheet, ref, column, lineKey: null, value: stated, code: 'file.total-disagrees', severity: 'soft', args: totalArguments(total) }
}

function fileProblem(code: string): UploadProblem {
  return { sheet: null, ref: null, column: null, lineKey: null, value: null, code, severity: 'hard', args: {} }
}

/** Where a cell of a line stands in the file, for naming what the form's checks find; without `ref` for a column it lacks. */
export function placeInFile(outcome: Outcome, lineKey: string, column: string | null): { sheet: string; ref: string | null } | undefined {
  const line = outcome.lines.find((each) => each.lineKey === lineKey)
  if (line === undefined) return undefined
  const head = outcome.columns.find((each) => each.sheet === line.sheet && each.column === column)
  return { sheet: line.sheet, ref: head === undefined ? null : head.ref.replace(/\d+$/u, String(line.row)) }
}
