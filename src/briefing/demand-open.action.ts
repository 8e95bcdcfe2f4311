import type { Tx } from '#platform/db.ts'
import type { Briefing } from './briefing.contract.ts'
import { getBriefing } from './briefing.store.ts'
import { type Matter, matterClosed } from './matter.contract.ts'
import { isOpen } from './matter.model.ts'

/** The briefing in a state in which the matter is open. Throws notFound, matterClosed. */
export async function demandOpen(tx: Tx, briefingId: string, matter: Matter): Promise<Briefing> {
  const briefing = await getBriefing(tx, briefingId)
  if (!isOpen(matter, briefing.state)) throw matterClosed({ matter, state: briefing.state })
  return briefing
}
