import type { ChartOptions } from '#platform/echarts.ts'
import { amountAxis, base, type ChartFrame, type ChartValue, plainAxis, text, toMark, wordsOf } from '#ui/chart-options.ts'
import { categorical, palette } from '#ui/palette.ts'

export interface Line {
  name: string
  values: ChartValue[]
}
export type LinesInput = ChartFrame & { years: string[]; lines: Line[]; formatAxis: (value: string) => string; width: number }

/** Of a name in a legend, in pixels: text is measured without its font, so it is a guess on the large side. */
const nameWidthOf = (name: string, width: number) => Math.min(name.length * 7, LONGEST_NAME, width - 60) + 34
const LONGEST_NAME = 190

/** Height of the legend of a picture so wide, in pixels: names side by side, in as many rows as they take. */
export function legendHeight(names: readonly string[], width: number): number {
  let rows = 1
  let taken = 0
  for (const name of names) {
    const wants = nameWidthOf(name, width)
    if (taken > 0 && taken + wants > width) {
      rows += 1
      taken = 0
    }
    taken += wants
  }
  return rows * 19 + 10
}

/** Several amounts over the years, one line each, the names above. */
export function linesOptions(input: LinesInput): ChartOptions {
  const { years, lines, width } = input
  const nameWidth = Math.min(LONGEST_NAME, width - 60)
  return {
    ...base(input),
    legend: {
      top: 0,
      left: 0,
      itemWidth: 16,
      itemHeight: 10,
      itemGap: 8,
      icon: 'roundRect',
      formatter: (name: string) => shortened(name, nameWidth),
      textStyle: text,
    },
    grid: {
      left: 8,
      right: 20,
      top: legendHeight(
        lines.map(({ name }) => name),
        width,
      ),
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: { type: 'category', data: years, ...plainAxis, boundaryGap: false },
    yAxis: amountAxis(input.formatAxis),
    series: lines.map(({ name, values }, index) => ({
      type: 'line' as const,
      name,
      data: values.map((value) => toMark(value)),
      color: categorical[index % categorical.length] ?? palette.muted,
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 2.25, type: index < categorical.length ? ('solid' as const) : ('dashed' as const) },
      connectNulls: false,
    })),
  }
}

/** A name that would not fit, cut: the table has it in full. */
const shortened = (name: string, width: number) => (name.length * 7 <= width ? name : `${name.slice(0, Math.max(8, Math.floor(width / 7) - 1)).trimEnd()}…`)

export type DivergingInput = ChartFrame & { bars: (ChartValue & { name: string })[]; valueName: string; width: number }

/** Bars to the right of nothing for a rise and to the left for a fall, the exact words at their ends. */
export function divergingOptions(input: DivergingInput): ChartOptions {
  const reach = Math.max(1, ...input.bars.map(({ value }) => Math.abs(Number(value ?? 0)))) * 1.3
  const names = input.width < 480 ? 118 : 210
  return {
    ...base(input),
    grid: { left: 8, right: 12, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false, min: -reach, max: reach },
    yAxis: {
      type: 'category',
      inverse: true,
      data: input.bars.map(({ name }) => name),
      ...plainAxis,
      axisLine: { show: true, onZero: true, lineStyle: { color: palette.line } },
      axisLabel: { ...text, overflow: 'break', width: names, lineHeight: 14 },
    },
    series: [
      {
        type: 'bar',
        name: input.valueName,
        barMaxWidth: 16,
        data: input.bars.map((bar) => {
          const falls = bar.value?.startsWith('-') ?? false
          return {
            ...toMark(bar, 'nothing'),
            itemStyle: { color: falls ? palette.red : palette.blue },
            label: { position: falls ? ('left' as const) : ('right' as const) },
          }
        }),
        label: { show: true, ...text, formatter: ({ data }) => wordsOf(data) },
      },
    ],
  }
}

