import { randomUUID } from 'node:crypto'
import { evaluate, findMoment, headlineCodes } from '#figures/index.ts'
import type { Db } from '#platform/db.ts'
import { type Binding, implement, type WriteContext } from '#platform/http.ts'
import { notAllowed } from '#platform/problem.ts'
import type { Act } from '#reporting/index.ts'
import {
  type Briefing,
  editBriefing,
  figuresNotLocked,
  type FrozenHeadlines,
  listBriefings,
  openBriefingRoute,
  proposeBriefing,
  showBriefing,
  showFrozenHeadlines,
  stepBriefing,
} from './briefing.contract.ts'
import { offeredSteps, roleMay } from './briefing.model.ts'
import { findBriefings, findSituation, findSteps, getBriefing, updateBriefing } from './briefing.store.ts'
import { demandOpen } from './demand-open.action.ts'
import { openBriefing, refuseTimes } from './open-briefing.action.ts'
import { proposeBriefingOf } from './proposal.action.ts'
import { takeStep } from './take-step.action.ts'

/** What the composition root gives to the routes of briefings, their rooms, statements and letters. */
export interface BriefingCoreOptions {
  /** The address that links in mail and letters begin with. */
  publicUrl: string
  /** Ids of the rooms that are connected to the live session now. */
  connectedPoints: (db: Db, briefingId: string) => Promise<ReadonlySet<string>>
}

/** The act of a request. */
export function actOf({ actor, now }: Pick<WriteContext, 'actor' | 'now'>, { publicUrl }: Pick<BriefingCoreOptions, 'publicUrl'>): Act {
  return { actor, now, newId: randomUUID, publicUrl }
}

export function briefingCoreBindings(options: BriefingCoreOptions): Binding[] {
  return [
    implement(listBriefings, async ({ db }) => ({ briefings: await findBriefings(db) })),
    implement(proposeBriefing, ({ db, now }, { query }) => proposeBriefingOf(db, query.year, now)),
    implement(openBriefingRoute, async (context, { body }) => ({ id: (await openBriefing(context.tx, actOf(context, options), body)).id })),
    implement(showBriefing, async ({ db, actor }, { params }) => {
      const briefing = await getBriefing(db, params.id)
      return { briefing, steps: await findSteps(db, params.id), offered: offeredSteps(await findSituation(db, briefing), actor.role) }
    }),
    implement(editBriefing, async ({ tx }, { params, body }) => {
      const briefing = await demandOpen(tx, params.id, 'frame')
      refuseTimes({ ...briefing, ...definedOf(body) })
      return updateBriefing(tx, briefing, 'briefing.edited', definedOf(body))
    }),
    implement(stepBriefing, async (context, { params, body }) => {
      if (!roleMay(body.action, context.actor.role)) throw notAllowed({})
      return takeStep(context.tx, actOf(context, options), { briefingId: params.id, ...body })
    }),
    implement(showFrozenHeadlines, async ({ db, now }, { params }) => frozenHeadlines(db, await getBriefing(db, params.id), now)),
  ]
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const definedOf = <T extends object>(given: T) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>

async function frozenHeadlines(db: Db, { reportYear, figuresAsOf }: Briefing, now: string): Promise<FrozenHeadlines> {
  if (!figuresAsOf) throw figuresNotLocked({})
  const query = { year: reportYear, map: 'reported', currency: 'USD' as const }
  const [locked, latest] = [await findMoment(db, figuresAsOf), await findMoment(db, undefined)]
  const headlines = []
  for (const code of headlineCodes) {
    const frozen = await evaluate(db, code, query, locked, 'value')
    const current = latest.seq === locked.seq ? frozen : await evaluate(db, code, query, latest, 'value')
    headlines.push({ code, unit: frozen.unit, frozen: frozen.value, current: current.value })
  }
  return { year: reportYear, asOf: figuresAsOf, now, headlines }
}
