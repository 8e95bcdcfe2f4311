import type { QueryClient } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { getChange } from '../change.contract.ts'
import { askedOf, type ChangeSearch } from './change-search.model.ts'

/** What the page of a change shows at once; the lines of a step come when they are opened. */
export async function loadChange(queries: QueryClient, search: ChangeSearch) {
  const { code, query } = askedOf(search, hourOf(new Date().toISOString()))
  await queries.ensureQueryData(queryOf(getChange, { params: { code }, query }))
}

/** "Now" only tells which days are past: an hour is fine enough, and page and loader ask the same question. */
export const hourOf = (now: string) => `${now.slice(0, 13)}:00:00.000Z`
