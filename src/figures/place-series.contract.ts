import { z } from 'zod'
import { DecimalText, defineRoute, Instant } from '#platform/contract.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { FigureQuery, TableAnswer, TableQuery, unknownPlaceSet } from './figure.contract.ts'
import { seriesMeasures } from './place-series.model.ts'

export const SeriesMeasure = z.enum(seriesMeasures)

export const PlaceSeriesQuery = z.strictObject({
  asOf: FigureQuery.shape.asOf,
  map: FigureQuery.shape.map,
  currency: FigureQuery.shape.currency,
  measure: SeriesMeasure.default('disbursed'),
  from: TableQuery.shape.from,
  to: TableQuery.shape.to,
})
export type PlaceSeriesQuery = z.infer<typeof PlaceSeriesQuery>

export const PlaceSeries = z.strictObject({
  asOf: Instant,
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  years: z.array(
    z.strictObject({
      year: z.number(),
      /** The whole country's, counted and not added up; null where nobody reported or there is nothing to divide by. */
      total: DecimalText.nullable(),
      /** The way of counting of the year: years with different ones cannot be compared. */
      version: z.number(),
      owed: z.number(),
      accepted: z.number(),
      /** Agencies whose report of the year was not accepted at the moment asked. */
      missing: z.array(z.strictObject({ agencyId: z.string(), name: z.string() })),
    }),
  ),
  places: z.array(TableAnswer.shape.rows.element.omit({ total: true })),
  /** Place, year, value. What is not there was not reported. */
  cells: z.array(z.tuple([z.string(), z.number(), DecimalText])),
})
export type PlaceSeries = z.infer<typeof PlaceSeries>

export const getPlaceSeries = defineRoute({
  method: 'GET',
  path: '/figure-series',
  summary: 'A measure by place over years, with whose reports are missing',
  access: figureReaders,
  query: PlaceSeriesQuery,
  reply: PlaceSeries,
  problems: [unknownPlaceSet],
})
