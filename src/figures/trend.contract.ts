import { z } from 'zod'
import { DecimalText, defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { Dimension, FigureQuery, LineMeasure, Scope, unknownPlaceSet } from './figure.contract.ts'
import { moveKinds } from './trend.model.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const SVG = 'image/svg+xml'
export const yearsReversed = defineProblem('figures.years-reversed', 422, z.object({ from: z.number(), to: z.number() }))

const { asOf, map, currency, year: Year } = FigureQuery.shape
/** What every question over a span of years says. */
export const span = { ...Scope.shape, asOf, map, currency, from: Year, to: Year }
/** In which language the words of a file stand. */
export const locale = z.enum(['vi', 'en']).default('vi')

export const TrendDimension = Dimension.exclude(['year'])
export type TrendDimension = z.infer<typeof TrendDimension>

export const TrendQuery = z.strictObject({ ...span, measure: LineMeasure.default('disbursed'), dimension: TrendDimension.default('heading') })
export type TrendQuery = z.infer<typeof TrendQuery>

const Percent = DecimalText.nullable()

export const TrendYear = z.strictObject({
  year: z.number(),
  total: DecimalText,
  /** Whether it is counted as the year before is. */
  comparable: z.boolean(),
  /** Reports owed and accepted at the moment asked. */
  owed: z.number(),
  accepted: z.number(),
  growth: Percent,
  concentration: z.strictObject({ members: z.number(), hhi: DecimalText, top5: DecimalText }).nullable(),
})
export const TrendMember = z.strictObject({
  key: z.string(),
  label: z.string(),
  labelEn: z.string(),
  inSet: z.boolean(),
  /** Over all years of the span; distinct things are counted once. */
  total: DecimalText,
  /** One a year of the span. `value` is null where nothing was reported; percentages are null where they cannot be told. */
  values: z.array(z.strictObject({ value: DecimalText.nullable(), share: Percent, growth: Percent })),
  average: z.strictObject({ percent: DecimalText, from: z.number(), to: z.number() }).nullable(),
  /** Of the share, from the first to the last year that have any: percentage points. */
  shift: Percent,
})
export type TrendMember = z.infer<typeof TrendMember>

export const TrendAnswer = z.strictObject({
  query: TrendQuery,
  asOf: Instant,
  unit: z.enum(['USD', 'VND', 'count']),
  /** Whether members add up to the whole. Distinct things do not, and have no shares. */
  additive: z.boolean(),
  years: z.array(TrendYear),
  members: z.array(TrendMember),
  /** The two years that shifts are between; null with fewer than two years that have any. */
  shiftYears: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
})
export type TrendAnswer = z.infer<typeof TrendAnswer>

export const getTrend = defineRoute({
  method: 'GET',
  path: '/figure-trends',
  summary: 'A measure by one dimension over years: values, shares, growth, concentration',
  access: figureReaders,
  query: TrendQuery,
  reply: TrendAnswer,
  problems: [unknownPlaceSet, yearsReversed],
})

export const TurnoverQuery = z.strictObject(span)
export type TurnoverQuery = z.infer<typeof TurnoverQuery>
export const TurnoverAnswer = z.strictObject({
  query: TurnoverQuery,
  asOf: Instant,
  unit: z.enum(['USD', 'VND']),
  years: z.array(
    z.strictObject({
      year: z.number(),
      /** Providers that gave in the year. */
      givers: z.number(),
      /** Not told of the first year of the ledger. */
      known: z.boolean(),
      owed: z.number(),
      accepted: z.number(),
      sums: z.array(z.strictObject({ kind: z.enum(moveKinds), count: z.number(), value: DecimalText })),
    }),
  ),
  moves: z.array(
    z.strictObject({
      year: z.number(),
      kind: z.enum(moveKinds),
      key: z.string(),
      label: z.string(),
      value: DecimalText,
      lastGave: z.number().nullable(),
    }),
  ),
})
export type TurnoverAnswer = z.infer<typeof TurnoverAnswer>

export const getTurnover = defineRoute({
  method: 'GET',
  path: '/figure-turnover',
  summary: 'Providers that began to give, gave again, or gave no more, by year',
  access: figureReaders,
  query: TurnoverQuery,
  reply: TurnoverAnswer,
  problems: [unknownPlaceSet, yearsReversed],
})

export const trendCharts = ['values', 'shares', 'shift', 'concentration', 'turnover', 'multiples'] as const
export type TrendChart = (typeof trendCharts)[number]

/** What of a trend is drawn, and how. */
export const drawing = {
  chart: z.enum(trendCharts).default('values'),
  /** Keys of the members to draw, with commas between; absent: the largest. */
  keys: z.string().max(1000).optional(),
  top: z.coerce.number().int().min(1).max(30).default(8),
  /** Small charts each on a scale of its own. */
  own: z.enum(['0', '1']).default('0'),
  locale,
}
export const getTrendChart = defineRoute({
  method: 'GET',
  path: '/figure-charts/trend',
  summary: 'A chart of a trend as a picture, drawn from the options that the screen draws it from',
  access: figureReaders,
  query: z.strictObject({ ...TrendQuery.shape, ...drawing, width: z.coerce.number().int().min(280).max(2400).default(960) }),
  reply: FileOf(SVG),
  problems: [unknownPlaceSet, yearsReversed],
})

export const getTrendWorkbook = defineRoute({
  method: 'GET',
  path: '/figure-workbooks/trend',
  summary: 'The tables behind the charts of a trend as an Excel file',
  access: figureReaders,
  query: z.strictObject({ ...TrendQuery.shape, locale }),
  reply: FileOf(XLSX),
  problems: [unknownPlaceSet, yearsReversed],
})
