import { plainDateFromSerial } from '#platform/text/parse-date.ts'
import { readCell, readCleanCell, showCell, type CellReading } from './cell.model.ts'
import type { Evidence } from './column-evidence.model.ts'
import type { Column, FormLists } from './form.contract.ts'
import { indexLists } from './list-index.model.ts'
import { readMoneyNumber } from './money-cell.model.ts'
import type { TextCell } from './sheet-text.model.ts'
import type { UploadReading } from './upload.contract.ts'

/** A reading before it knows its sheet and line. */
export type CellNote = Pick<UploadReading, 'why' | 'raw' | 'value' | 'shown' | 'alternative' | 'alternativeShown' | 'settled'>

export interface TableCell {
  /** Canonical, or as it was typed where it cannot be read; '' for an empty cell. */
  value: string
  notes: CellNote[]
  problem?: { code: string; args: Record<string, string> }
}

export interface TableCellContext {
  lists: FormLists
  evidence: Evidence
  currency: string | undefined
  unitFactor: string | undefined
}

const YEARS = [1900, 2100] as const
const SERIALS = [20_000, 80_000] as const

/** Reads one cell of a table: its type in the sheet first, then its text. */
export function readTableCell(column: Column, cell: TextCell, context: TableCellContext): TableCell {
  const read = readByKind(column, cell, context)
  if (cell.converted !== undefined && read.problem === undefined) {
    const shown = showCell(column, read.value, context.lists, 'vi')
    read.notes.push({ ...plainNote('legacy-font', cell.before ?? cell.clean, read.value, shown), settled: true })
  }
  return read
}

function readByKind(column: Column, cell: TextCell, context: TableCellContext): TableCell {
  if (cell.kind === 'empty') return { value: '', notes: [] }
  if (cell.kind === 'error') return { value: cell.text, notes: [], problem: { code: 'cell.formula-error', args: { value: cell.text } } }
  if (column.type === 'money' && cell.kind === 'number') return readNumber(cell, context)
  if (column.type === 'date' && cell.date !== undefined) return { value: cell.date, notes: [] }
  if (column.type === 'date' && cell.kind === 'number') return readDateNumber(column, cell, context)
  return readText(column, cell, context)
}

function readText(column: Column, cell: TextCell, context: TableCellContext): TableCell {
  const { currency, unitFactor, evidence } = context
  const reader = cell.clean.includes('\n') ? readCell : readCleanCell
  const read = reader(column, cell.clean, context.lists, { currency, unitFactor, convention: evidence.convention })
  if (!read.ok) return { value: cell.clean.trim(), notes: [], problem: { code: read.code, args: { value: cell.clean.trim(), ...read.args } } }
  if (read.ambiguous === undefined) return { value: read.value, notes: [] }
  return column.type === 'date' ? orderedDate(column, cell, read, context) : { value: read.value, notes: [noteOf(cell, read)] }
}

type Read = Extract<CellReading, { ok: true }>

function noteOf(cell: TextCell, { value, ambiguous }: Read): CellNote {
  const { why = 'unit', reading = value, alternative = null, alternativeLabel = null, settled = false } = ambiguous ?? {}
  return { why, raw: cell.clean, value, shown: reading, alternative, alternativeShown: alternativeLabel, settled }
}

// What the other dates of the column show decides, and the turned reading stays one click away.
function orderedDate(column: Column, cell: TextCell, read: Read, { evidence, lists }: TableCellContext): TableCell {
  const note = noteOf(cell, read)
  if (evidence.order === undefined || note.why !== 'ambiguous-date') return { value: read.value, notes: [note] }
  if (evidence.order === 'day-first' || note.alternative === null) return { value: read.value, notes: [{ ...note, settled: true }] }
  const turned = { value: note.alternative, shown: showCell(column, note.alternative, lists, 'vi'), alternative: read.value, alternativeShown: note.shown }
  return { value: note.alternative, notes: [{ ...note, ...turned, settled: true }] }
}

function readNumber(cell: TextCell, { lists, currency, unitFactor }: TableCellContext): TableCell {
  const decimals = currency === undefined ? undefined : indexLists(lists).decimals.get(currency)
  const read = readMoneyNumber(cell.number ?? 0, { decimals, currency, unitFactor })
  if (!read.ok) return { value: cell.text, notes: [], problem: { code: read.code, args: { ...read.args, value: cell.text } } }
  const shown = read.value
  const notes = read.rounded === true ? [{ ...plainNote('rounded', cell.text, read.value, shown), settled: true }] : []
  return { value: read.value, notes }
}

// A bare 2023 is a year; a number of Excel's days is a date that lost its format.
function readDateNumber(column: Column, cell: TextCell, context: TableCellContext): TableCell {
  const number = cell.number ?? 0
  const day = number > SERIALS[0] && number < SERIALS[1] ? plainDateFromSerial(number) : undefined
  if (day === undefined) {
    const isYear = Number.isInteger(number) && number >= YEARS[0] && number <= YEARS[1]
    return isYear ? readText(column, cell, context) : { value: cell.text, notes: [], problem: { code: 'cell.not-a-date', args: { value: cell.text } } }
  }
  return { value: day, notes: [plainNote('date-period', cell.text, day, showCell(column, day, context.lists, 'vi'))] }
}

/** A reading without another one to choose. */
export function plainNote(why: CellNote['why'], raw: string, value: string, shown: string): CellNote {
  return { why, raw, value, shown, alternative: null, alternativeShown: null, settled: false }
}
