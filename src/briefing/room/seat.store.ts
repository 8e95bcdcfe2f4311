import type { Db } from '#platform/db.ts'

export interface PointForSeat {
  id: string
  kind: string
  agencyId: string
  nameVi: string
}

/** The briefing, as far as the caller sees it. */
export async function findBriefingForRoom(db: Db, id: string): Promise<{ id: string; state: string; demo: boolean } | undefined> {
  return db.selectFrom('briefing.briefing').select(['id', 'state', 'demo']).where('id', '=', id).executeTakeFirst()
}

/** Rooms of a briefing in their order. */
export async function findRooms(db: Db, briefingId: string): Promise<PointForSeat[]> {
  return db
    .selectFrom('briefing.point')
    .select(['id', 'kind', 'agencyId', 'nameVi'])
    .where('briefingId', '=', briefingId)
    .orderBy('position')
    .orderBy('code')
    .execute()
}
