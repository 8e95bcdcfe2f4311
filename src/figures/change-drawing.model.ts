import type { ChartOptions } from '#platform/echarts.ts'
import { formatShare, type Locale } from '#platform/format.ts'
import { formatMessage } from '#platform/messages.ts'
import { Exact, sumOf } from '#platform/money.ts'
import { waterfallGround, waterfallHeight, waterfallOptions, type WaterfallBar } from '#ui/waterfall-options.ts'
import type { ChangeAnswer, ChangeStep, Waterfall } from './change.contract.ts'
import { changeMessages } from './change.messages.ts'
import { endNames, figureName, signedText, stepName, valueText } from './change-words.model.ts'

/** More than these and the bars are too many to read: the smallest stand together in one. */
const DRAWN_STEPS = 11

interface DrawnBar {
  bar: WaterfallBar
  /** What a click on the bar opens; null for the ends and for what stands together. */
  step: ChangeStep | null
}

export interface DrawnChange {
  options: ChartOptions
  height: number
  /** The bars from top to bottom. */
  steps: (ChangeStep | null)[]
  title: string
  /** The axis does not begin at nothing. */
  cut: boolean
}

/** The waterfall of one part of an answer, the same for the screen, the server's picture and the print. */
export function drawChange(answer: ChangeAnswer, waterfall: Waterfall, locale: Locale): DrawnChange {
  const ends = endNames({ ...answer, from: waterfall.from, to: waterfall.to }, locale)
  const total = (name: string, value: string | null): DrawnBar => ({
    bar: { name, value: value ?? '0', text: valueText(value, waterfall.unit, locale, 'short'), kind: 'total' },
    step: null,
  })
  const drawn = [total(ends.fromBar, waterfall.from.value), ...stepBars(waterfall, answer.query.by, locale), total(ends.toBar, waterfall.to.value)]
  const bars = drawn.map(({ bar }) => bar)
  const title = formatMessage(changeMessages, locale, 'chart.title', { name: figureName(waterfall.code, locale), from: ends.from, to: ends.to })
  return {
    options: waterfallOptions({
      description: `${title}. ${bars.map(({ name, text }) => `${name}: ${text}`).join('; ')}`,
      bars,
      valueName: formatMessage(changeMessages, locale, 'chart.value'),
    }),
    height: waterfallHeight(bars.length),
    steps: drawn.map(({ step }) => step),
    title,
    cut: waterfallGround(bars) > 0,
  }
}

function stepBars({ steps, unit }: Waterfall, by: ChangeAnswer['query']['by'], locale: Locale): DrawnBar[] {
  const there = steps.filter(({ lines }) => lines > 0)
  const bySize = there.toSorted((a, b) => new Exact(b.amount).abs().cmp(new Exact(a.amount).abs()))
  const shown = new Set(there.length > DRAWN_STEPS ? bySize.slice(0, DRAWN_STEPS - 1) : there)
  const rest = there.filter((step) => !shown.has(step))
  const barOf = (name: string, amount: string): WaterfallBar => ({ name, value: amount, text: signedText(amount, unit, locale, 'short'), kind: 'step' })
  return [
    ...there.filter((step) => shown.has(step)).map((step) => ({ bar: barOf(stepName(step, by, locale), step.amount), step })),
    ...(rest.length > 0
      ? [
          {
            bar: barOf(formatMessage(changeMessages, locale, 'step.rest', { count: rest.length }), sumOf(rest.map(({ amount }) => amount)).toFixed()),
            step: null,
          },
        ]
      : []),
  ]
}

export interface StepRow {
  step: ChangeStep
  /** Of the figure at the start: the shares of all steps add up to its rise or fall. */
  share: string
  /** The figure after this step and all before it. */
  reached: string
}

/** Told even where nothing fell into them: what a reader of a change between moments asks for by name. */
const alwaysTold = new Set<ChangeStep['kind']>(['late', 'correction', 'double_removed', 'rates', 'definition'])

/** The table beside the chart: every step with its lines, and the asked-for kinds that have none. */
export function stepRows({ from, to, steps, unit }: Waterfall, locale: Locale): StepRow[] {
  let reached = new Exact(from.value ?? 0)
  const isTold = ({ kind, lines }: ChangeStep) =>
    lines > 0 || (alwaysTold.has(kind) && (from.year === to.year || (kind === 'definition' && !steps.some(({ key }) => key !== null))))
  return steps.filter(isTold).map((step) => {
    reached = reached.plus(step.amount)
    return { step, share: formatShare(step.amount, from.value ?? '0', { locale }), reached: reached.toFixed(unit === 'USD' ? 2 : 0) }
  })
}
