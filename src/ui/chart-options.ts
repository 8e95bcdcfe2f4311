import type { ChartOptions } from '#platform/echarts.ts'
import { categorical, palette, pictureFont } from './palette.ts'

/** An exact amount as a decimal string and the words it is shown with; null is not reported and leaves a gap. */
export type ChartValue = { value: string | null; text: string }
/** `description` is what a screen reader says of the whole picture. */
export type ChartFrame = { description: string }

/** How words in pictures are set; `quiet` is for marks of axes. */
export const text = { fontFamily: pictureFont, color: palette.ink, fontSize: 12 }
export const quiet = { ...text, color: palette.muted }

/** ECharts places marks with floats; the words beside them stay those of the exact amount. */
export function toMark({ value, text: words }: ChartValue, empty: 'gap' | 'nothing' = 'gap') {
  const missing = empty === 'gap' ? null : 0
  return { value: value === null ? missing : Number(value), words }
}

/** The words that a mark carries beside its float. */
export function wordsOf(data: unknown): string {
  const known = typeof data === 'object' && data !== null && 'words' in data
  return known && typeof data.words === 'string' ? data.words : ''
}

const escape = (words: string): string => words.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

type Hovered = { seriesName?: string; name?: string; marker?: unknown; data?: unknown }

/** Our own words in the tip, never the float; a series without words at this place is left out. */
function tip(points: Hovered | Hovered[]): string {
  const list = Array.isArray(points) ? points : [points]
  const rows = list
    .filter(({ data }) => wordsOf(data) !== '')
    .map(({ seriesName, marker, data }) => {
      return `${typeof marker === 'string' ? marker : ''}${escape(seriesName ?? '')} <b>${escape(wordsOf(data))}</b>`
    })
  return [`<b>${escape(list[0]?.name ?? '')}</b>`, ...rows].join('<br>')
}

/** What every picture has: face, colours, description, tip. */
export function base({ description }: ChartFrame): ChartOptions {
  return {
    textStyle: text,
    color: [...categorical],
    animationDuration: 400,
    aria: { enabled: true, label: { enabled: true, description } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: 'rgba(11, 58, 117, 0.06)' } },
      borderColor: palette.line,
      textStyle: text,
      // ECharts types the argument as everything its formatters ever see; `tip` reads only what it checks.
      formatter: (points) => tip(points as Hovered | Hovered[]),
    },
  }
}

/** The second rule undoes the first when a phone is turned; without it the narrow form would stay. */
const byWidth = (narrow: ChartOptions, wide: ChartOptions) => [{ query: { maxWidth: 480 }, option: narrow }, { option: wide }]

/** An axis of names. */
export const plainAxis = {
  axisLine: { lineStyle: { color: palette.line } },
  axisTick: { show: false },
  axisLabel: text,
}
/** An axis of amounts, its marks in the words of `formatAxis`. */
export const amountAxis = (formatAxis: (value: string) => string) => ({
  type: 'value' as const,
  axisLabel: { ...quiet, formatter: (value: number) => formatAxis(String(value)) },
  splitLine: { lineStyle: { color: palette.grid } },
})

export type TrendYear = {
  year: string
  bar: ChartValue
  line?: ChartValue
  /** What the bar stands on is not all in: it is hatched. */
  incomplete?: boolean
}
export type TrendInput = ChartFrame & {
  years: TrendYear[]
  barName: string
  /** The name of the second amount, drawn as a line; leave out with the years' `line`. */
  lineName?: string
  formatAxis: (value: string) => string
  /** The year that the page is about; its bar stands out. */
  current?: string
}

const hatch = { symbol: 'rect', color: 'rgba(255, 255, 255, 0.55)', dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: -Math.PI / 4 }

