import type { Db, Tx } from '#platform/db.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { type Act, findCampaigns } from '#reporting/index.ts'
import { agendaOf } from './agenda.default.ts'
import { insertItems } from './agenda.store.ts'
import { type Briefing, briefingTimes, campaignMissing, type OpenBriefing } from './briefing.contract.ts'
import { findBriefings, insertBriefing } from './briefing.store.ts'
import { insertPoints } from './point.store.ts'
import { getPlaceSetOn, nextNumber, proposePointsOn } from './proposal.action.ts'

/** Plans a briefing with the rooms of the day it is held and the usual agenda. Throws campaignMissing, briefingTimes. */
export async function openBriefing(tx: Tx, act: Act, { without, demo = false, ...given }: OpenBriefing & { demo?: boolean }): Promise<Briefing> {
  if (!(await findCampaigns(tx)).some(({ reportYear }) => reportYear === given.reportYear)) throw campaignMissing({ year: given.reportYear })
  const briefing = await newBriefing(tx, act, given, demo)
  await insertBriefing(tx, briefing, { now: act.now, by: personOf(act) })
  const left = new Set(without)
  const points = (await proposePointsOn(tx, vietnamDate(given.startsAt))).filter(({ code }) => !left.has(code))
  await insertPoints(
    tx,
    briefing,
    points.map((point, position) => ({ ...point, id: act.newId(), parentId: null, position })),
  )
  await insertItems(
    tx,
    briefing,
    agendaOf(given.reportYear).map((item) => ({ ...item, id: act.newId() })),
  )
  return briefing
}

async function newBriefing(db: Db, { newId }: Act, given: Omit<OpenBriefing, 'without'>, demo: boolean): Promise<Briefing> {
  refuseTimes(given)
  return {
    ...given,
    id: newId(),
    number: nextNumber(await findBriefings(db), given.reportYear),
    placeSetId: await getPlaceSetOn(db, vietnamDate(given.startsAt)),
    state: 'planned',
    figuresAsOf: null,
    cancelReason: null,
    demo,
  }
}

/** Throws briefingTimes when the end is not after the beginning. */
export function refuseTimes({ startsAt, endsAt }: Pick<Briefing, 'startsAt' | 'endsAt'>): void {
  if (Date.parse(endsAt) <= Date.parse(startsAt)) throw briefingTimes({})
}

/** The person of an act; null when the product acts by itself. */
export function personOf({ actor }: Act): string | null {
  return actor.role === 'system' ? null : actor.personId
}
