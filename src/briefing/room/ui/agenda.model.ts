import type { RoomState } from '../room-state.model.ts'
import type { AgendaFact } from './room-facts.model.ts'

export interface AgendaLine {
  item: AgendaFact
  state: 'done' | 'now' | 'ahead'
  /** Whole seconds spent on it so far; null before it began. */
  spentSeconds: number | null
}

/** Every item with how long it took, at a moment of the server's clock (ms). */
export function agendaLines(items: readonly AgendaFact[], agenda: RoomState['agenda'], now: number): AgendaLine[] {
  return items.map((item) => {
    const past = agenda.done.filter(({ itemId }) => itemId === item.id).reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0)
    const current = agenda.itemId === item.id && agenda.since ? Math.max(0, now - Date.parse(agenda.since)) : 0
    const spent = Math.floor((past + current) / 1000)
    if (agenda.itemId === item.id) return { item, state: 'now', spentSeconds: spent }
    return past > 0 ? { item, state: 'done', spentSeconds: spent } : { item, state: 'ahead', spentSeconds: null }
  })
}

/** The items before and after the current one; before the first is nothing, after nothing is the first. */
export function agendaNeighbours(items: readonly AgendaFact[], itemId: string | null): { previous: AgendaFact | null; next: AgendaFact | null } {
  const at = items.findIndex(({ id }) => id === itemId)
  return { previous: items[at - 1] ?? null, next: items[at + 1] ?? null }
}