/** Years side by side: bars for one amount, a line for another in the same unit. */
export function trendOptions(input: TrendInput): ChartOptions {
  const { years, barName, lineName, current } = input
  const bars = years.map(({ year, bar, incomplete }) => {
    const color = current === undefined || year === current ? palette.blue : palette.blueSoft
    return { ...toMark(bar), itemStyle: { color, ...(incomplete ? { decal: hatch } : {}) } }
  })
  const line = years.map((year) => toMark(year.line ?? { value: null, text: '' }))
  return {
    ...base(input),
    grid: { left: 8, right: 16, top: lineName ? 40 : 24, bottom: 8, outerBoundsMode: 'same' },
    ...(lineName && { legend: { top: 0, left: 0, itemWidth: 16, itemHeight: 10, textStyle: text, data: [barName, lineName] } }),
    xAxis: { type: 'category', data: years.map(({ year }) => year), ...plainAxis },
    yAxis: amountAxis(input.formatAxis),
    series: [
      { type: 'bar', name: barName, data: bars, color: palette.blue, barMaxWidth: 44, itemStyle: { borderRadius: [3, 3, 0, 0] } },
      ...(lineName
        ? [{ type: 'line' as const, name: lineName, data: line, color: palette.red, symbol: 'circle', symbolSize: 7, lineStyle: { width: 2.5 } }]
        : []),
    ],
  }
}

export type RankedBar = ChartValue & { name: string; colour?: string }
export type RankingInput = ChartFrame & { bars: RankedBar[]; valueName: string; colour?: string }

/** Horizontal bars in the order given, first on top, the exact words at the end of each. */
export function rankingOptions(input: RankingInput): ChartOptions {
  const bars = input.bars.map((bar) => ({
    ...toMark(bar, 'nothing'),
    itemStyle: { color: bar.colour ?? input.colour ?? palette.blue },
  }))
  return {
    ...base(input),
    grid: { left: 8, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: input.bars.map(({ name }) => name),
      ...plainAxis,
      axisLine: { show: false },
      axisLabel: { ...text, overflow: 'break' },
    },
    series: [
      {
        type: 'bar',
        name: input.valueName,
        data: bars,
        barMaxWidth: 18,
        itemStyle: { borderRadius: [0, 3, 3, 0] },
        label: { show: true, position: 'right', ...text, formatter: ({ data }) => wordsOf(data) },
      },
    ],
    media: byWidth(rankingForm(100, 118, 11), rankingForm(120, 190, 12)),
  }
}

/** Room for the words at the end of the bars and for the names before them, in pixels. */
function rankingForm(right: number, names: number, fontSize: number): ChartOptions {
  const axisLabel = { width: names, fontSize, lineHeight: fontSize + 2 }
  return { grid: { right }, yAxis: { axisLabel }, series: [{ label: { fontSize } }] }
}

/** The ranking of sectors: each keeps its colour from one chart to the next, by its place in `order`. */
export function sectorBarOptions(input: RankingInput & { order: string[] }): ChartOptions {
  const bars = input.bars.map((bar) => ({ ...bar, colour: bar.colour ?? colourIn(input.order, bar.name) }))
  return rankingOptions({ ...input, bars })
}

function colourIn(order: string[], name: string): string {
  const index = order.indexOf(name)
  return categorical[index < 0 ? categorical.length - 1 : index % categorical.length] ?? palette.muted
}

export type SharePart = { name: string; values: ChartValue[] }
export type ShareInput = ChartFrame & {
  /** What is divided: years, places. */
  rows: string[]
  parts: SharePart[]
}

/** What each row is made of: bars of equal length, divided in proportion. Values under zero cannot be shares. */
export function shareOptions(input: ShareInput): ChartOptions {
  const totals = input.rows.map((_, row) => {
    return input.parts.reduce((sum, { values }) => sum + Number(values[row]?.value ?? 0), 0)
  })
  const series = input.parts.map((part, index) => ({
    type: 'bar' as const,
    name: part.name,
    stack: 'whole',
    barMaxWidth: 26,
    color: categorical[index % categorical.length] ?? palette.muted,
    itemStyle: { borderColor: palette.paper, borderWidth: 1 },
    data: part.values.map((value, row) => {
      const mark = toMark(value, 'nothing')
      return { ...mark, value: totals[row] ? (Number(mark.value) * 100) / totals[row] : 0 }
    }),
  }))
  return {
    ...base(input),
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: text },
    grid: { left: 8, right: 16, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { ...amountAxis((value) => `${value}%`), max: 100 },
    yAxis: { type: 'category', inverse: true, data: input.rows, ...plainAxis },
    series,
    media: byWidth(
      { grid: { top: 16 + input.parts.length * 22 }, legend: { orient: 'vertical' } },
      { grid: { top: 24 + Math.ceil(input.parts.length / 4) * 22 }, legend: { orient: 'horizontal' } },
    ),
  }
}

/** The height that a ranking of so many bars wants, in pixels. */
export function rankingHeight(bars: number): number {
  return Math.max(bars, 1) * 38 + 8
}