export interface StackSeries {
  name: string
  colour: string
  values: ChartValue[]
}
export type StackInput = ChartFrame & { years: string[]; series: StackSeries[]; formatAxis: (value: string) => string; width: number }

/** What came stands above nothing, what went below. */
export function comingGoingOptions(input: StackInput): ChartOptions {
  return {
    ...base(input),
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: text },
    grid: {
      left: 8,
      right: 16,
      top:
        legendHeight(
          input.series.map(({ name }) => name),
          input.width,
        ) + 8,
      bottom: 8,
      outerBoundsMode: 'same',
    },
    xAxis: { type: 'category', data: input.years, ...plainAxis, axisLabel: { ...text }, axisLine: { onZero: false, lineStyle: { color: palette.line } } },
    yAxis: amountAxis(input.formatAxis),
    series: input.series.map(({ name, colour, values }) => ({
      type: 'bar' as const,
      name,
      stack: 'moves',
      color: colour,
      barMaxWidth: 44,
      data: values.map((value) => toMark(value, 'nothing')),
    })),
  }
}

export type SmallInput = ChartFrame & { years: string[]; charts: Line[]; formatAxis: (value: string) => string; width: number; ownScale: boolean }

const cell = { height: 118, head: 22, foot: 26, gap: 18 } as const
const columnsOf = (width: number) => Math.max(1, Math.min(5, Math.floor(width / 190)))

/** The height that so many small charts want, in pixels. */
export const smallHeight = (charts: number, width: number): number =>
  Math.ceil(Math.max(1, charts) / columnsOf(width)) * (cell.height + cell.head + cell.foot) + 4

/** A grid of small charts of the same years: on one scale they are compared with each other, on their own with themselves. */
export function smallOptions(input: SmallInput): ChartOptions {
  const { charts, years, width } = input
  const columns = columnsOf(width)
  const each = (width - cell.gap * (columns - 1)) / columns
  const most = (lines: readonly Line[]) => Math.max(0, ...lines.flatMap(({ values }) => values.map(({ value }) => Number(value ?? 0))))
  const common = most(charts) || 1
  const spotOf = (index: number) => ({ column: index % columns, row: Math.floor(index / columns) })
  return {
    ...base(input),
    grid: charts.map((_, index) => {
      const { column, row } = spotOf(index)
      const top = row * (cell.height + cell.head + cell.foot) + cell.head
      return { left: column * (each + cell.gap) + 6, top, width: each - 12, height: cell.height, outerBoundsMode: 'none' as const }
    }),
    xAxis: charts.map((_, index) => ({
      gridIndex: index,
      type: 'category' as const,
      data: years,
      ...plainAxis,
      axisLabel: { ...text, color: palette.muted, fontSize: 11, interval: (at: number) => at === 0 || at === years.length - 1 },
    })),
    yAxis: charts.map((chart, index) => ({
      gridIndex: index,
      type: 'value' as const,
      min: 0,
      max: input.ownScale ? most([chart]) || 1 : common,
      axisLabel: { show: false },
      splitNumber: 2,
      splitLine: { lineStyle: { color: palette.grid } },
      name: chart.name,
      nameLocation: 'end' as const,
      nameGap: 6,
      nameTextStyle: { ...text, fontWeight: 600, align: 'left' as const, width: each - 12, overflow: 'truncate' as const },
      nameTruncate: { maxWidth: each - 12 },
    })),
    series: charts.map(({ name, values }, index) => ({
      type: 'line' as const,
      name,
      xAxisIndex: index,
      yAxisIndex: index,
      data: values.map((value) => toMark(value)),
      color: palette.blue,
      symbol: 'circle',
      symbolSize: 5,
      lineStyle: { width: 2 },
      areaStyle: { color: palette.blue, opacity: 0.12 },
      // The last amount in words; the others are in the table beside it.
      endLabel: { show: false },
      label: { show: false },
    })),
  }
}
