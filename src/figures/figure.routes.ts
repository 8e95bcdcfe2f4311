import type { Db } from '#platform/db.ts'
import { type Binding, implement, type ReadContext } from '#platform/http.ts'
import { sumOf } from '#platform/money.ts'
import { remember } from './answer-memory.store.ts'
import { changeBindings } from './change.routes.ts'
import { findCoverage, findCoverageByYear } from './coverage.store.ts'
import { flowFileBindings } from './flow-file.routes.ts'
import {
  type FigureAnswer,
  type FigureCode,
  type FigureQuery,
  getFigure,
  getOverview,
  getPublished,
  getTable,
  type Overview,
  type OverviewQuery,
  TableQuery,
} from './figure.contract.ts'
import { headlineCodes } from './figure.model.ts'
import { evaluate } from './figure.store.ts'
import { ensureMap, findMoment, type Moment } from './flow-query.store.ts'
import { placeSeriesBindings } from './place-series.routes.ts'
import { publishedBindings } from './published.routes.ts'
import { qualityBindings } from './quality.routes.ts'
import { findPublished, placeFinder } from './published.store.ts'
import { agrees, questionOf } from './published.model.ts'
import { getReceipt, getReceiptLines } from './receipt.contract.ts'
import { findReceiptLines, getStoredReceipt, issueReceipt, RATE_POLICY } from './receipt.store.ts'
import { receiptIdOf } from './figure.store.ts'
import { pivotBindings } from './pivot.routes.ts'
import { trendBindings } from './trend.routes.ts'
import { viewBindings } from './view.routes.ts'
import { readTable } from './table.store.ts'
import type { z } from 'zod'

/** Asks for a figure and lays down its receipt. */
export async function answerFigure(db: Db, code: FigureCode, query: FigureQuery, now: string): Promise<FigureAnswer> {
  await ensureMap(db, query.map)
  const moment = await findMoment(db, query.asOf)
  const evaluated = await evaluate(db, code, query, moment)
  const receiptId = await issueReceipt(db, evaluated, query, moment, now)
  const { version, unit, value, lineCount } = evaluated
  return {
    code,
    definitionVersion: version,
    unit,
    value,
    year: query.year,
    query,
    asOf: moment.asOf,
    lineCount,
    receiptId,
    coverage: await findCoverage(db, query.year, moment, query),
    parts: evaluated.parts.map((part) => ({
      code: part.code,
      year: part.query.year,
      value: part.evaluated.value,
      receiptId: receiptIdOf(part.code, part.query, moment),
    })),
  }
}

async function answerTable(context: Pick<ReadContext, 'db' | 'actor'>, query: z.infer<typeof TableQuery>) {
  await ensureMap(context.db, query.map)
  const moment = await findMoment(context.db, query.asOf)
  return remember(context, { path: getTable.path, query, moment }, getTable.reply, () => readTable(context.db, query, moment))
}

/** What the reports of a year accepted so far disbursed, in USD. */
export async function acceptedDisbursedUsd(db: Db, year: number): Promise<string> {
  return (await evaluate(db, 'disbursed', { year, map: 'reported', currency: 'USD' }, await findMoment(db, undefined))).value ?? '0'
}

async function headlines(db: Db, query: FigureQuery, moment: Moment): Promise<Overview['headlines']> {
  const result = []
  for (const code of headlineCodes) {
    const now = await evaluate(db, code, query, moment, 'value')
    const before = await evaluate(db, code, { ...query, year: query.year - 1 }, moment, 'value')
    result.push({ code, value: now.value, previous: before.lineCount > 0 ? before.value : null, unit: now.unit })
  }
  return result
}

const TREND_YEARS = 7
/** The first year that a contract lets through. */
const EARLIEST = 1900

