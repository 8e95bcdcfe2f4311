import type { QueryClient } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { type PivotSearch, pivotQueryOf, type TrendSearch, trendQueryOf, turnoverQueryOf } from '../analysis-search.model.ts'
import { getPivot } from '../pivot.contract.ts'
import { getTrend, getTurnover } from '../trend.contract.ts'

const nowText = () => new Date().toISOString()

/** What the page of trends shows at once. */
export async function loadTrends(queries: QueryClient, search: TrendSearch) {
  await Promise.all([
    queries.ensureQueryData(queryOf(getTrend, { query: trendQueryOf(search, nowText()) })),
    ...(search.chart === 'turnover' ? [queries.ensureQueryData(queryOf(getTurnover, { query: turnoverQueryOf(search, nowText()) }))] : []),
  ])
}

/** What the pivot shows. */
export async function loadPivot(queries: QueryClient, search: PivotSearch) {
  await queries.ensureQueryData(queryOf(getPivot, { query: pivotQueryOf(search, nowText()) }))
}
