import type { ChartOptions } from '#platform/echarts.ts'
import type { Locale } from '#platform/format.ts'
import { type ChartValue, rankingHeight, shareOptions, trendOptions } from '#ui/chart-options.ts'
import { palette } from '#ui/palette.ts'
import { axisAmount, bareAmount, memberName, percentText, pointsText, shortAmount } from './figure-words.model.ts'
import type { Sheet } from './sheet.model.ts'
import { comingGoingOptions, divergingOptions, type Line, legendHeight, linesOptions, smallHeight, smallOptions } from './trend-chart.model.ts'
import type { TrendAnswer, TrendChart, TrendMember, TurnoverAnswer } from './trend.contract.ts'
import { restOf } from './trend.model.ts'
import { groundNotes, incompleteNote, starred } from './trend-notes.model.ts'
import { byShift, type SheetOf, titleOf, trendSheet } from './trend-sheets.model.ts'
import { trendMessages, trendText } from './trend.messages.ts'

/** What of a trend is drawn, in which language and how wide: the same on the server and in the browser. */
export interface Drawing {
  chart: TrendChart
  /** Members to draw; empty: the `top` largest. */
  keys: readonly string[]
  top: number
  /** Small charts each on a scale of its own. */
  own: boolean
  locale: Locale
  /** In pixels. */
  width: number
}

export interface Drawn {
  options: ChartOptions
  height: number
  /** The same figures as a table. */
  sheet: Sheet
}

export const chosenKeys = (keys: string | undefined): string[] => (keys ?? '').split(',').filter((key) => key !== '')

/** The members that a picture shows: those chosen, else the largest over the whole span. */
export function drawnMembers({ members }: TrendAnswer, { keys, top }: Pick<Drawing, 'keys' | 'top'>): TrendMember[] {
  const chosen = members.filter(({ key }) => keys.includes(key))
  return chosen.length > 0 ? chosen : members.toSorted((a, b) => Number(b.total) - Number(a.total)).slice(0, top)
}

/** A picture of a trend and its table. */
export function drawTrend(answer: TrendAnswer, drawing: Drawing): Drawn {
  const chart: SheetOf = drawing.chart === 'turnover' ? 'values' : drawing.chart
  return { ...drawers[chart](answer, drawing), sheet: trendSheet(chart, answer, drawing.locale) }
}

type Draw = (answer: TrendAnswer, drawing: Drawing) => Omit<Drawn, 'sheet'>

const valueOf = (answer: TrendAnswer, value: string | null, locale: Locale): ChartValue => ({ value, text: shortAmount(value, answer.unit, locale) })

function lineOf(answer: TrendAnswer, member: TrendMember, locale: Locale): Line {
  return { name: memberName(answer.query.dimension, member, locale), values: member.values.map(({ value }) => valueOf(answer, value, locale)) }
}

const drawValues: Draw = (answer, drawing) => {
  const { locale, width } = drawing
  const lines = drawnMembers(answer, drawing).map((member) => lineOf(answer, member, locale))
  const options = linesOptions({
    description: titleOf('values', answer, locale),
    years: answer.years.map(starred),
    lines,
    formatAxis: axisAmount(answer.unit, locale),
    width,
  })
  return {
    options,
    height:
      290 +
      legendHeight(
        lines.map(({ name }) => name),
        width,
      ),
  }
}

const drawShares: Draw = (answer, drawing) => {
  const { locale } = drawing
  const drawn = drawnMembers(answer, drawing)
  const hidden = answer.members.length - drawn.length
  const parts = drawn.map((member) => ({
    name: memberName(answer.query.dimension, member, locale),
    values: member.values.map(({ value, share }) => ({ value, text: `${percentText(share, locale)} · ${shortAmount(value, answer.unit, locale)}` })),
  }))
  const rest = answer.years.map(({ total }, index) => {
    const value = restOf(
      total,
      drawn.map(({ values }) => values[index]?.value ?? null),
      answer.unit === 'USD' ? 2 : 0,
    )
    return { value, text: shortAmount(value, answer.unit, locale) }
  })
  const others = hidden > 0 ? [{ name: trendText(trendMessages, locale, 'rest', { count: hidden }), values: rest }] : []
  const options = shareOptions({ description: titleOf('shares', answer, locale), rows: answer.years.map(starred), parts: [...parts, ...others] })
  const names = parts.length + others.length
  return { options, height: answer.years.length * 38 + 60 + (drawing.width <= 480 ? names * 22 : Math.ceil(names / 4) * 22) }
}

