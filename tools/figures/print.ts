import { Decimal } from 'decimal.js'
import type { z } from 'zod'
import type { Headline, Overview, TableAnswer } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { type ChangeUnit, formatCount, formatMoment, formatMoney, formatPercent, formatShare, formatSignedChange, notApplicable } from '#platform/format.ts'
import { formatMessage } from '#platform/messages.ts'

type Unit = z.infer<typeof Headline>['unit']

/** What the table is by, as its heading says it. */
export const headingOf: Record<string, string> = {
  place: 'Địa phương',
  region: 'Vùng',
  agency: 'Cơ quan báo cáo',
  sector: 'Lĩnh vực chi tiết',
  sector1: 'Lĩnh vực',
  heading: 'Lĩnh vực (theo bảng công bố)',
  provider: 'Bên cung cấp',
  country: 'Quốc gia, vùng lãnh thổ',
  providerKind: 'Loại bên cung cấp',
  grantKind: 'Loại khoản viện trợ',
  topic: 'Chủ đề',
  year: 'Năm',
}

const nameOf = (code: string) => formatMessage<string>(figureMessages, 'vi', `figure.${code}`)

function show(value: string | null, unit: Unit): string {
  if (value === null) return notApplicable
  if (unit === 'percent') return formatPercent(value, { decimals: 1, locale: 'vi' })
  return unit === 'count' ? formatCount(value, 'vi') : formatMoney(value, unit, { style: 'exact', locale: 'vi' })
}

function showChange({ value, previous, unit }: z.infer<typeof Headline>): string {
  if (value === null || previous === null) return notApplicable
  const changeUnit: ChangeUnit = unit === 'percent' ? 'points' : unit === 'count' ? 'count' : { money: unit }
  return formatSignedChange(new Decimal(value).minus(previous).toFixed(), { unit: changeUnit, locale: 'vi' })
}

/** Columns side by side: the first to the left, numbers to the right, a line under the heading. */
export function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column > 0))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function pad(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length))
  return toTheRight ? space + text : text + space
}

/** What is asked, as known when, and who has not reported: a figure is never printed without these. */
export function printHead(overview: Overview, scope: string, demo: boolean): string {
  const { owed, accepted, missing } = overview.coverage
  const map = overview.map === 'reported' ? 'như báo cáo' : `${overview.map} tỉnh, thành phố`
  return [
    `Công tác phi chính phủ nước ngoài năm ${overview.year}: ${scope}`,
    `Số liệu đến ${overview.asOf < '1990' ? 'chưa có báo cáo nào được nhận' : formatMoment(overview.asOf, 'vi')} · địa bàn: ${map} · tiền: ${overview.currency}`,
    `Báo cáo đã nhận: ${accepted}/${owed}${missing.length ? `; chưa có: ${missing.map((agency) => agency.name).join(', ')}` : ''}`,
    ...(demo ? ['SỐ LIỆU TRÌNH DIỄN: từng dòng là dựng; tổng khớp số liệu đã công bố.'] : []),
  ].join('\n')
}

/** The figures of the national report beside those of the year before. */
export function printHeadlines(overview: Overview): string {
  const rows = overview.headlines.map((line) => [nameOf(line.code), show(line.value, line.unit), show(line.previous, line.unit), showChange(line)])
  return alignColumns([['Chỉ tiêu', `Năm ${overview.year}`, `Năm ${overview.year - 1}`, 'Tăng, giảm'], ...rows])
}

/** One measure by one dimension, with shares where the rows add up to the whole. */
export function printTable(table: TableAnswer, dimension: string, measure: string): string {
  const adds = table.unit !== 'count'
  const share = (value: string) => (adds ? [formatShare(value, table.total, { decimals: 1, locale: 'vi' })] : [])
  const rows = table.rows.map((row) => [row.inSet ? row.label : `${row.label} (ngoài bộ địa bàn)`, show(row.total, table.unit), ...share(row.total)])
  const heading = [headingOf[dimension] ?? dimension, nameOf(measure), ...(adds ? ['Tỷ trọng'] : [])]
  return alignColumns([heading, ...rows, [adds ? 'Tổng cộng' : 'Tổng số, không đếm trùng', show(table.total, table.unit), ...share(table.total)]])
}
