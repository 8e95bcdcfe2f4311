import type { FigureQuery } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { formatDecimal, formatPercent, type Locale, notApplicable } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import { formatMessage } from '#platform/messages.ts'
import type { List, PageBreak, Paragraph, Part, Run, Table } from '#platform/official-document/document.model.ts'
import type { FigureStyle } from '../text/rich-text.contract.ts'
import { writeFigure } from '../text/figure-text.model.ts'
import { type DataCell, type ReportData } from './report-data.model.ts'

/** The pictures of a report: what is drawn is settled by its name and the report's figures (`draw-report.action.ts`). */
export const drawingNames = ['trend-chart', 'sector-chart', 'place-map'] as const
export type DrawingName = (typeof drawingNames)[number]

export interface Drawing {
  type: 'drawing'
  name: DrawingName
  caption: string
}

export interface ReportPart extends Omit<Part, 'blocks'> {
  blocks: readonly ReportBlock[]
}

/** A block of the official document, or a picture still to be drawn. */
export type ReportBlock = Paragraph | List | Table | PageBreak | Drawing | ReportPart

/** What pieces are made with: the figures, and where a number leads. */
export interface PieceContext {
  data: ReportData
  locale: Locale
  /** Before every address: "" on screen, the product's own on paper. */
  publicUrl: string
}

/** Where a question's receipt is asked for: an address that lays the receipt down when it is opened. */
export function receiptAddress(code: string, query: FigureQuery, asOf: string, publicUrl = ''): string {
  const asked = Object.entries({ ...query, asOf }).filter(([, value]) => value !== undefined)
  return `${publicUrl}/figures/receipt/${code}?${new URLSearchParams(asked.map(([name, value]): [string, string] => [name, searchValue(value)]))}`
}

// The router reads a bare number as one and texts that look like a number only in quotes.
const searchValue = (value: unknown): string => (typeof value === 'string' && /^\d+$/.test(value) ? JSON.stringify(value) : String(value))

/** A number of the ledger as a run bound to its receipt; a dash where there is none. */
export function figureRun(cell: DataCell | undefined, style: FigureStyle, { data, locale, publicUrl }: PieceContext): Run {
  if (!cell || cell.value === null) return { text: notApplicable }
  const text = cell.ask ? writeFigure({ ...cell.ask, value: cell.value }, style, locale) : formatDecimal(cell.value, { locale })
  if (!cell.ask) return { text }
  return { text, figure: { figureId: cell.ask.code, receiptUrl: receiptAddress(cell.ask.code, cell.ask.query, data.asOf, publicUrl) } }
}

/** An amount in the unit that a table's head names: millions of dollars, billions of đồng, one decimal. Other numbers as they are. */
export function scaledRun(cell: DataCell | undefined, context: PieceContext): Run {
  const run = figureRun(cell, 'plain', context)
  if (!cell || cell.value === null || (cell.unit !== 'USD' && cell.unit !== 'VND')) return run
  const power = cell.unit === 'USD' ? 6 : 9
  return { ...run, text: formatDecimal(new Exact(cell.value).div(new Exact(10).pow(power)).toFixed(), { decimals: 1, locale: context.locale }) }
}

/** "triệu USD", "tỷ đồng": what `scaledRun` writes in. */
export function scaledUnit({ data: { facts } }: PieceContext): string {
  return facts.currency === 'USD' ? 'triệu USD' : 'tỷ đồng'
}

/** "USD", "đồng": the unit of exact amounts. */
export function exactUnit({ data: { facts } }: PieceContext): string {
  return facts.currency === 'USD' ? 'USD' : 'đồng'
}

/** What part of a whole a cell is: "35,0%"; a dash without a whole. */
export function shareOf(part: DataCell | undefined, whole: DataCell | undefined, locale: Locale): string {
  if (!part?.value || !whole?.value || new Exact(whole.value).isZero()) return notApplicable
  return formatPercent(new Exact(part.value).times(100).div(whole.value).toFixed(10), { decimals: 1, locale })
}

/** "Giá trị giải ngân". */
export function figureName(code: string, locale: Locale): string {
  return formatMessage(figureMessages, locale, `figure.${code}` as 'figure.disbursed')
}

export function isReview({ data: { facts } }: PieceContext): boolean {
  return facts.fromYear < facts.toYear
}
