import { buildScale, openMapDrawing } from '#figures/index.ts'
import { formatDecimal, formatMoney, type Locale } from '#platform/format.ts'
import { Exact } from '#platform/money.ts'
import { type ChartValue, rankingHeight, rankingOptions, trendOptions } from '#ui/chart-options.ts'
import type { DrawingName } from './report-block.model.ts'
import { cellId, type DataCell, headlineOf, ranked, type ReportData } from './report-data.model.ts'

export interface DrawnSvg {
  name: DrawingName
  svg: string
  /** Printed, in millimetres. */
  width: number
  /** What a reader who cannot see it is told. */
  alternative: string
}

const CHART = { width: 600, height: 300 } as const
const CHART_MM = 160
const MAP = { width: 900, height: 950 } as const
const MAP_MM = 120

/** A picture of a report as SVG, from the same options as on the screens of figures. */
export async function drawReportSvg(name: DrawingName, data: ReportData, locale: Locale): Promise<DrawnSvg> {
  if (name === 'place-map') return drawMap(data, locale)
  return name === 'trend-chart' ? drawTrend(data, locale) : drawSectors(data, locale)
}

/** A large library, read when the first chart is drawn. */
const openCharts = () => import('#platform/chart-svg.ts')

async function drawTrend(data: ReportData, locale: Locale): Promise<DrawnSvg> {
  const { renderChartSvg } = await openCharts()
  const { facts, years } = data
  const alternative = years.map((year) => `${year}: ${words(headlineOf(data, 'disbursed', year), data, locale)}`).join('; ')
  const options = trendOptions({
    description: alternative,
    years: years.map((year) => ({
      year: String(year),
      bar: markOf(headlineOf(data, 'disbursed', year), data, locale),
      line: markOf(headlineOf(data, 'committed_in_year', year), data, locale),
    })),
    barName: `Giải ngân (${scaleName(data)})`,
    lineName: `Cam kết trong năm (${scaleName(data)})`,
    formatAxis: (value) => scaled(value, data, locale, 0),
    current: String(facts.toYear),
  })
  return { name: 'trend-chart', svg: still(renderChartSvg(options, CHART)), width: CHART_MM, alternative: `Biểu đồ giải ngân theo năm. ${alternative}.` }
}

async function drawSectors(data: ReportData, locale: Locale): Promise<DrawnSvg> {
  const { renderChartSvg } = await openCharts()
  const column = cellId('disbursed', data.facts.toYear)
  const rows = ranked(data.tables.sectors, column)
  const alternative = rows.map((row) => `${row.label}: ${words(row.cells[column], data, locale)}`).join('; ')
  const bars = rows.map((row) => ({ name: row.label, ...markOf(row.cells[column], data, locale) }))
  const options = rankingOptions({ description: alternative, bars, valueName: 'Giải ngân' })
  const size = { width: CHART.width, height: rankingHeight(bars.length) }
  return { name: 'sector-chart', svg: still(renderChartSvg(options, size)), width: CHART_MM, alternative: `Biểu đồ giải ngân theo lĩnh vực. ${alternative}.` }
}

/** A chart as it stands on paper: without what it does under a mouse, whose names change from one drawing to the next. */
const still = (svg: string) =>
  svg
    .replace(/<style[\s\S]*?<\/style>/gu, '')
    .replace(/ class="[^"]*"/gu, '')
    .replace(/zr\d+-/gu, 'zr-')

async function drawMap(data: ReportData, locale: Locale): Promise<DrawnSvg> {
  const { renderMapSvg } = await openMapDrawing()
  const column = cellId('disbursed', data.facts.toYear)
  const rows = data.tables.places.rows.filter((row) => row.cells[column] !== undefined)
  const values = new Map(rows.map((row) => [row.key, { value: row.cells[column]?.value ?? null, label: words(row.cells[column], data, locale) }]))
  const svg = renderMapSvg({
    unitSet: data.unitSet,
    values,
    names: new Map(Object.entries(data.placeNames)),
    scale: buildScale([...values.values()].map(({ value }) => value)),
    locale,
    ...MAP,
    title: `Giá trị giải ngân theo địa phương năm ${data.facts.toYear}`,
    legendTitle: scaleName(data),
    formatValue: (value) => scaled(value, data, locale, 1),
  })
  const greatest = ranked(data.tables.places, column).slice(0, 5)
  const alternative = `Bản đồ Việt Nam theo tỉnh, thành phố, gồm quần đảo Hoàng Sa và quần đảo Trường Sa. Lớn nhất: ${greatest.map((row) => `${row.label}: ${words(row.cells[column], data, locale)}`).join('; ')}.`
  return { name: 'place-map', svg, width: MAP_MM, alternative }
}

function markOf(cell: DataCell | undefined, data: ReportData, locale: Locale): ChartValue {
  return { value: cell?.value ?? null, text: words(cell, data, locale) }
}

const words = (cell: DataCell | undefined, { facts }: ReportData, locale: Locale) =>
  cell?.value ? formatMoney(cell.value, facts.currency, { style: 'short', locale }) : '–'

const scaleName = ({ facts }: ReportData) => (facts.currency === 'USD' ? 'triệu USD' : 'tỷ đồng')

function scaled(value: string, { facts }: ReportData, locale: Locale, decimals: number): string {
  return formatDecimal(new Exact(value).div(new Exact(10).pow(facts.currency === 'USD' ? 6 : 9)).toFixed(), { decimals, locale })
}
