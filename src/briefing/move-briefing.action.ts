import { findMoment } from '#figures/index.ts'
import type { Tx } from '#platform/db.ts'
import { type Briefing, type BriefingAction, noteNeeded, stepRefused } from './briefing.contract.ts'
import { transitionOf, unmetDemands } from './briefing.model.ts'
import { freezePapers } from './papers/freeze-papers.action.ts'
import { findSituation, holdBriefing, insertStep, updateBriefing } from './briefing.store.ts'

export interface Move {
  briefingId: string
  action: BriefingAction
  /** Null for a step that the product takes by itself. */
  personId: string | null
  now: string
  note: string | null
}

/**
 * Takes one step of the table: state, demands and note are judged here; whether the person's role may is the caller's matter
 * (`roleMay`). Throws stepRefused, noteNeeded.
 */
export async function moveBriefing(tx: Tx, { briefingId, action, personId, now, note }: Move): Promise<Briefing> {
  const briefing = await holdBriefing(tx, briefingId)
  const [demand] = unmetDemands(action, await findSituation(tx, briefing))
  if (demand) throw stepRefused({ action, demand, state: briefing.state })
  const { to, asks } = transitionOf(action)
  if (asks && !note) throw noteNeeded({})
  const moved = await updateBriefing(tx, briefing, `briefing.${action}`, { state: to, ...(await consequence(tx, action, note)) })
  if (action === 'lock_figures' && moved.figuresAsOf) await freezePapers(tx, briefingId, moved.figuresAsOf, { now, personId })
  await insertStep(tx, { briefingId, at: now, action, fromState: briefing.state, toState: to, personId, note })
  return moved
}

async function consequence(tx: Tx, action: BriefingAction, note: string | null): Promise<Partial<Briefing>> {
  if (action === 'lock_figures') return { figuresAsOf: (await findMoment(tx, undefined)).asOf }
  if (action === 'unlock_figures') return { figuresAsOf: null }
  if (action === 'cancel') return { cancelReason: note }
  return {}
}
