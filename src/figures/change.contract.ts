import { z } from 'zod'
import { DecimalText, defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem } from '#platform/problem.ts'
import { figureReaders } from '#directory/role.contract.ts'
import { stepKinds } from './change.model.ts'
import { BaseFigureCode, FigureAnswer, FigureCode, FigureQuery, Scope, unknownPlaceSet } from './figure.contract.ts'

/** How the change between two years is broken: by what became of grants, or by the members of a dimension. */
export const ChangeBy = z.enum(['grants', 'sector', 'place', 'providerKind', 'country', 'agency'])
export type ChangeBy = z.infer<typeof ChangeBy>

const year = FigureQuery.shape.year

/**
 * Two moments of one report year (`fromMoment`), or two report years at one moment (`fromYear`). Exactly one of them is
 * given. `toMoment` is the later moment, or the one at which both years are read; absent: now.
 */
export const ChangeQuery = z.strictObject({
  ...Scope.shape,
  map: FigureQuery.shape.map,
  currency: FigureQuery.shape.currency,
  year,
  fromYear: year.optional(),
  fromMoment: Instant.optional(),
  toMoment: Instant.optional(),
  by: ChangeBy.default('grants'),
})
export type ChangeQuery = z.infer<typeof ChangeQuery>

/** A figure at one end of a change. */
export const ChangeEnd = z.strictObject({
  year: z.number(),
  /** Of the last posting that it stands on. */
  asOf: Instant,
  value: DecimalText.nullable(),
  /** Reports of the year that are owed, and in the ledger. */
  owed: z.number(),
  accepted: z.number(),
})
export type ChangeEnd = z.infer<typeof ChangeEnd>

export const ChangeStep = z.strictObject({
  kind: z.enum(stepKinds),
  /** The member of the dimension; null where the steps are not by one. */
  key: z.string().nullable(),
  label: z.string().nullable(),
  labelEn: z.string().nullable(),
  /** What the step adds; less than zero where it takes away. */
  amount: DecimalText,
  /** Lines of difference: grants as one agency reported them (between moments), grants (between years), or members counted. */
  lines: z.number(),
})
export type ChangeStep = z.infer<typeof ChangeStep>

/** The change of one sum or count: from.value + all steps = to.value, exactly (a value that is not there counts as 0). */
export const Waterfall = z.strictObject({
  code: BaseFigureCode,
  unit: FigureAnswer.shape.unit,
  from: ChangeEnd,
  to: ChangeEnd,
  change: DecimalText,
  steps: z.array(ChangeStep),
})
export type Waterfall = z.infer<typeof Waterfall>

export const ChangeAnswer = z.strictObject({
  code: FigureCode,
  unit: FigureAnswer.shape.unit,
  mode: z.enum(['moments', 'years']),
  from: ChangeEnd,
  to: ChangeEnd,
  /** Null where one of the ends has no value. */
  change: DecimalText.nullable(),
  /** One for a sum or count; for a figure made of others one for each of its parts: a percentage does not add up. */
  waterfalls: z.array(Waterfall),
  /** What the question is about, by name; empty for the nation. */
  scope: z.array(z.strictObject({ member: Scope.keyof(), key: z.string(), label: z.string(), labelEn: z.string() })),
  query: ChangeQuery,
})
export type ChangeAnswer = z.infer<typeof ChangeAnswer>

export const momentInFuture = defineProblem('figures.change.moment-in-future', 422, z.object({ moment: Instant }))
export const endsTurnedRound = defineProblem('figures.change.ends-turned-round', 422)
export const twoEndsAsked = defineProblem('figures.change.two-ends-asked', 422)
export const notAdditive = defineProblem('figures.change.not-additive', 422)

const problems = [unknownPlaceSet, momentInFuture, endsTurnedRound, twoEndsAsked, notAdditive] as const
const params = z.strictObject({ code: FigureCode })

export const getChange = defineRoute({
  method: 'GET',
  path: '/figure-changes/:code',
  summary: 'Why a figure changed between two moments or two years',
  access: figureReaders,
  params,
  query: ChangeQuery,
  reply: ChangeAnswer,
  problems,
})

/** A line of difference with what it was, what it is, and where it stands. Money in the currency asked; counts in things. */
export const ChangeLine = z.strictObject({
  agencyId: z.string().nullable(),
  agencyVi: z.string().nullable(),
  agencyEn: z.string().nullable(),
  grantId: z.uuid().nullable(),
  grantCode: z.string().nullable(),
  grantName: z.string().nullable(),
  providerName: z.string().nullable(),
  countryVi: z.string().nullable(),
  countryEn: z.string().nullable(),
  before: DecimalText,
  after: DecimalText,
  difference: DecimalText,
  /** In the currency of the report; null where the line was not there, or was in several. */
  amountBefore: DecimalText.nullable(),
  amountAfter: DecimalText.nullable(),
  currencyBefore: z.string().nullable(),
  currencyAfter: z.string().nullable(),
  /** When the agency's report of the year first entered the ledger, and how many days after its due day that was (0: in time). */
  enteredAt: Instant.nullable(),
  dueOn: z.iso.date().nullable(),
  daysLate: z.number().nullable(),
  /** Where the line stands: null where the reader may not open the return. */
  returnId: z.uuid().nullable(),
  versionNumber: z.number().nullable(),
  lineKey: z.uuid().nullable(),
  position: z.number().nullable(),
})
export type ChangeLine = z.infer<typeof ChangeLine>

export const getChangeLines = defineRoute({
  method: 'GET',
  path: '/figure-changes/:code/lines',
  summary: 'The lines behind one step of a change, the largest first',
  access: figureReaders,
  params,
  query: ChangeQuery.extend({
    /** Which waterfall of the answer. */
    part: z.coerce.number().int().min(0).max(1).default(0),
    step: z.enum(stepKinds),
    key: z.string().min(1).max(80).optional(),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  reply: z.strictObject({
    unit: FigureAnswer.shape.unit,
    lines: z.array(ChangeLine),
    /** The whole step by agency, the largest first; empty between years, where a grant may be told by several. */
    agencies: z.array(
      ChangeLine.pick({ agencyId: true, agencyVi: true, agencyEn: true, difference: true, enteredAt: true, dueOn: true, daysLate: true }).extend({
        lines: z.number(),
      }),
    ),
    /** Of the whole step. */
    total: z.number(),
    amount: DecimalText,
    next: z.number().nullable(),
  }),
  problems,
})

const files = { locale: z.enum(['vi', 'en']).default('vi') }

export const getChangeChart = defineRoute({
  method: 'GET',
  path: '/figure-changes/:code/chart',
  summary: 'A change as a picture, with the options of the screen',
  access: figureReaders,
  params,
  query: ChangeQuery.extend({
    ...files,
    part: z.coerce.number().int().min(0).max(1).default(0),
    width: z.coerce.number().int().min(320).max(2000).default(960),
  }),
  reply: FileOf('image/svg+xml'),
  problems,
})

export const getChangeWorkbook = defineRoute({
  method: 'GET',
  path: '/figure-changes/:code/workbook',
  summary: 'A change as an Excel file: its steps, and the lines behind them',
  access: figureReaders,
  params,
  query: ChangeQuery.extend(files),
  reply: FileOf('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  problems,
})