async function trend(db: Db, query: FigureQuery, moment: Moment): Promise<Overview['trend']> {
  const from = Math.max(query.year - TREND_YEARS + 1, EARLIEST)
  const { year: _year, ...scope } = query
  const span = TableQuery.parse({ ...scope, rows: 'year', from, to: query.year })
  const series = async (measure: z.infer<typeof TableQuery>['measure']) =>
    new Map((await readTable(db, { ...span, measure }, moment)).rows.map((row) => [row.key, row.total]))
  const [disbursed, committed, grants] = [await series('disbursed'), await series('committed_in_year'), await series('grants')]
  const organisations = await series('organisations_active')
  const coverage = await findCoverageByYear(db, from, query.year, moment, query)
  const years = [...disbursed.keys()].map(Number).sort((a, b) => a - b)
  return years.map((year) => ({
    year,
    disbursed: disbursed.get(`${year}`) ?? '0',
    committed: committed.get(`${year}`) ?? '0',
    grants: grants.get(`${year}`) ?? '0',
    organisations: organisations.get(`${year}`) ?? '0',
    ...(coverage.get(year) ?? { owed: 0, accepted: 0 }),
  }))
}

async function answerOverview(db: Db, asked: z.infer<typeof OverviewQuery>): Promise<Overview> {
  await ensureMap(db, asked.map)
  const moment = await findMoment(db, asked.asOf)
  const query: FigureQuery = asked
  const { year, ...scope } = query
  const table = (rows: z.infer<typeof TableQuery>['rows']) => readTable(db, TableQuery.parse({ ...scope, rows, from: year, to: year }), moment)
  return {
    year: query.year,
    asOf: moment.asOf,
    map: query.map,
    currency: query.currency,
    coverage: await findCoverage(db, query.year, moment, query),
    headlines: await headlines(db, query, moment),
    trend: await trend(db, query, moment),
    sectors: await table('heading'),
    places: await table('place'),
    countries: await table('country'),
    published: (await findPublished(db, query.year)).filter((printed) => !query.place && printed.scope === 'VN'),
  }
}

async function comparePublished(db: Db, year: number | undefined) {
  const moment = await findMoment(db, undefined)
  const placeOf = await placeFinder(db)
  const result = []
  for (const printed of await findPublished(db, year)) {
    const question = questionOf(printed, (name) => placeOf(name, printed.reportYear))
    const computed = question ? (await evaluate(db, question.code, question.query, moment, 'value')).value : null
    result.push({ ...printed, computed, computedQuery: question?.query ?? null, computedCode: question?.code ?? null, agrees: agrees(printed, computed) })
  }
  return result
}

export const figureBindings: Binding[] = [
  ...publishedBindings,
  ...qualityBindings,
  ...changeBindings,
  ...placeSeriesBindings,
  ...trendBindings,
  ...pivotBindings,
  ...flowFileBindings,
  ...viewBindings,
  implement(getFigure, ({ db, now }, { params, query }) => answerFigure(db, params.code, query, now)),
  implement(getTable, (context, { query }) => answerTable(context, query)),
  implement(getOverview, ({ db }, { query }) => answerOverview(db, query)),
  implement(getPublished, ({ db }, { query }) => comparePublished(db, query.year)),
  implement(getReceipt, async ({ db }, { params }) => {
    const receipt = await getStoredReceipt(db, params.id)
    const { moment, ...shown } = receipt
    const again = await evaluate(db, receipt.code, receipt.query, moment)
    const latest = await findMoment(db, undefined)
    const current = latest.seq === moment.seq ? again : await evaluate(db, receipt.code, receipt.query, latest)
    return {
      ...shown,
      asOf: moment.asOf,
      ratePolicy: RATE_POLICY,
      check: { value: again.value, linesDigest: again.digest, holds: again.value === receipt.value && again.digest === receipt.linesDigest },
      current: { value: current.value, asOf: latest.asOf, changed: current.value !== receipt.value },
      parts: again.parts.map((part) => ({
        code: part.code,
        year: part.query.year,
        value: part.evaluated.value,
        receiptId: receiptIdOf(part.code, part.query, moment),
      })),
    }
  }),
  implement(getReceiptLines, async ({ db }, { params, query }) => {
    const receipt = await getStoredReceipt(db, params.id)
    const isBase = receipt.lineCount > 0 && receipt.unit !== 'percent' && !receipt.code.includes('change')
    const lines = isBase ? await findReceiptLines(db, receipt, query) : []
    return {
      lines,
      next: lines.length === query.limit ? (lines.at(-1)?.flowId ?? null) : null,
      pageTotal: sumOf(lines.map((line) => line.contributes)).toFixed(),
    }
  }),
]
