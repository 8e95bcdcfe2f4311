import type { ColumnSpec, RowSpec, SheetSpec, TitleLine } from '#platform/files/workbook-spec.ts'
import { writeWorkbook } from '#platform/files/workbook-writer.ts'
import type { CellKind, Sheet, SheetCell } from './sheet.model.ts'

const kinds: Record<CellKind, Pick<ColumnSpec, 'kind' | 'format'>> = {
  text: { kind: 'text' },
  money: { kind: 'money' },
  integer: { kind: 'integer' },
  percent: { kind: 'number', format: '#,##0.0"%"' },
  points: { kind: 'number', format: '+0.0;-0.0;0.0' },
}

/** Tables as an Excel file, one a sheet, with the title and what the numbers mean above each. */
export function workbookOf(sheets: readonly Sheet[], now: string): Promise<Uint8Array> {
  return writeWorkbook({ creator: 'Nhịp Cầu', createdAt: new Date(now), sheets: sheets.map(specOf) })
}

function specOf(sheet: Sheet): SheetSpec {
  const titles: TitleLine[] = [{ text: sheet.title, style: 'title' }, ...sheet.notes.map((text) => ({ text, style: 'note' as const }))]
  if (sheet.unit) titles.push({ text: sheet.unit, style: 'unit' })
  return {
    name: sheet.name,
    titles,
    frozenColumns: 1,
    columns: sheet.columns.map((column, index) => columnOf(column, index)),
    rows: sheet.rows.map(rowOf(sheet)),
    ...(sheet.total ? { totals: [rowOf(sheet)(sheet.total)] } : {}),
  }
}

function columnOf({ header, group, kind }: Sheet['columns'][number], index: number): ColumnSpec {
  const width = kind === 'text' ? (index === 0 ? 38 : 22) : kind === 'money' ? 18 : 13
  return { key: String(index), header, width, ...(group === undefined ? {} : { group }), ...kinds[kind] }
}

const rowOf =
  (sheet: Sheet) =>
  (row: readonly SheetCell[]): RowSpec =>
    Object.fromEntries(row.map(({ text, number }, index) => [String(index), sheet.columns[index]?.kind === 'text' ? text : number]))
