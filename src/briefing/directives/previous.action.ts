import type { Db } from '#platform/db.ts'
import { readAddressees, readParts } from './board.action.ts'
import { findPreviousBriefing } from './briefing-facts.store.ts'
import type { PreviousDirectives } from './board.contract.ts'
import type { Directive, Part } from './directive.contract.ts'
import { findDirectives } from './directive.store.ts'
import { findAnswering, findWithPredecessors } from './part.store.ts'
import { scoreParts } from './score.model.ts'

/** The directives that a briefing gave out, with the score of each, of each addressee, and of all. Drafts and cancelled ones do not count. */
export async function scoreOf(db: Db, briefingId: string, now: string) {
  const rows = (await findDirectives(db, { briefingId })).filter(({ state }) => state === 'issued' || state === 'closed')
  const { directives, parts } = await readParts(db, rows, now)
  return { directives, parts, addressees: await readAddressees(db, parts), score: scoreParts(parts) }
}

/** What a briefing's agenda opens with: the directives of the one before it and how far they are. */
export async function readPrevious(db: Db, briefingId: string, now: string): Promise<PreviousDirectives> {
  const previous = await findPreviousBriefing(db, briefingId)
  if (!previous) return { briefing: null, directives: [], addressees: [], score: scoreParts([]), unfinished: 0 }
  const { directives, addressees, score } = await scoreOf(db, previous.id, now)
  const carried = new Set((await findDirectives(db, { briefingId })).flatMap(({ carriedFrom }) => carriedFrom ?? []))
  const { id, reportYear, titleVi, titleEn, heldOn } = previous
  const unfinished = directives.filter((directive) => isUnfinished(directive) && !carried.has(directive.id)).length
  return { briefing: { id, reportYear, titleVi, titleEn, heldOn }, directives, addressees, score, unfinished }
}

export const isUnfinished = ({ state, score }: Pick<Directive, 'state' | 'score'>) => state === 'issued' && score.accepted < score.total

/** What an agency, or any that it succeeded, owes of issued directives, with those already settled: for its own page and its speaker's dossier. */
export async function findDirectivesOf(db: Db, agencyId: string, now: string): Promise<{ directive: Directive; part: Part }[]> {
  const agencyIds = await findWithPredecessors(db, agencyId)
  const rows = (await findDirectives(db, { agencyIds })).filter(({ issuedAt }) => issuedAt !== null)
  const { directives, parts } = await readParts(db, rows, now)
  const own = new Set(agencyIds)
  return parts
    .filter((part) => own.has(part.agencyId))
    .flatMap((part) => {
      const directive = directives.find(({ id }) => id === part.directiveId)
      return directive ? [{ directive, part }] : []
    })
    .sort(
      (a, b) =>
        Number(b.part.overdue) - Number(a.part.overdue) || a.directive.dueOn.localeCompare(b.directive.dueOn) || a.directive.number - b.directive.number,
    )
}

/** Of an addressee whose place a merger took, who answers today; itself while it stands. */
export async function answeringToday(db: Db, agencyIds: readonly string[]): Promise<Map<string, string[]>> {
  const agencies = await findAnswering(db, agencyIds)
  return new Map(agencies.map(({ id, heirs }) => [id, heirs.length > 0 ? heirs.map((heir) => heir.id) : [id]]))
}
