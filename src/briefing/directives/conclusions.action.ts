import type { Db } from '#platform/db.ts'
import { findOfficialSession } from '../documents/session.store.ts'
import { isWithheld, withheldTimes } from '../documents/presence.model.ts'
import { foldAll } from '../room/room.model.ts'
import { emptyRoom } from '../room/room-state.model.ts'

/** What the chair concluded in the official session, as it stood at the end, oldest first; nothing out of restricted items. */
export async function findConclusions(db: Db, briefingId: string): Promise<{ id: string; text: string; at: string }[]> {
  const session = await findOfficialSession(db, briefingId)
  if (!session) return []
  const withheld = withheldTimes(session.events)
  const { conclusions } = foldAll(emptyRoom, session.events)
  return conclusions.filter(({ at }) => !isWithheld(at, withheld)).map(({ conclusionId, text, at }) => ({ id: conclusionId, text, at }))
}
