import { randomUUID } from 'node:crypto'
import { type Binding, implement } from '#platform/http.ts'
import { cleanLine } from '#platform/text/normalise.ts'
import { getOwnPoint } from './answer-point.action.ts'
import { listLineChecks, makeLineCheck } from './line-check.contract.ts'
import { findingsOf, gradeOf } from './line-check.model.ts'
import { findLineChecks, findNewestChecks, insertLineCheck } from './line-check.store.ts'
import type { BriefingCoreOptions } from './briefing.routes.ts'
import { findAttendeesByPoint } from './attendee.store.ts'
import { getBriefing } from './briefing.store.ts'
import { showReadiness } from './point.contract.ts'
import { gapsOf } from './point.model.ts'
import { pointOf } from './point.routes.ts'
import { contactOf, findPoints, getPoint } from './point.store.ts'

export function lineCheckBindings({ connectedPoints }: BriefingCoreOptions): Binding[] {
  return [
    implement(makeLineCheck, async ({ tx, actor, now }, { params, body }) => {
      const { briefing, point } = await getOwnPoint(tx, actor, params, 'line_checks')
      const { browser, ...measures } = body
      const check = { ...measures, id: randomUUID(), pointId: point.id, madeAt: now, grade: gradeOf(measures), browser: browser && cleanLine(browser) }
      await insertLineCheck(tx, { ...check, briefingId: briefing.id, madeBy: actor.personId, demo: briefing.demo })
      return { ...check, findings: findingsOf(measures) }
    }),
    implement(listLineChecks, async ({ db }, { params }) => ({ checks: await findLineChecks(db, (await getPoint(db, params.id, params.pointId)).id) })),
    implement(showReadiness, async ({ db }, { params }) => {
      await getBriefing(db, params.id)
      const people = await findAttendeesByPoint(db, params.id)
      const checks = await findNewestChecks(db, params.id)
      const connected = await connectedPoints(db, params.id)
      const rows = (await findPoints(db, params.id)).map((row) => ({
        point: pointOf(row, connected),
        people: row.people,
        confirmedAt: row.confirmedAt,
        contact: contactOf(row),
        lastCheck: checks.get(row.id) ?? null,
        connected: connected.has(row.id),
        missing: gapsOf({ people: people.get(row.id) ?? [], contact: contactOf(row), confirmedAt: row.confirmedAt, lastGrade: row.lastGrade }),
      }))
      return { rows }
    }),
  ]
}
