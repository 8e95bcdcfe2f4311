import type { Run, Table, TableRow } from '#platform/official-document/document.model.ts'
import { compareWords } from './compare-words.model.ts'
import { cellId, type DataRow, type DataTable, figuresOfData, ranked, type TableName } from './report-data.model.ts'
import {
  exactUnit,
  figureName,
  figureRun,
  isReview,
  type PieceContext,
  receiptAddress,
  type ReportBlock,
  scaledRun,
  scaledUnit,
  shareOf,
} from './report-block.model.ts'
import { writeFigure } from '../text/figure-text.model.ts'

const kinds: Record<TableName, { head: string; caption: string }> = {
  sectors: { head: 'Lĩnh vực', caption: 'Giá trị giải ngân theo lĩnh vực' },
  places: { head: 'Địa phương', caption: 'Giá trị giải ngân theo địa phương' },
  countries: { head: 'Quốc gia, vùng lãnh thổ', caption: 'Giá trị giải ngân theo quốc gia, vùng lãnh thổ của nhà tài trợ' },
  providers: { head: 'Nhà tài trợ', caption: 'Giá trị giải ngân theo nhà tài trợ' },
}
const most: Partial<Record<TableName, number>> = { places: 10, countries: 10, providers: 10 }

/** The greatest few in a sentence, each with its share. */
export function leadingSentence(name: TableName, context: PieceContext): ReportBlock[] {
  const { data, locale } = context
  const column = cellId('disbursed', data.facts.toYear)
  const rows = ranked(data.tables[name], column)
  if (rows.length === 0) return []
  const listed = rows
    .slice(0, name === 'sectors' ? 3 : 5)
    .flatMap((row, index): Run[] => [
      { text: `${index === 0 ? '' : '; '}${row.label} (` },
      figureRun(row.cells[column], 'millions', context),
      { text: `, chiếm ${shareOf(row.cells[column], data.tables[name].total[column], locale)})` },
    ])
  return [{ type: 'paragraph', text: [{ text: openings[name](rows.length, data.facts.toYear) }, ...listed, { text: '.' }] }]
}

const openings: Record<TableName, (count: number, year: number) => string> = {
  sectors: (count, year) => `Năm ${year}, viện trợ được giải ngân cho ${count} nhóm lĩnh vực, tập trung vào: `,
  places: (count, year) => `Năm ${year}, có ${count} địa phương tiếp nhận viện trợ; các địa phương có giá trị giải ngân lớn nhất là: `,
  countries: (count, year) => `Viện trợ năm ${year} đến từ nhà tài trợ của ${count} quốc gia, vùng lãnh thổ và tổ chức; nhiều nhất là: `,
  providers: (count, year) => `Năm ${year}, có ${count} nhà tài trợ giải ngân; lớn nhất là: `,
}

/** A measure by a dimension in the text: the greatest rows, what the others have together, and the total. */
export function bodyTable(name: TableName, context: PieceContext): ReportBlock[] {
  return [isReview(context) ? yearsTable(name, context, { limit: 12, exact: false }) : yearTable(name, context, most[name])]
}

function yearTable(name: TableName, context: PieceContext, limit?: number | undefined): Table {
  const { data, locale } = context
  const { head, caption } = kinds[name]
  const year = data.facts.toYear
  const [now, before] = [cellId('disbursed', year), cellId('disbursed', year - 1)]
  const table = data.tables[name]
  const rows = rowsOf(table, now, limit)
  const shown = rows.slice(0, limit)
  const cellsOf = (label: string, row: Pick<DataRow, 'cells'>): TableRow['cells'] => [
    label,
    [figureRun(row.cells[before], 'plain', context)],
    [figureRun(row.cells[now], 'plain', context)],
    shareOf(row.cells[now], table.total[now], locale),
    changeOf(row.cells[now]?.value ?? null, row.cells[before]?.value ?? null, context),
  ]
  return {
    type: 'table',
    caption:
      limit !== undefined && rows.length > limit ? `${caption} năm ${year} (${limit} ${head.toLocaleLowerCase('vi')} lớn nhất)` : `${caption} năm ${year}`,
    unit: exactUnit(context),
    columns: [
      { header: 'TT', align: 'centre', width: 6 },
      { header: head, align: 'left', width: 29 },
      { header: `Năm ${year - 1}`, align: 'right', width: 20 },
      { header: `Năm ${year}`, align: 'right', width: 20 },
      { header: 'Tỷ trọng', align: 'right', width: 11 },
      { header: 'Tăng, giảm', align: 'right', width: 17 },
    ],
    rows: [
      ...shown.map((row, index): TableRow => ({ cells: [String(index + 1), ...cellsOf(row.label, row)] })),
      {
        role: 'total',
        cells: ['', ...cellsOf(limit !== undefined && rows.length > limit ? `Tổng cộng (${rows.length})` : 'Tổng cộng', { cells: table.total })],
      },
    ],
  }
}

/** The greatest only have an amount; a table of all has every row, so that each of its columns adds up. */
function rowsOf(table: DataTable, column: string, limit: number | undefined): DataRow[] {
  const greatest = ranked(table, column)
  return limit === undefined ? [...greatest, ...table.rows.filter((row) => !greatest.includes(row))] : greatest
}

function changeOf(now: string | null, before: string | null, { data, locale }: PieceContext): string {
  return compareWords({ now, before, unit: data.facts.currency, than: null, locale }, 'percent') ?? '–'
}

