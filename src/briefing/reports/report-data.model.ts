import type { FigureCode, FigureQuery } from '#figures/figure.contract.ts'
import type { FigureUnit } from '../text/figure-text.model.ts'
import type { FigureValue } from '../text/figure-value.contract.ts'
import { figureKey } from '../text/rich-text.model.ts'
import type { ReportKind } from './report.model.ts'

/** What a report is about, settled when it is drafted. */
export interface ReportFacts {
  kind: ReportKind
  /** Null: the nation. */
  agencyId: string | null
  /** "cả nước", "tỉnh Quảng Trị", "Bộ Y tế": whose figures these are, as it stands in a sentence. */
  subject: string
  placeId: string | null
  fromYear: number
  toYear: number
  map: string
  currency: 'USD' | 'VND'
}

export interface Ask {
  code: FigureCode
  query: FigureQuery
}

/** A number of a table with the question that it answers; no question where the ledger has no name for the row. */
export interface DataCell {
  ask: Ask | null
  value: string | null
  unit: FigureUnit
  receiptId: string | null
}

export interface DataRow {
  key: string
  label: string
  /** Outside the set of places that the map draws. */
  outside: boolean
  cells: Record<string, DataCell>
}

/** A measure by a dimension; columns are `cellId`s. The total is counted, not added up. */
export interface DataTable {
  rows: DataRow[]
  total: Record<string, DataCell>
}

export const tableNames = ['sectors', 'places', 'countries', 'providers'] as const
export type TableName = (typeof tableNames)[number]

/** How the reports of a year came in. */
export interface ConductYear {
  year: number
  owed: number
  onTime: number
  late: number
  missing: number
  notDue: number
  timesSentBack: number
  accepted: number
  corrected: number
  /** Names of those whose report is missing, and of those who came late, in Vietnamese order. */
  missingNames: string[]
  lateNames: string[]
  /** Of a single agency: the due day and the day handed in (YYYY-MM-DD). */
  dueOn: string | null
  handedInOn: string | null
}

/** Everything a report says in numbers at one moment of the ledger, each with its receipt. Plain JSON: it is what freezing keeps. */
export interface ReportData {
  facts: ReportFacts
  /** The moment of the ledger, and the number of its last posting. */
  asOf: string
  seq: number
  /** When the accounts of reporting were read; they have no ledger. */
  readAt: string
  /** Years counted, oldest first; those without a line are left out. */
  years: number[]
  headlines: DataRow[]
  tables: Record<TableName, DataTable>
  /** The nation's disbursed of the report's year, for a share in it; null for the nation itself. */
  nation: DataCell | null
  coverage: { owed: number; accepted: number; missing: string[] }
  conduct: ConductYear[]
  /** The live figures of the texts. */
  values: FigureValue[]
  /** Which places the map draws, and their names. */
  unitSet: '63' | '34'
  placeNames: Record<string, string>
}

/** The name of a column: a measure in a year. */
export function cellId(code: FigureCode, year: number): string {
  return `${code}:${year}`
}

/** A headline of a year; undefined where the year is not counted. */
export function headlineOf(data: ReportData, code: FigureCode, year: number): DataCell | undefined {
  return data.headlines.find(({ key }) => key === code)?.cells[cellId(code, year)]
}

/**
 * The figures whose receipts are laid down when files are made: all but those of single providers, of which there are thousands and
 * whose receipts are laid down when somebody opens them.
 */
export function receiptedFigures(data: ReportData): FigureValue[] {
  return figuresOfData({ ...data, tables: { ...data.tables, providers: { rows: [], total: data.tables.providers.total } } })
}

/** Every different figure of a report: of its text, headlines and tables, in this order. */
export function figuresOfData(data: ReportData): FigureValue[] {
  const rows = [...data.headlines, ...tableNames.flatMap((name) => [...data.tables[name].rows, totalRow(data.tables[name])])]
  const cells = [...rows.flatMap(({ cells: all }) => Object.values(all)), ...(data.nation ? [data.nation] : [])]
  const all = [...data.values, ...cells.flatMap((cell) => valueOf(cell, data))]
  return [...new Map(all.map((value) => [value.key, value])).values()]
}

const totalRow = (table: DataTable): DataRow => ({ key: '', label: '', outside: false, cells: table.total })

function valueOf({ ask, value, unit, receiptId }: DataCell, { asOf }: ReportData): FigureValue[] {
  if (ask === null || receiptId === null) return []
  return [{ key: figureKey(ask), code: ask.code, query: ask.query, unit, value, asOf, receiptId }]
}

/** Rows by a column, greatest first; rows without an amount are left out. */
export function ranked(table: DataTable, column: string): DataRow[] {
  const amount = (row: DataRow) => row.cells[column]?.value ?? '0'
  return table.rows.filter((row) => Number(amount(row)) !== 0).toSorted((a, b) => Number(amount(b)) - Number(amount(a)) || a.label.localeCompare(b.label, 'vi'))
}
