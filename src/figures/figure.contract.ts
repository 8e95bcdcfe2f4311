import { z } from 'zod'
import { DecimalText, defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { baseCodes, figureCodes } from './figure.model.ts'

export const FigureCode = z.enum(figureCodes)
export type FigureCode = z.infer<typeof FigureCode>
export const BaseFigureCode = z.enum(baseCodes)
/** What is counted on the lines of the ledger; what places only state has no lines to group. */
export const LineMeasure = BaseFigureCode.exclude(['organisations_registered_in_area'])
export type LineMeasure = z.infer<typeof LineMeasure>
const Year = z.coerce.number().int().min(1900).max(2300)
const Name = z.string().min(1).max(80)

/** Which flows a figure looks at. Every member narrows; none means the nation. */
export const Scope = z.strictObject({
  place: Name.optional(),
  region: Name.optional(),
  agency: Name.optional(),
  /** A first-level sector takes all below it. */
  sector: Name.optional(),
  /** A heading of the year's published table: the first-level sectors that it rolls up. */
  heading: Name.optional(),
  provider: z.uuid().optional(),
  country: Name.optional(),
  providerKind: Name.optional(),
  grantKind: Name.optional(),
  topic: Name.optional(),
  /** The duty of the agency that reported: through whom the aid was received, a province or a central body. */
  agencyKind: Name.optional(),
  grant: z.uuid().optional(),
})
export type Scope = z.infer<typeof Scope>

const Reading = {
  /** As it was known at this moment; absent: now. */
  asOf: Instant.optional(),
  /** `reported`, or the id of a dated set of places to restate to. */
  map: z.string().max(20).default('reported'),
  currency: z.enum(['USD', 'VND']).default('USD'),
}
export const FigureQuery = z.strictObject({ ...Scope.shape, ...Reading, year: Year })
export type FigureQuery = z.infer<typeof FigureQuery>

export const Coverage = z.strictObject({
  owed: z.number(),
  accepted: z.number(),
  /** Those whose report of the year was not accepted at the moment asked. */
  missing: z.array(z.strictObject({ agencyId: z.string(), name: z.string() })),
})
export type Coverage = z.infer<typeof Coverage>

export const FigureAnswer = z.strictObject({
  code: FigureCode,
  definitionVersion: z.number(),
  unit: z.enum(['USD', 'VND', 'count', 'percent']),
  /** Null where there is nothing to divide by, or nobody stated anything. */
  value: DecimalText.nullable(),
  year: z.number(),
  query: FigureQuery,
  /** The moment of the ledger that the figure stands for: that of the last posting at or before the moment asked. */
  asOf: Instant,
  lineCount: z.number(),
  coverage: Coverage,
  /** The figures that a derived one is made of. */
  parts: z.array(z.strictObject({ code: FigureCode, year: z.number(), value: DecimalText.nullable(), receiptId: z.string() })),
  receiptId: z.string(),
})
export type FigureAnswer = z.infer<typeof FigureAnswer>

export const unknownPlaceSet = defineProblem('figures.unknown-map', 422, z.object({ map: z.string() }))

export const getFigure = defineRoute({
  method: 'GET',
  path: '/figures/:code',
  summary: 'One figure with its receipt',
  access: figureReaders,
  effect: 'silent-write',
  params: z.strictObject({ code: FigureCode }),
  query: FigureQuery,
  reply: FigureAnswer,
  problems: [unknownPlaceSet],
})

export const Dimension = z.enum([
  'place',
  'region',
  'agency',
  'sector',
  'sector1',
  'heading',
  'provider',
  'country',
  'providerKind',
  'grantKind',
  'topic',
  'agencyKind',
  'year',
])
export type Dimension = z.infer<typeof Dimension>

export const TableQuery = z.strictObject({
  ...Scope.shape,
  ...Reading,
  measure: LineMeasure.default('disbursed'),
  rows: Dimension,
  columns: Dimension.optional(),
  from: Year,
  to: Year,
})
export type TableQuery = z.infer<typeof TableQuery>

export const TableAnswer = z.strictObject({
  asOf: Instant,
  unit: z.enum(['USD', 'VND', 'count']),
  rows: z.array(z.strictObject({ key: z.string(), label: z.string(), labelEn: z.string(), inSet: z.boolean(), total: DecimalText })),
  columns: z.array(z.strictObject({ key: z.string(), label: z.string(), labelEn: z.string(), total: DecimalText })),
  /** Row key, column key ('' without columns), value. Cells that are not there have no flows. */
  cells: z.array(z.tuple([z.string(), z.string(), DecimalText])),
  /** For sums it equals the sum of rows; distinct counts do not add up. */
  total: DecimalText,
})
export type TableAnswer = z.infer<typeof TableAnswer>

export const getTable = defineRoute({
  method: 'GET',
  path: '/figure-tables',
  summary: 'A measure by one or two dimensions',
  access: figureReaders,
  query: TableQuery,
  reply: TableAnswer,
  problems: [unknownPlaceSet],
})

export const OverviewQuery = z.strictObject({ ...Reading, year: Year, place: Name.optional() })
export const Headline = z.strictObject({ code: FigureCode, value: DecimalText.nullable(), previous: DecimalText.nullable(), unit: FigureAnswer.shape.unit })
export const Published = z.strictObject({
  id: z.number(),
  source: z.string(),
  heldOn: z.iso.date(),
  reportYear: z.number(),
  scope: z.string(),
  measure: z.string(),
  value: DecimalText.nullable(),
  unit: z.string(),
  qualifier: z.string(),
  asPrinted: z.string(),
})
export const Overview = z.strictObject({
  year: z.number(),
  asOf: Instant,
  map: z.string(),
  currency: z.enum(['USD', 'VND']),
  coverage: Coverage,
  headlines: z.array(Headline),
  trend: z.array(
    z.strictObject({
      year: z.number(),
      disbursed: DecimalText,
      committed: DecimalText,
      organisations: DecimalText,
      grants: DecimalText,
      owed: z.number(),
      accepted: z.number(),
    }),
  ),
  sectors: TableAnswer,
  places: TableAnswer,
  countries: TableAnswer,
  published: z.array(Published),
})
export type Overview = z.infer<typeof Overview>
export const getOverview = defineRoute({
  method: 'GET',
  path: '/figure-overview',
  summary: 'The figures of the national report, or of one place',
  access: figureReaders,
  query: OverviewQuery,
  reply: Overview,
  problems: [unknownPlaceSet],
})

export const getPublished = defineRoute({
  method: 'GET',
  path: '/published-figures',
  summary: 'Figures printed elsewhere, beside what the product computes',
  access: figureReaders,
  query: z.strictObject({ year: Year.optional() }),
  reply: z.array(
    Published.extend({
      computed: DecimalText.nullable(),
      computedQuery: FigureQuery.nullable(),
      computedCode: FigureCode.nullable(),
      agrees: z.boolean().nullable(),
    }),
  ),
})
