import type { ChartOptions } from '#platform/echarts.ts'
import { base, type ChartFrame, type ChartValue, text, toMark, wordsOf } from './chart-options.ts'
import { palette } from './palette.ts'

/** A total stands on the ground; a step hangs between what was before it and what is after it. */
export type WaterfallBar = ChartValue & { name: string; kind: 'total' | 'step' }
export type WaterfallInput = ChartFrame & { bars: WaterfallBar[]; valueName: string }

/** Rises and falls, apart in lightness as well as in hue. */
export const waterfallColours = { total: palette.blue, rise: '#2a8c82', fall: '#d9822b' } as const

interface Span {
  from: number
  to: number
}

/** Where each bar begins and ends. Marks only: the words beside them are those of the exact amounts. */
export function waterfallSpans(bars: readonly Pick<WaterfallBar, 'kind' | 'value'>[]): Span[] {
  let reached = 0
  return bars.map(({ kind, value }) => {
    const from = kind === 'total' ? 0 : reached
    reached = from + Number(value ?? 0)
    return { from, to: reached }
  })
}

/** Where the axis begins: at nothing, unless all that happens happens far above it; then bars are cut at the foot, and the page says so. */
export function waterfallGround(bars: readonly Pick<WaterfallBar, 'kind' | 'value'>[]): number {
  const ends = waterfallSpans(bars).map(({ to }) => to)
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const span = high - low
  return span > 0 && span < high * 0.3 ? low - span * 0.35 : 0
}

/**
 * How a start becomes an end, from top to bottom: each bar begins where the one before it ended. A bar on both sides of
 * nothing is drawn in two parts.
 */
export function waterfallOptions(input: WaterfallInput): ChartOptions {
  const spans = waterfallSpans(input.bars)
  const ground = waterfallGround(input.bars)
  const names = Math.max(...input.bars.map(({ name }) => name.length)) * 6.5 + 8
  const part = (name: string, value: (span: Span) => number, last = false) => ({
    type: 'bar' as const,
    name,
    stack: 'whole',
    barMaxWidth: 24,
    barCategoryGap: '30%',
    data: input.bars.map((bar, index) => {
      const span = spans[index] ?? { from: 0, to: 0 }
      return { ...toMark(bar, 'nothing'), value: value(span), itemStyle: { color: colourOf(bar, span) } }
    }),
    ...(last ? { label: { show: true, position: 'right' as const, ...text, formatter: ({ data }: { data?: unknown }) => wordsOf(data) } } : {}),
  })
  const above = ({ from, to }: Span) => Math.max(from, to, 0) - Math.max(Math.min(from, to), 0)
  const below = ({ from, to }: Span) => Math.min(from, to, 0) - Math.min(Math.max(from, to), 0)
  const air = ({ from, to }: Span) => (Math.min(from, to) > 0 ? Math.min(from, to) : Math.max(from, to) < 0 ? Math.max(from, to) : 0)
  return {
    ...base(input),
    grid: { left: 8, top: 4, bottom: 4, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false, min: ground },
    yAxis: {
      type: 'category',
      inverse: true,
      data: input.bars.map(({ name }) => name),
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { ...text, overflow: 'break' },
    },
    series: [
      // What a step hangs on is air: nothing is drawn, said or chosen there.
      { ...part('', air), data: spans.map((span) => ({ value: air(span) })), itemStyle: { color: 'transparent' }, silent: true },
      part(input.valueName, below),
      part(input.valueName, above, true),
    ],
    tooltip: { show: false },
    media: [{ query: { maxWidth: 480 }, option: form(92, Math.min(names, 116), 11) }, { option: form(116, Math.min(names, 216), 12) }],
  }
}

const colourOf = ({ kind }: WaterfallBar, { from, to }: Span) =>
  kind === 'total' ? waterfallColours.total : to < from ? waterfallColours.fall : waterfallColours.rise

/** Room for the words after the bars and for the names before them, in pixels. */
function form(right: number, names: number, fontSize: number): ChartOptions {
  return { grid: { right }, yAxis: { axisLabel: { width: names, fontSize, lineHeight: fontSize + 2 } }, series: [{}, {}, { label: { fontSize } }] }
}

/** The height that a waterfall of so many bars wants, in pixels. */
export function waterfallHeight(bars: number): number {
  return Math.max(bars, 1) * 38 + 12
}
