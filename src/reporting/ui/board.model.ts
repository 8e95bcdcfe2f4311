import type { BoardRow, BoardState } from '../campaign.contract.ts'

/** What the board is filtered by: a state, or what is late or has more time. */
export const boardFilters = ['all', 'not_started', 'draft', 'submitted', 'signed', 'sent_back', 'accepted', 'late', 'extended'] as const
export type BoardFilter = (typeof boardFilters)[number]

/** Whether a row of the board passes a filter. A correction under way counts where it stands, too. */
export function passes(row: BoardRow, filter: BoardFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'late') return row.late && row.handedInOn === null
  if (filter === 'extended') return row.extendedUntil !== null
  return row.state === filter || row.correction === filter
}

/** How many returns have been handed in, and how many of these were accepted. */
export function progressOf(counts: Partial<Record<BoardState, number>>): { accepted: number; handedIn: number; total: number } {
  const of = (state: BoardState) => counts[state] ?? 0
  const accepted = of('accepted')
  return { accepted, handedIn: accepted + of('signed'), total: Object.values(counts).reduce((sum, count) => sum + count, 0) }
}
