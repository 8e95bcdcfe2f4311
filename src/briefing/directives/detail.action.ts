import type { Actor } from '#platform/actor.ts'
import type { Db } from '#platform/db.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { readParts } from './board.action.ts'
import { findBriefingTitle } from './briefing-facts.store.ts'
import type { DirectiveDetail, Report } from './directive.contract.ts'
import { addresseeActsFor, directiveActsFor } from './directive.model.ts'
import { findDirectives, getDirective } from './directive.store.ts'
import { measureAddressees } from './measure.action.ts'
import { findAnswering, findReports } from './part.store.ts'

/** One directive as its page shows it to the actor. Throws notFound. */
export async function readDetail(db: Db, id: string, actor: Actor, now: string): Promise<DirectiveDetail> {
  const row = await getDirective(db, id)
  const { directives, parts } = await readParts(db, [row], now)
  const [directive] = directives
  if (!directive) throw new Error(`No directive ${id} among its own parts`)
  const addressees = await findAnswering(
    db,
    parts.map(({ agencyId }) => agencyId),
  )
  const byId = new Map(addressees.map((addressee) => [addressee.id, addressee]))
  const reports = Map.groupBy(await findReports(db, id), ({ agencyId }) => agencyId)
  const measured = row.measure ? await measureAddressees(db, row.measure, addressees, now) : undefined
  const [earlier] = row.carriedFrom ? await findDirectives(db, { id: row.carriedFrom }) : []
  return {
    directive,
    briefing: await findBriefingTitle(db, row.briefingId),
    carriedFrom: earlier ? { id: earlier.id, reportYear: earlier.reportYear, number: earlier.number } : null,
    acts: directiveActsFor({ state: row.state, dueOn: row.dueOn, today: vietnamDate(now), addressees: parts }, actor),
    parts: parts.flatMap((part) => {
      const addressee = byId.get(part.agencyId)
      const own: Report[] = reports.get(part.agencyId) ?? []
      const acts = addresseeActsFor({ ...part, directiveState: row.state }, actor)
      return addressee ? [{ ...part, addressee, measured: measured?.get(part.agencyId) ?? null, acts, reports: own }] : []
    }),
  }
}
