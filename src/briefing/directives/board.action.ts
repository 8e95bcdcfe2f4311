import type { Db } from '#platform/db.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { findBriefingsWithDirectives } from './briefing-facts.store.ts'
import type { DirectiveBoard } from './board.contract.ts'
import type { Addressee, Directive, Part } from './directive.contract.ts'
import { isOverdue } from './directive.model.ts'
import { type DirectiveRow, findDirectives } from './directive.store.ts'
import { findAnswering, findParts, type PartRow } from './part.store.ts'
import { scoreParts } from './score.model.ts'

export interface BoardFilter {
  briefing?: string | undefined
  /** A state of directives; `running` those to be done, `overdue` with a part too late, `waiting` with a report to decide on. */
  state?: DirectiveRow['state'] | 'running' | 'overdue' | 'waiting' | undefined
  topic?: string | undefined
  agency?: string | undefined
}

/** A part with whether it is too late; nothing is too late any more once the directive is settled. */
export function partOf(part: PartRow, directive: Pick<DirectiveRow, 'state' | 'dueOn'>, now: string): Part {
  const overdue = directive.state === 'issued' && isOverdue({ state: part.state, dueOn: directive.dueOn, today: vietnamDate(now) })
  return { ...part, overdue }
}

/** Directives with their parts and scores. */
export async function readParts(db: Db, rows: readonly DirectiveRow[], now: string): Promise<{ directives: Directive[]; parts: Part[] }> {
  const kept = await findParts(
    db,
    rows.map(({ id }) => id),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const parts = kept.flatMap((part) => {
    const directive = byId.get(part.directiveId)
    return directive ? [partOf(part, directive, now)] : []
  })
  const grouped = Map.groupBy(parts, ({ directiveId }) => directiveId)
  return { directives: rows.map((row) => ({ ...row, score: scoreParts(grouped.get(row.id) ?? []) })), parts }
}

/** Addressees of parts, with the score of each; over the directives `counted`, or all. */
export async function readAddressees(db: Db, parts: readonly Part[], counted?: ReadonlySet<string>): Promise<Addressee[]> {
  const grouped = Map.groupBy(parts, ({ agencyId }) => agencyId)
  const agencies = await findAnswering(db, [...grouped.keys()])
  return agencies.map((agency) => ({
    ...agency,
    score: scoreParts((grouped.get(agency.id) ?? []).filter(({ directiveId }) => counted?.has(directiveId) ?? true)),
  }))
}

/** The board: directives that overdue parts stand out in come first, then those due sooner. */
export async function readBoard(db: Db, filter: BoardFilter, now: string): Promise<DirectiveBoard> {
  const kept = ['draft', 'issued', 'closed', 'cancelled'].find((state) => state === filter.state) as DirectiveRow['state'] | undefined
  const rows = await findDirectives(db, {
    briefingId: filter.briefing,
    topic: filter.topic,
    state: kept,
    ...(filter.agency ? { agencyIds: [filter.agency] } : {}),
  })
  const read = await readParts(db, rows, now)
  const directives = read.directives.filter((directive) => passes(directive, filter.state)).sort(byUrgency)
  const ids = new Set(directives.map(({ id }) => id))
  const parts = read.parts.filter((part) => ids.has(part.directiveId) && (!filter.agency || part.agencyId === filter.agency))
  // What was not given out, or was taken back, counts for nobody.
  const counted = new Set(directives.filter(({ state }) => state === 'issued' || state === 'closed').map(({ id }) => id))
  const owed = parts.filter((part) => counted.has(part.directiveId))
  const addressees = await readAddressees(db, parts, counted)
  return { directives, parts, addressees, score: scoreParts(owed), briefings: await findBriefingsWithDirectives(db) }
}

function passes({ state, score }: Directive, wanted: BoardFilter['state']): boolean {
  if (wanted === 'running') return state === 'issued'
  if (wanted === 'overdue') return score.overdue > 0
  if (wanted === 'waiting') return state === 'issued' && score.reported > 0
  return true
}

const rank = ({ state, score }: Directive) => (score.overdue > 0 ? 0 : state === 'issued' ? 1 : state === 'draft' ? 2 : 3)
const byUrgency = (a: Directive, b: Directive) =>
  rank(a) - rank(b) || b.score.overdue - a.score.overdue || a.dueOn.localeCompare(b.dueOn) || b.reportYear - a.reportYear || a.number - b.number
