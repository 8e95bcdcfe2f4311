import type { Locale } from '#platform/format.ts'
import type { ColumnSpec, RowSpec, SheetSpec, WorkbookSpec } from '#platform/files/workbook-spec.ts'
import { figureName } from './report-block.model.ts'
import { cellId, type DataCell, type DataTable, receiptedFigures, type ReportData, type TableName } from './report-data.model.ts'

const sheets: Record<TableName, { sheet: string; head: string }> = {
  sectors: { sheet: 'Lĩnh vực', head: 'Lĩnh vực' },
  places: { sheet: 'Địa phương', head: 'Địa phương' },
  countries: { sheet: 'Quốc gia', head: 'Quốc gia, vùng lãnh thổ' },
  providers: { sheet: 'Nhà tài trợ', head: 'Nhà tài trợ' },
}

/** The Excel annex of a report: every table exact to the last digit, the account of reporting, and each figure with its receipt. */
export function annexWorkbook(
  data: ReportData,
  { subject, locale, madeAt, asOfText }: { subject: string; locale: Locale; madeAt: string; asOfText: string },
): WorkbookSpec {
  const titles = (name: string): SheetSpec['titles'] => [
    name.toLocaleUpperCase('vi'),
    subject,
    { text: `Số liệu tại thời điểm ${asOfText}`, style: 'note' },
    { text: `Đơn vị tính: ${data.facts.currency === 'USD' ? 'USD' : 'đồng'}`, style: 'unit' },
  ]
  const tables = (Object.keys(sheets) as TableName[]).filter((name) => data.tables[name].rows.length > 0)
  return {
    createdAt: new Date(madeAt),
    creator: 'Nhịp Cầu',
    sheets: [
      headlineSheet(data, titles('Các chỉ tiêu chính'), locale),
      ...tables.map((name) => tableSheet(name, data, { titles: titles(`Theo ${sheets[name].head}`), locale })),
      conductSheet(data, titles('Chấp hành chế độ báo cáo')),
      sourceSheet(data, titles('Nguồn gốc số liệu'), locale),
    ],
  }
}

function headlineSheet(data: ReportData, titles: SheetSpec['titles'], locale: Locale): SheetSpec {
  const columns: ColumnSpec[] = [
    { key: 'name', header: 'Chỉ tiêu', width: 38 },
    ...data.years.map((year): ColumnSpec => ({ key: String(year), header: `Năm ${year}`, kind: 'number', format: '#,##0.00', width: 22 })),
  ]
  const rows = data.headlines.map(({ key, cells }): RowSpec => {
    const byYear = data.years.map((year) => [String(year), valueOf(cells[`${key}:${year}`])])
    return { name: figureName(key, locale), ...Object.fromEntries(byYear) }
  })
  return { name: 'Chỉ tiêu', ...(titles ? { titles } : {}), columns, rows, frozenColumns: 1 }
}

function tableSheet(name: TableName, data: ReportData, { titles, locale }: { titles: SheetSpec['titles']; locale: Locale }): SheetSpec {
  const table = data.tables[name]
  const ids = columnsOf(table, data)
  const columns: ColumnSpec[] = [
    { key: 'no', header: 'TT', kind: 'integer', width: 6 },
    { key: 'name', header: sheets[name].head, width: 42 },
    ...ids.map(({ id, code, year }): ColumnSpec => {
      const money = code === 'disbursed' || code === 'committed_in_year'
      return { key: id, header: `Năm ${year}`, group: figureName(code, locale), kind: money ? 'money' : 'integer', width: 22 }
    }),
  ]
  const row = (cells: DataTable['total']) => Object.fromEntries(ids.map(({ id }) => [id, valueOf(cells[id])]))
  const rows = table.rows.map(({ label, cells }, index): RowSpec => ({ no: index + 1, name: label, ...row(cells) }))
  return { name: sheets[name].sheet, ...(titles ? { titles } : {}), columns, rows, totals: [{ name: 'Tổng cộng', ...row(table.total) }], frozenColumns: 2 }
}

function columnsOf(table: DataTable, data: ReportData) {
  const codes = ['committed_in_year', 'disbursed', 'grants', 'organisations_active'] as const
  return codes.flatMap((code) =>
    [...new Set([data.facts.toYear - 1, ...data.years])]
      .toSorted((a, b) => a - b)
      .map((year) => ({ id: cellId(code, year), code, year }))
      .filter(({ id }) => table.total[id] !== undefined),
  )
}

const valueOf = (cell: DataCell | undefined): string | null => cell?.value ?? null

function conductSheet({ conduct }: ReportData, titles: SheetSpec['titles']): SheetSpec {
  const heads = {
    year: 'Năm',
    owed: 'Phải nộp',
    onTime: 'Đúng hạn',
    late: 'Nộp chậm',
    missing: 'Chưa nộp',
    timesSentBack: 'Lượt trả lại',
    corrected: 'Có điều chỉnh',
  }
  const columns = Object.entries(heads).map(([key, header]): ColumnSpec => ({
    key,
    header,
    kind: 'integer',
    width: 14,
    ...(key === 'year' ? { format: '0' } : {}),
  }))
  const lists: ColumnSpec[] = [
    { key: 'lateNames', header: 'Các đơn vị nộp chậm', width: 60, wrap: true },
    { key: 'missingNames', header: 'Các đơn vị chưa nộp', width: 60, wrap: true },
  ]
  const rows = conduct.map((year): RowSpec => {
    const counts = Object.fromEntries(Object.keys(heads).map((key) => [key, year[key as keyof typeof heads]]))
    return { ...counts, lateNames: year.lateNames.join('; '), missingNames: year.missingNames.join('; ') }
  })
  return { name: 'Chế độ báo cáo', ...(titles ? { titles } : {}), columns: [...columns, ...lists], rows }
}

function sourceSheet(data: ReportData, titles: SheetSpec['titles'], locale: Locale): SheetSpec {
  const columns: ColumnSpec[] = [
    { key: 'name', header: 'Số liệu', width: 40 },
    { key: 'scope', header: 'Phạm vi', width: 36 },
    { key: 'year', header: 'Năm', kind: 'integer', format: '0', width: 8 },
    { key: 'value', header: 'Giá trị', kind: 'number', format: '#,##0.00####', width: 24 },
    { key: 'unit', header: 'Đơn vị', width: 10 },
    { key: 'receiptId', header: 'Mã biên nhận', width: 30 },
  ]
  const labels = labelsOf(data)
  const rows = receiptedFigures(data).map(({ code, query, value, unit, receiptId }): RowSpec => {
    const scope = labels.get(query.provider ?? query.heading ?? query.country ?? query.place ?? '') ?? data.facts.subject
    return { name: figureName(code, locale), scope, year: query.year, value, unit: unit === 'count' ? '' : unit === 'percent' ? '%' : unit, receiptId }
  })
  return { name: 'Nguồn số liệu', ...(titles ? { titles } : {}), columns, rows }
}

const labelsOf = (data: ReportData) => new Map(Object.values(data.tables).flatMap(({ rows }) => rows.map((row): [string, string] => [row.key, row.label])))
