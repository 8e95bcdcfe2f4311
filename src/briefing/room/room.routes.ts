import { randomBytes, randomUUID } from 'node:crypto'
import { reporters, secretariat } from '#directory/role.contract.ts'
import type { Actor } from '#platform/actor.ts'
import { type Binding, implement } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'
import type { Rooms } from './open-rooms.ts'
import type { Seat, SeatKind } from './room.contract.ts'
import { getFacts } from './room-facts.store.ts'
import {
  keyUnknown,
  listRoomEvents,
  noSynthetic,
  notTheTime,
  openSession,
  type OpenSession,
  roomClosed,
  roomOpen,
  seatNeedsRoom,
  seatNotYours,
  setSyntheticPoints,
  showRoom,
  takeTicket,
  takeTicketByKey,
} from './room-ticket.contract.ts'
import { findEvents, findOpenSession, findSessions, insertSession, type SessionRow } from './room.store.ts'
import { factsFor, seenBy, sightOf } from './room-view.model.ts'
import { emptyRoom } from './room-state.model.ts'
import { findBriefingForRoom, findRooms, type PointForSeat } from './seat.store.ts'
import { insertTicket, takeTicketByRoomKey } from './ticket.store.ts'

const TICKET_HOURS = 18
const newToken = () => randomBytes(32).toString('base64url')
const expiryOf = (now: string) => new Date(Date.parse(now) + TICKET_HOURS * 3600_000).toISOString()
const isSecretariat = ({ role }: Actor) => secretariat.some((one) => one === role)
const isReporter = ({ role }: Actor) => reporters.some((one) => one === role)

/** Passes, sessions, and the record of what happened; `rooms` null: nothing live is carried (documents of the API, tests). */
export function roomBindings({ rooms, demo }: { rooms: Rooms | null; demo: boolean }): Binding[] {
  return [
    implement(takeTicket, async ({ tx, actor, now }, { params, body }) => {
      const briefing = await findBriefingForRoom(tx, params.id)
      if (!briefing) throw notFound({})
      const session = await findOpenSession(tx, params.id, body.kind)
      if (!session) throw roomClosed({ kind: body.kind })
      const points = await findRooms(tx, params.id)
      const seat = seatFor(actor, { points, wanted: body.seat, pointId: body.pointId, name: body.name, playsAll: demo && briefing.demo })
      const token = newToken()
      const expiresAt = expiryOf(now)
      const { kind: seatKind, pointId, name } = seat
      const ticket = { id: randomUUID(), token, sessionId: session.id, briefingId: params.id, seatKind, pointId, name, personId: actor.personId }
      await insertTicket(tx, { ...ticket, madeAt: now, expiresAt, demo: briefing.demo })
      return { token, seat, sessionId: session.id, kind: body.kind, briefingId: params.id, expiresAt }
    }),
    implement(takeTicketByKey, async ({ tx, now }, { body }) => {
      const token = newToken()
      const expiresAt = expiryOf(now)
      const taken = await takeTicketByRoomKey(tx, { ...body, id: randomUUID(), token, now, expiresAt })
      if (!taken) throw keyUnknown({})
      const { briefingId, sessionId, pointId, pointName } = taken
      if (!sessionId) throw roomClosed({ kind: body.kind })
      return { token, seat: { kind: 'point' as const, pointId, name: pointName }, sessionId, kind: body.kind, briefingId, expiresAt }
    }),
    implement(showRoom, async ({ db, actor }, { params }) => {
      const briefing = await findBriefingForRoom(db, params.id)
      if (!briefing) throw notFound({})
      const points = await findRooms(db, params.id)
      const mine = points.filter((point) => isOwn(actor, point) || (demo && briefing.demo && isSecretariat(actor)))
      return {
        sessions: (await findSessions(db, params.id)).map((session) => describe(rooms, session)),
        media: rooms?.mediaState() ?? 'missing',
        seats: seatsOf(actor, mine.length > 0),
        pointIds: mine.map(({ id }) => id),
      }
    }),
    implement(openSession, async ({ tx, actor, now }, { params, body }) => {
      const briefing = await findBriefingForRoom(tx, params.id)
      if (!briefing) throw notFound({})
      const timely = body.kind === 'official' ? ['line_check', 'in_session'] : ['invited', 'collecting', 'figures_locked', 'papers', 'line_check', 'in_session']
      if (!timely.includes(briefing.state)) throw notTheTime({ state: briefing.state })
      if (await findOpenSession(tx, params.id, body.kind)) throw roomOpen({ kind: body.kind })
      const id = randomUUID()
      await insertSession(tx, { id, briefingId: params.id, kind: body.kind, openedAt: now, demo: briefing.demo }, actor.personId)
      return { id, kind: body.kind }
    }),
    implement(
      setSyntheticPoints,
      async ({ db }, { params, body }, done: Awaited<ReturnType<Rooms['setSynthetic']>>) => {
        if (!(await findBriefingForRoom(db, params.id))) throw notFound({})
        if (done === 'closed') throw roomClosed({ kind: body.kind })
        if (done === 'refused') throw noSynthetic({})
        return done
      },
      ({ params, body }) => rooms?.setSynthetic(params.id, body.kind, body.count) ?? Promise.resolve('closed' as const),
    ),
    implement(listRoomEvents, async ({ db, actor }, { params, query }) => {
      if (!(await findBriefingForRoom(db, params.id))) throw notFound({})
      const session = (await findSessions(db, params.id)).find(({ id, kind }) => (query.sessionId ? id === query.sessionId : kind === query.kind))
      if (!session) return { sessionId: null, facts: null, events: [], next: null }
      const stored = await findEvents(db, session.id, query.after, query.limit)
      return {
        sessionId: session.id,
        facts: factsFor(await getFacts(db, session), readerOf(actor)),
        events: stored.flatMap((one) => {
          const event = seenBy(sightOf(emptyRoom, one.event), readerOf(actor).kind === 'control' ? 'desk' : 'rest', readerOf(actor))
          return event ? [{ ...one, event }] : []
        }),
        next: stored.length === query.limit ? (stored.at(-1)?.seq ?? null) : null,
      }
    }),
  ]
}

