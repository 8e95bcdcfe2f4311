import type { Db } from '#platform/db.ts'
import { isWithheld, withheldTimes } from '../documents/presence.model.ts'
import { foldAll } from '../room/room.model.ts'
import { findOfficialEvents } from '../room/room.store.ts'
import { emptyRoom } from '../room/room-state.model.ts'

/** What the chair concluded in the official session, as it stood at the end, oldest first; nothing out of restricted items. */
export async function findConclusions(db: Db, briefingId: string): Promise<{ id: string; text: string; at: string }[]> {
  const events = await findOfficialEvents(db, briefingId)
  const withheld = withheldTimes(events)
  const { conclusions } = foldAll(emptyRoom, events)
  return conclusions.filter(({ at }) => !isWithheld(at, withheld)).map(({ conclusionId, text, at }) => ({ id: conclusionId, text, at }))
}
