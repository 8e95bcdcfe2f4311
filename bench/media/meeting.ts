import { randomUUID } from 'node:crypto'
import { insertSession } from '#briefing/room/room.store.ts'
import type { SeatKind } from '#briefing/room/room.contract.ts'
import { insertTicket } from '#briefing/room/ticket.store.ts'
import { systemActor } from '#platform/actor.ts'
import type { Database } from '#platform/db.ts'

export interface Meeting {
  points: string[]
  /** Passes: of the desk, of each point in their order, and of those who only watch. */
  passes: { desk: string; points: string[]; watchers: string[] }
}

/** A briefing ready to begin, with its session open and a pass for everybody. */
export async function makeMeeting(db: Database, size: { points: number; watchers: number }): Promise<Meeting> {
  const now = new Date().toISOString()
  const [briefingId, sessionId, personId] = [randomUUID(), randomUUID(), randomUUID()]
  const points = Array.from({ length: size.points }, () => randomUUID())
  return db.write({ actor: systemActor, now, requestId: 'bench' }, async (tx) => {
    const newPass = async (seatKind: SeatKind, pointId: string | null) => {
      const token = randomUUID() + randomUUID()
      const expiresAt = new Date(Date.parse(now) + 6 * 3600_000).toISOString()
      await insertTicket(tx, {
        id: randomUUID(),
        token,
        sessionId,
        briefingId,
        seatKind,
        pointId,
        personId,
        name: seatKind,
        madeAt: now,
        expiresAt,
        demo: false,
      })
      return token
    }
    const email = `${personId}@bench.example`
    await tx.insertInto('directory.person').values({ id: personId, fullName: 'Thư ký', sortKey: 'thu ky', email, emailKey: email }).execute()
    await tx.insertInto('briefing.briefing').values(briefingRow(briefingId, now)).execute()
    await tx
      .insertInto('briefing.point')
      .values([centre(briefingId), ...points.map((id, index) => pointRow(briefingId, id, index))])
      .execute()
    const item = { id: randomUUID(), briefingId, position: 1, kind: 'opening' as const, titleVi: 'Khai mạc', titleEn: 'Opening', minutes: 5 }
    await tx.insertInto('briefing.agendaItem').values(item).execute()
    await insertSession(tx, { id: sessionId, briefingId, kind: 'official', openedAt: now, demo: false }, personId)
    const passes = { desk: await newPass('control', null), points: [] as string[], watchers: [] as string[] }
    for (const id of points) passes.points.push(await newPass('point', id))
    for (let made = 0; made < size.watchers; made += 1) passes.watchers.push(await newPass('watcher', null))
    return { points, passes }
  })
}

const briefingRow = (id: string, now: string) => ({
  id,
  reportYear: 2023,
  number: 1,
  titleVi: 'Hội nghị đo',
  titleEn: 'Bench',
  startsAt: now,
  endsAt: new Date(Date.parse(now) + 4 * 3600_000).toISOString(),
  centre: 'Hà Nội',
  chairName: 'Chủ tọa',
  placeSetId: '63',
  state: 'line_check' as const,
  figuresAsOf: now,
  pointLimit: 500,
  createdAt: now,
})

const centre = (briefingId: string) => ({ ...pointRow(briefingId, randomUUID(), -1), code: 'HN', kind: 'centre' as const })

const pointRow = (briefingId: string, id: string, index: number) => ({
  id,
  briefingId,
  code: `P${index}X`,
  kind: 'province' as const,
  agencyId: 'paccom',
  nameVi: `Điểm cầu ${index}`,
  nameEn: `Room ${index}`,
  position: index + 1,
})
