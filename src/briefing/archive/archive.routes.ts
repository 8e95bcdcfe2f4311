import type { Db } from '#platform/db.ts'
import { type Binding, implement } from '#platform/http.ts'
import { findAgenda } from '../agenda.store.ts'
import { findAttendeesByPoint } from '../attendee.store.ts'
import { getBriefing } from '../briefing.store.ts'
import { isWithheld, staysOf, withheldTimes } from '../documents/presence.model.ts'
import { findPoints } from '../point.store.ts'
import { foldAll } from '../room/room.model.ts'
import { findEvents, findOfficialSession } from '../room/room.store.ts'
import { emptyRoom } from '../room/room-state.model.ts'
import { type ArchiveHit, searchArchive, showArchive } from './archive.contract.ts'
import { findArchiveYears, findInArchive, type FoundRow } from './archive-search.store.ts'
import { chaptersOf } from './chapters.model.ts'
import { compareSaid, type Said } from './said-figure.action.ts'

export const archiveBindings: Binding[] = [
  implement(searchArchive, async ({ db }, { query }) => {
    const { rows, counts, cut } = await findInArchive(db, query)
    return { hits: await hitsOf(db, rows), counts, cut, years: await findArchiveYears(db) }
  }),
  implement(showArchive, async ({ db, actor }, { params }) => readArchive(db, params.id, actor.role.startsWith('secretariat') || actor.role === 'auditor')),
]

async function hitsOf(db: Db, rows: readonly FoundRow[]): Promise<ArchiveHit[]> {
  const said = rows.flatMap(({ kind, payload, at, pointVi, pointEn }) => (kind === 'figure' && at ? [{ at, event: payload as Said, pointVi, pointEn }] : []))
  const figures = new Map((await compareSaid(db, said)).map((figure) => [figure.saidId, figure]))
  return rows.map(({ payload: _payload, ...row }) => ({ ...row, figure: figures.get(row.id) ?? null }))
}

async function readArchive(db: Db, briefingId: string, seesPresence: boolean) {
  await getBriefing(db, briefingId)
  const session = await findOfficialSession(db, briefingId)
  const points = await findPoints(db, briefingId)
  if (!session) return { session: null, chapters: [], presence: null }
  const events = await findEvents(db, session.id, 0)
  const state = foldAll(emptyRoom, events)
  if (!state.startedAt) return { session: null, chapters: [], presence: null }
  const withheld = withheldTimes(events)
  const said = state.figures.map(({ at, ...event }) => ({ at, event, ...namesOf(points, event.pointId) }))
  const facts = { points, agenda: await findAgenda(db, briefingId), figures: await compareSaid(db, said), isWithheld: (at: string) => isWithheld(at, withheld) }
  return {
    session: { startedAt: state.startedAt, endedAt: state.endedAt, events: events.length },
    chapters: chaptersOf(state, facts),
    presence: seesPresence ? await presenceOf(db, { briefingId, points, state, stays: staysOf(events) }) : null,
  }
}

function namesOf(points: readonly { id: string; nameVi: string; nameEn: string }[], pointId: string | null) {
  const point = points.find(({ id }) => id === pointId)
  return { pointVi: point?.nameVi ?? null, pointEn: point?.nameEn ?? null }
}

interface Presences {
  briefingId: string
  points: Awaited<ReturnType<typeof findPoints>>
  state: typeof emptyRoom
  stays: ReturnType<typeof staysOf>
}

/** Every room: as the roll says, else by whether it ever came in; how many of its people, and when it was there. */
async function presenceOf(db: Db, { briefingId, points, state, stays }: Presences) {
  const people = await findAttendeesByPoint(db, briefingId)
  return points.map(({ id, nameVi, nameEn }) => {
    const roll = state.points[id]?.roll ?? null
    const own = stays.get(id) ?? []
    const attendance: 'present' | 'online' | 'absent' = roll?.attendance ?? (own.length > 0 ? 'online' : 'absent')
    const there = attendance === 'absent' ? 0 : (roll?.attendeeIds?.length ?? people.get(id)?.length ?? 0)
    return { pointId: id, pointVi: nameVi, pointEn: nameEn, attendance, reason: roll?.reason ?? null, people: there, stays: own }
  })
}
