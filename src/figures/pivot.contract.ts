import { z } from 'zod'
import { DecimalText, defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { Dimension, LineMeasure, unknownPlaceSet } from './figure.contract.ts'
import { pivotShows, pivotSort } from './pivot.model.ts'
import { locale, span, XLSX, yearsReversed } from './trend.contract.ts'

export const sameDimension = defineProblem('figures.pivot.same-dimension', 422, z.object({ dimension: z.string() }))
export const pivotTooWide = defineProblem('figures.pivot.too-wide', 422, z.object({ columns: z.number(), most: z.number() }))
/** Columns that a person can still read across, and a sheet print. */
export const WIDEST = 260

export const PivotQuery = z.strictObject({
  ...span,
  measure: LineMeasure.default('disbursed'),
  rows: Dimension.default('heading'),
  columns: Dimension.optional(),
  /** Each column once more by year; without meaning where a dimension is the year. */
  byYear: z.enum(['0', '1']).default('0'),
})
export type PivotQuery = z.infer<typeof PivotQuery>

const Member = z.strictObject({ key: z.string(), label: z.string(), labelEn: z.string(), inSet: z.boolean() })
export type PivotMember = z.infer<typeof Member>

export const PivotAnswer = z.strictObject({
  query: PivotQuery,
  asOf: Instant,
  unit: z.enum(['USD', 'VND', 'count']),
  additive: z.boolean(),
  rows: z.array(Member),
  /** Empty without a dimension of columns. */
  columns: z.array(Member),
  /** Of the third dimension; empty without it. */
  years: z.array(z.number()),
  /** Row, column, year, value; null where it is counted over all. What is not there has no flows. */
  cells: z.array(z.tuple([z.string().nullable(), z.string().nullable(), z.number().nullable(), DecimalText])),
  /** Reports owed and accepted in the years of the span. */
  coverage: z.array(z.strictObject({ year: z.number(), owed: z.number(), accepted: z.number() })),
})
export type PivotAnswer = z.infer<typeof PivotAnswer>

const problems = [unknownPlaceSet, yearsReversed, sameDimension, pivotTooWide] as const
export const getPivot = defineRoute({
  method: 'GET',
  path: '/figure-pivots',
  summary: 'A measure by two dimensions and years, with every total counted',
  access: figureReaders,
  query: PivotQuery,
  reply: PivotAnswer,
  problems,
})

export const getPivotWorkbook = defineRoute({
  method: 'GET',
  path: '/figure-workbooks/pivot',
  summary: 'A pivot as an Excel file in the layout of the screen',
  access: figureReaders,
  query: z.strictObject({
    ...PivotQuery.shape,
    show: z.enum(pivotShows).default('value'),
    sort: z.string().regex(pivotSort).optional(),
    locale,
  }),
  reply: FileOf(XLSX),
  problems,
})
