import type { ChartOptions } from '#platform/echarts.ts'
import { amountAxis, base, plainAxis, text, toMark, wordsOf, type ChartFrame, type ChartValue } from './chart-options.ts'
import { palette } from './palette.ts'

export type SizeBin = ChartValue & { name: string; /** Stands out: what the page is about. */ marked?: boolean }
export type HistogramInput = ChartFrame & { bins: SizeBin[]; valueName: string; formatAxis: (value: string) => string }

/** How many things fall in each class of size; bars touch, as classes do. */
export function histogramOptions(input: HistogramInput): ChartOptions {
  const bars = input.bins.map((bin) => ({ ...toMark(bin, 'nothing'), itemStyle: { color: bin.marked ? '#d9822b' : palette.blue } }))
  return {
    ...base(input),
    grid: { left: 8, right: 16, top: 28, bottom: 8, outerBoundsMode: 'same' },
    xAxis: { type: 'category', data: input.bins.map(({ name }) => name), ...plainAxis, axisLabel: { ...text, fontSize: 11, interval: 0, hideOverlap: true } },
    yAxis: amountAxis(input.formatAxis),
    series: [
      {
        type: 'bar',
        name: input.valueName,
        data: bars,
        barCategoryGap: '4%',
        label: { show: true, position: 'top', ...text, fontSize: 11, formatter: ({ data }) => wordsOf(data) },
      },
    ],
  }
}

/** A dot: its name, where it stands, and how large it is as a share of the largest (0 to 1). */
export type Dot = { name: string; x: number; y: number; share: number; words: string }
export type ScatterInput = ChartFrame & {
  dots: Dot[]
  xName: string
  yName: string
  formatX: (value: string) => string
  formatY: (value: string) => string
}

const largestDot = 46

/** Things between two measures, the area of a dot in proportion to a third; named beside the dot. */
export function scatterOptions(input: ScatterInput): ChartOptions {
  const axis = (name: string, format: (value: string) => string) => ({ ...amountAxis(format), name, nameTextStyle: text })
  return {
    ...base(input),
    tooltip: { ...base(input).tooltip, trigger: 'item' },
    grid: { left: 8, right: 48, top: 44, bottom: 34, outerBoundsMode: 'same' },
    xAxis: { ...axis(input.xName, input.formatX), nameLocation: 'middle', nameGap: 28 },
    // What matters is who stands above whom, not the distance to zero.
    yAxis: {
      ...axis(input.yName, input.formatY),
      nameTextStyle: { ...text, align: 'left' },
      nameGap: 16,
      boundaryGap: ['8%', '20%'],
      scale: true,
      splitNumber: 4,
    },
    series: [
      {
        type: 'scatter',
        name: input.yName,
        itemStyle: { color: palette.blue, opacity: 0.75, borderColor: palette.paper, borderWidth: 1 },
        label: { show: true, position: 'top', ...text, fontSize: 11, formatter: '{b}' },
        labelLayout: { hideOverlap: true },
        data: input.dots.map((dot) => ({
          name: dot.name,
          value: [dot.x, dot.y],
          words: dot.words,
          symbolSize: Math.max(8, largestDot * Math.sqrt(dot.share)),
        })),
      },
    ],
  }
}
