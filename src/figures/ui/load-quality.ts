import type { QueryClient } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { getQuality } from '../quality.contract.ts'
import { qualityQueryOf, type QualitySearch } from './quality-search.model.ts'

/** Everything that the page of signals shows at once. */
export async function loadQuality(queries: QueryClient, search: QualitySearch) {
  await queries.ensureQueryData(queryOf(getQuality, { query: qualityQueryOf(search, new Date().toISOString()) }))
}