/** A column a year; `exact` writes every digit, else millions or billions. */
function yearsTable(name: TableName, context: PieceContext, { limit, exact }: { limit?: number | undefined; exact: boolean }): Table {
  const { data } = context
  const { head, caption } = kinds[name]
  const table = data.tables[name]
  const run = (row: Pick<DataRow, 'cells'>, year: number) => {
    const cell = row.cells[cellId('disbursed', year)]
    return [exact ? figureRun(cell, 'plain', context) : scaledRun(cell, context)]
  }
  const rows = rowsOf(table, cellId('disbursed', data.facts.toYear), limit).slice(0, limit)
  const years = data.years.filter((year) => table.total[cellId('disbursed', year)] !== undefined)
  return {
    type: 'table',
    caption: `${caption} giai đoạn ${data.facts.fromYear} - ${data.facts.toYear}`,
    unit: exact ? exactUnit(context) : scaledUnit(context),
    columns: [
      { header: 'TT', align: 'centre', width: 6 },
      { header: head, align: 'left', width: 32 },
      ...years.map((year) => ({ header: `Năm ${year}`, align: 'right' as const, width: 62 / years.length })),
    ],
    rows: [
      ...rows.map((row, index): TableRow => ({ cells: [String(index + 1), row.label, ...years.map((year) => run(row, year))] })),
      { role: 'total', cells: ['', 'Tổng cộng', ...years.map((year) => run({ cells: table.total }, year))] },
    ],
  }
}

const EXACT_YEARS = 5

/** Everything by place, sector or provider, for an appendix on pages across. */
export function annexTable(name: TableName, context: PieceContext): ReportBlock[] {
  if (isReview(context)) return [{ ...yearsTable(name, context, { exact: context.data.years.length <= EXACT_YEARS }), caption: null }]
  return name === 'places' ? [placesTable(context), placesNote(context)] : [{ ...yearTable(name, context), caption: null }]
}

function placesTable(context: PieceContext): Table {
  const { data } = context
  const year = data.facts.toYear
  const columns = [
    { id: cellId('committed_in_year', year), header: 'Cam kết trong năm' },
    { id: cellId('disbursed', year - 1), header: `Giải ngân năm ${year - 1}` },
    { id: cellId('disbursed', year), header: `Giải ngân năm ${year}` },
    { id: cellId('grants', year), header: 'Số khoản viện trợ' },
  ]
  const table = data.tables.places
  const cellsOf = (label: string, row: Pick<DataRow, 'cells'>): TableRow['cells'] => [
    label,
    ...columns.map(({ id }) => [figureRun(row.cells[id], 'plain', context)]),
    changeOf(row.cells[cellId('disbursed', year)]?.value ?? null, row.cells[cellId('disbursed', year - 1)]?.value ?? null, context),
  ]
  return {
    type: 'table',
    caption: null,
    unit: exactUnit(context),
    columns: [
      { header: 'TT', align: 'centre', width: 5 },
      { header: kinds.places.head, align: 'left', width: 22 },
      ...columns.map(({ header }, index) => ({ header, align: 'right' as const, width: index === 3 ? 10 : 17 })),
      { header: 'Giải ngân tăng, giảm', align: 'right', width: 13 },
    ],
    rows: [
      ...table.rows.map((row, index): TableRow => ({ cells: [String(index + 1), row.label, ...cellsOf(row.label, row).slice(1)] })),
      { role: 'total', cells: ['', ...cellsOf('Tổng cộng', { cells: table.total })] },
    ],
  }
}

function placesNote({ data }: PieceContext): ReportBlock {
  const note = 'Số khoản viện trợ của tổng cộng đếm mỗi khoản một lần, kể cả khoản thực hiện ở nhiều địa phương.'
  const outside = data.tables.places.rows.filter((row) => row.outside).map(({ label }) => label)
  return { type: 'paragraph', style: 'note', text: outside.length === 0 ? note : `${note} Ngoài bộ địa bàn: ${outside.join(', ')}.` }
}

/** The figures of text and headlines with the receipts that prove them. */
export function sourceAnnex(context: PieceContext): ReportBlock[] {
  const { data, locale, publicUrl } = context
  const table = new Set(Object.values(data.tables).flatMap(({ rows }) => rows.flatMap(({ cells }) => Object.values(cells).map(({ receiptId }) => receiptId))))
  const values = figuresOfData(data).filter(({ receiptId, query }) => !table.has(receiptId) && query.year >= data.facts.fromYear - 1)
  const rows = values.map((value, index): TableRow => {
    const receiptUrl = receiptAddress(value.code, value.query, data.asOf, publicUrl)
    const written = { text: value.value === null ? '–' : writeFigure(value, 'exact', locale), figure: { figureId: value.code, receiptUrl } }
    return {
      cells: [
        String(index + 1),
        figureName(value.code, locale),
        String(value.query.year),
        [written],
        [{ text: value.receiptId, figure: { figureId: value.code, receiptUrl } }],
      ],
    }
  })
  return [
    {
      type: 'paragraph',
      text: 'Mỗi số liệu dưới đây có một biên nhận trên hệ thống Nhịp Cầu, dẫn đến từng dòng báo cáo đã được tiếp nhận; mã biên nhận không đổi khi số liệu được tính lại tại cùng thời điểm.',
    },
    {
      type: 'table',
      caption: null,
      unit: null,
      columns: [
        { header: 'TT', align: 'centre', width: 6 },
        { header: 'Số liệu', align: 'left', width: 26 },
        { header: 'Năm', align: 'centre', width: 8 },
        { header: 'Giá trị', align: 'right', width: 22 },
        { header: 'Mã biên nhận', align: 'left', width: 38 },
      ],
      rows,
    },
  ]
}