/** The record shows the secretariat and the auditor what the desk saw, everybody else what a watcher saw. */
const readerOf = (actor: Actor): Seat => ({ kind: isSecretariat(actor) || actor.role === 'auditor' ? 'control' : 'watcher', pointId: null, name: '' })

const isOwn = (actor: Actor, { agencyId }: PointForSeat) => isReporter(actor) && actor.agencyIds.includes(agencyId)

function seatsOf(actor: Actor, hasRooms: boolean): SeatKind[] {
  if (isSecretariat(actor)) return ['chair', 'control', 'interpreter', 'captioner', 'watcher', ...(hasRooms ? (['point'] as const) : [])]
  return hasRooms ? ['point', 'watcher'] : ['watcher']
}

interface Asked {
  points: readonly PointForSeat[]
  wanted: SeatKind | undefined
  pointId: string | undefined
  name: string | undefined
  /** A demonstration: the secretariat may sit in any room. */
  playsAll: boolean
}

/** The seat that somebody may take. Throws seatNotYours, seatNeedsRoom. */
function seatFor(actor: Actor, { points, wanted, pointId, name, playsAll }: Asked): Seat {
  const mine = points.filter((point) => isOwn(actor, point) || (playsAll && isSecretariat(actor)))
  const kind = wanted ?? (isSecretariat(actor) ? 'control' : mine.length > 0 ? 'point' : 'watcher')
  if (!seatsOf(actor, mine.length > 0).includes(kind)) throw seatNotYours({})
  const shown = (playsAll ? name : undefined) ?? actor.fullName
  if (kind === 'chair') return { kind, pointId: points.find((point) => point.kind === 'centre')?.id ?? null, name: shown }
  if (kind !== 'point') return { kind, pointId: null, name: shown }
  const room = pointId ? mine.find(({ id }) => id === pointId) : mine[0]
  if (!room) throw pointId ? seatNotYours({}) : seatNeedsRoom({})
  return { kind, pointId: room.id, name: room.nameVi }
}

function describe(rooms: Rooms | null, { id, kind, openedAt, startedAt, endedAt }: SessionRow): OpenSession {
  const seats = Object.values(rooms?.peek(id)?.state().seats ?? {}).map(({ seat }) => seat)
  const roomsIn = new Set(seats.flatMap((seat) => (seat.kind === 'point' || seat.kind === 'chair' ? (seat.pointId ?? []) : [])))
  return {
    id,
    kind,
    openedAt,
    startedAt,
    endedAt,
    points: endedAt ? 0 : roomsIn.size,
    watchers: endedAt ? 0 : seats.filter((seat) => seat.kind === 'watcher').length,
    synthetic: endedAt ? 0 : seats.filter((seat) => seat.synthetic).length,
  }
}
