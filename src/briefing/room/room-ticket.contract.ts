import { z } from 'zod'
import { briefingReaders } from '#briefing/briefing.contract.ts'
import { secretariat } from '#directory/role.contract.ts'
import { defineRoute, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { RoomEvent, Seat, SeatKind } from './room.contract.ts'
import { RoomFacts, SessionKind } from './room-facts.contract.ts'

const Id = z.uuid()
const ByBriefing = z.strictObject({ id: Id })

export const roomClosed = defineProblem('room.closed', 409, z.object({ kind: SessionKind }))
export const roomOpen = defineProblem('room.already-open', 409, z.object({ kind: SessionKind }))
export const seatNotYours = defineProblem('room.seat-not-yours', 403)
export const seatNeedsRoom = defineProblem('room.seat-needs-room', 422)
export const keyUnknown = defineProblem('room.key-unknown', 404)
export const notTheTime = defineProblem('room.not-the-time', 409, z.object({ state: z.string() }))
export const noSynthetic = defineProblem('room.no-synthetic-points', 409)

/** A pass into one session for one seat; `token` goes into `hello` and is told once. */
export const Ticket = z.strictObject({
  token: z.string(),
  seat: Seat,
  sessionId: Id,
  kind: SessionKind,
  briefingId: Id,
  expiresAt: Instant,
})
export type Ticket = z.infer<typeof Ticket>

export const takeTicket = defineRoute({
  method: 'POST',
  path: '/briefings/:id/tickets',
  summary: 'A pass into the open session of a briefing',
  access: briefingReaders,
  params: ByBriefing,
  body: z.strictObject({
    /** Absent: the caller's own room, the desk for the secretariat, else a watcher. */
    seat: SeatKind.optional(),
    pointId: Id.optional(),
    kind: SessionKind.default('official'),
    /** A name to show, for a demonstration that one person plays alone. */
    name: z.string().trim().min(1).max(120).optional(),
  }),
  reply: Ticket,
  problems: [notFound, roomClosed, seatNotYours, seatNeedsRoom],
})

export const takeTicketByKey = defineRoute({
  method: 'POST',
  path: '/room-keys',
  summary: 'A pass for a room without an account, by the key in its link',
  access: 'public',
  body: z.strictObject({ key: z.string().min(16).max(200), kind: SessionKind.default('official') }),
  reply: Ticket,
  problems: [keyUnknown, roomClosed],
})

export const OpenSession = z.strictObject({
  id: Id,
  kind: SessionKind,
  openedAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Rooms and persons connected now, and synthetic rooms among them. */
  points: z.number().int(),
  watchers: z.number().int(),
  synthetic: z.number().int(),
})
export type OpenSession = z.infer<typeof OpenSession>

export const showRoom = defineRoute({
  method: 'GET',
  path: '/briefings/:id/room',
  summary: 'Sessions of a briefing, the newest first, with who is in those that are open',
  access: briefingReaders,
  params: ByBriefing,
  reply: z.strictObject({
    sessions: z.array(OpenSession),
    media: z.enum(['ready', 'starting', 'missing', 'down']),
    /** Seats that the caller may take; a demonstration lets the secretariat play every room. */
    seats: z.array(SeatKind),
    pointIds: z.array(Id),
  }),
  problems: [notFound],
})

export const openSession = defineRoute({
  method: 'POST',
  path: '/briefings/:id/sessions',
  summary: 'Open the room for the session itself, or for a rehearsal',
  access: secretariat,
  params: ByBriefing,
  body: z.strictObject({ kind: SessionKind }),
  reply: z.strictObject({ id: Id, kind: SessionKind }),
  problems: [notFound, roomOpen, notTheTime],
})

export const setSyntheticPoints = defineRoute({
  method: 'POST',
  path: '/briefings/:id/synthetic-points',
  summary: 'Let the server play rooms that nobody has joined; 0 sends them away',
  access: secretariat,
  effect: 'silent-write',
  params: ByBriefing,
  body: z.strictObject({ kind: SessionKind.default('rehearsal'), count: z.number().int().min(0).max(120) }),
  reply: z.strictObject({ synthetic: z.number().int() }),
  problems: [notFound, roomClosed, noSynthetic],
})

export const listRoomEvents = defineRoute({
  method: 'GET',
  path: '/briefings/:id/events',
  summary: 'What happened in a session of a briefing, in order, as far as the caller may see it',
  access: briefingReaders,
  params: ByBriefing,
  query: z.strictObject({
    kind: SessionKind.default('official'),
    sessionId: Id.optional(),
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(2000),
  }),
  reply: z.strictObject({
    sessionId: Id.nullable(),
    facts: RoomFacts.nullable(),
    events: z.array(z.strictObject({ seq: z.number().int(), at: Instant, event: RoomEvent })),
    /** Ask again with `after` = this; null at the end. */
    next: z.number().int().nullable(),
  }),
  problems: [notFound],
})