const drawShift: Draw = (answer, drawing) => {
  const { locale, width } = drawing
  // Unless some were chosen, those that moved most: the largest may stand still.
  const most = byShift(answer.members).toSorted((a, b) => Math.abs(Number(b.shift)) - Math.abs(Number(a.shift)))
  const drawn = byShift(drawing.keys.length > 0 ? drawnMembers(answer, drawing) : most.slice(0, drawing.top))
  const bars = drawn.map((member) => ({
    name: memberName(answer.query.dimension, member, locale),
    value: member.shift,
    text: pointsText(member.shift, locale),
  }))
  const options = divergingOptions({
    description: titleOf('shift', answer, locale),
    bars,
    valueName: trendText(trendMessages, locale, 'column.shift'),
    width,
  })
  return { options, height: rankingHeight(bars.length) }
}

const drawConcentration: Draw = (answer, { locale }) => {
  const options = trendOptions({
    description: titleOf('concentration', answer, locale),
    years: answer.years.map((year) => {
      const top5 = year.concentration?.top5 ?? null
      return { year: starred(year), bar: { value: top5, text: percentText(top5, locale) } }
    }),
    barName: trendText(trendMessages, locale, 'column.top5'),
    formatAxis: (value) => `${value}%`,
  })
  return { options, height: 320 }
}

const drawMultiples: Draw = (answer, drawing) => {
  const { locale, width, own } = drawing
  const charts = drawnMembers(answer, drawing).map((member) => lineOf(answer, member, locale))
  const options = smallOptions({
    description: titleOf('multiples', answer, locale),
    years: answer.years.map(starred),
    charts,
    formatAxis: axisAmount(answer.unit, locale),
    width,
    ownScale: own,
  })
  return { options, height: smallHeight(charts.length, width) }
}

const drawers: Record<SheetOf, Draw> = { values: drawValues, shares: drawShares, shift: drawShift, concentration: drawConcentration, multiples: drawMultiples }

const moveColours = { new: palette.blue, returned: '#5b9bd5', left: palette.red } as const

/** Providers that came above the line, those that went below it, by year; and the table of it. */
export function drawTurnover(answer: TurnoverAnswer, { locale, width }: Pick<Drawing, 'locale' | 'width'>): Drawn {
  const t = (key: keyof typeof trendMessages.vi, args = {}) => trendText(trendMessages, locale, key, args)
  const sheet = turnoverSheet(answer, locale)
  const series = (['new', 'returned', 'left'] as const).map((kind) => ({
    name: t(`move.${kind}`),
    colour: moveColours[kind],
    values: answer.years.map(({ sums, known }) => {
      const sum = sums.find((one) => one.kind === kind)
      if (!sum || !known) return { value: null, text: '' }
      const words = t('sum.move', { count: sum.count, value: shortAmount(sum.value, answer.unit, locale) })
      return { value: kind === 'left' ? String(-sum.count) : String(sum.count), text: words }
    }),
  }))
  const options = comingGoingOptions({
    description: sheet.title,
    years: answer.years.map(starred),
    series,
    formatAxis: (value) => value.replace('-', ''),
    width,
  })
  return { options, height: 340, sheet }
}

function turnoverSheet(answer: TurnoverAnswer, locale: Locale): Sheet {
  const t = (key: keyof typeof trendMessages.vi, args = {}) => trendText(trendMessages, locale, key, args)
  const { query, years, asOf, unit } = answer
  const kinds = ['new', 'returned', 'left'] as const
  const amount = unit === 'USD' ? ('money' as const) : ('integer' as const)
  return {
    name: t('sheet.turnover'),
    title: t('chart.turnover', { from: String(query.from), to: String(query.to) }),
    notes: [...groundNotes({ measure: 'disbursed', map: query.map, asOf, locale }), t('note.turnover'), ...incompleteNote(years, locale)],
    unit: t(`unit.${unit}`),
    columns: [
      { header: t('column.year'), kind: 'text' },
      { header: t('column.given'), kind: 'integer' },
      ...kinds.flatMap((kind) => [
        { group: t(`move.${kind}`), header: t('column.count'), kind: 'integer' as const },
        { group: t(`move.${kind}`), header: t('column.value'), kind: amount },
      ]),
    ],
    rows: years.map((year) => [
      { text: starred(year) },
      { text: shortAmount(String(year.givers), 'count', locale), number: String(year.givers) },
      ...kinds.flatMap((kind) => {
        const sum = year.sums.find((one) => one.kind === kind)
        if (!sum || !year.known) return [{ text: '–' }, { text: '–' }]
        return [
          { text: shortAmount(String(sum.count), 'count', locale), number: String(sum.count) },
          { text: bareAmount(sum.value, unit, locale), number: sum.value },
        ]
      }),
    ]),
  }
}
