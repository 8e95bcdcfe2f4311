import { commitWishes, type Committed, type Outcome, type Wish } from './room-commit.action.ts'
import type { RoomHouse } from './room-house.ts'
import { broadcast, catchUp, type Sighted, sighted } from './room-broadcast.ts'
import { dismiss, type Member, tell } from './room-member.ts'
import { openRoomLines, type RoomLines } from './room-lines.ts'
import { openRoomMedia, type RoomMedia } from './room-media.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import { getFacts } from './room-facts.store.ts'
import { emptyRoom, type RoomState } from './room-state.model.ts'
import { findEvents, findSession, type SessionRow } from './room.store.ts'
import { factsFor, viewKind, viewOf } from './room-view.model.ts'
import { fold, foldAll } from './room.model.ts'

/** One open session as this server carries it: its state, the pages that are in it here, and what waits to be decided. */
export interface LiveRoom {
  session: SessionRow
  state: () => RoomState
  facts: () => RoomFacts
  members: ReadonlyMap<string, Member>
  media: RoomMedia
  lines: RoomLines
  /** Puts a wish in the row; `settle` is called when it is decided and told to everybody. */
  ask: (wish: Wish, settle?: (outcome: Outcome) => void) => void
  /** Reads what other servers decided. */
  sync: () => void
  enter: (member: Member) => void
  /** Shows a page that came back what it missed, or the whole. */
  welcome: (member: Member, after: number) => void
  leave: (member: Member, meant: boolean) => void
  isAway: (connection: string) => boolean
  close: () => void
}

const BATCH = 500
const KEPT_EVENTS = 2000
const RETRY_MS = 300
const TRIES = 20

interface Waiting {
  wish: Wish
  settle: (outcome: Outcome) => void
}

/** Opens a session on this server from its events. Undefined: there is no such session, or it is over. */
export async function openLiveRoom(house: RoomHouse, sessionId: string): Promise<LiveRoom | undefined> {
  const found = await house.read(async (db) => {
    const session = await findSession(db, sessionId)
    return session && !session.endedAt ? { session, facts: await getFacts(db, session), events: await findEvents(db, sessionId, 0) } : undefined
  })
  return found && liveRoom(house, found.session, { facts: found.facts, state: foldAll(emptyRoom, found.events) })
}

function liveRoom(house: RoomHouse, session: SessionRow, start: { facts: RoomFacts; state: RoomState }): LiveRoom {
  let { facts, state } = start
  let waiting: Waiting[] = []
  let behind = false
  let working = false
  let closed = false
  let kept: Sighted[] = []
  const members = new Map<string, Member>()
  const away = new Map<string, NodeJS.Timeout>()

  async function work() {
    if (working || closed) return
    working = true
    try {
      while (waiting.length > 0 || behind) {
        if (closed) return
        behind = false
        const batch = waiting.slice(0, BATCH)
        waiting = waiting.slice(BATCH)
        await turn(batch)
      }
    } finally {
      working = false
    }
  }

  async function turn(batch: readonly Waiting[], tries = 0): Promise<void> {
    try {
      const committed = await (batch.length === 0 ? readMissed() : decideAll(batch))
      absorb(committed)
      for (const [index, { settle }] of batch.entries()) settle(committed.outcomes[index] ?? unanswered)
      afterwards(committed)
    } catch (error) {
      if (closed) return
      if (isLost(error) && tries < TRIES) {
        await new Promise((resume) => setTimeout(resume, RETRY_MS))
        return turn(batch, tries + 1)
      }
      house.warn(error)
      // One wish that the database refuses does not take the others along.
      if (batch.length > 1) for (const one of batch) await turn([one], tries)
      else for (const { settle } of batch) settle({ refused: isLost(error) ? 'unavailable' : 'internal', details: {} })
    }
  }

  const decideAll = (batch: readonly Waiting[]) =>
    house.write((tx, now) =>
      commitWishes(
        tx,
        { session, server: house.serverId, state, facts, now, newId: house.newId },
        batch.map(({ wish }) => wish),
      ),
    )

  async function readMissed(): Promise<Committed> {
    const events = await house.read((db) => findEvents(db, session.id, state.seq))
    return { events, state: foldAll(state, events), facts, outcomes: [] }
  }

  function absorb(committed: Committed) {
    for (const stored of committed.events) {
      const one = sighted(state, stored)
      state = fold(state, stored)
      kept.push(one)
      broadcast(members.values(), one)
    }
    if (kept.length > KEPT_EVENTS * 2) kept = kept.slice(-KEPT_EVENTS)
    if (committed.facts !== facts) tellFacts(committed.facts)
    if (committed.events.length > 0) house.onEvents?.(session.id, session.briefingId, state, committed.events)
  }

  function tellFacts(now: RoomFacts) {
    const changed = JSON.stringify(now) !== JSON.stringify(facts)
    facts = now
    if (changed) for (const member of members.values()) if (member.view) tell(member, { type: 'facts', facts: factsFor(facts, member.actor.seat) })
  }

  function afterwards({ events }: Committed) {
    if (events.length === 0) return
    if (events.some(({ event }) => event.type.startsWith('seat.') || event.type === 'point.admitted' || event.type === 'point.removed')) reseat(events)
    room.media.refresh()
  }

  /** Seats that changed are shown the room anew; whoever was sent away is shown the door; whoever was thought gone comes in again. */
  function reseat(events: Committed['events']) {
    const removed = new Set(events.flatMap(({ event }) => (event.type === 'seat.left' && event.why === 'removed' ? [event.connection] : [])))
    for (const { event } of events) if (event.type === 'seat.left') room.media.drop(event.connection)
    for (const member of members.values()) {
      const { connection } = member.actor
      const seated = state.seats[connection]
      if (!seated && removed.has(connection)) {
        members.delete(connection)
        dismiss(member.wire, 'removed')
      } else if (!seated && member.view) {
        room.ask({ kind: 'join', connection, seat: member.actor.seat, personId: member.actor.personId }, () => show(member))
      } else if (seated && member.view && seated.server !== house.serverId) {
        // One that is only coming in still has the seat that it had at a server before.
        members.delete(connection)
        dismiss(member.wire, 'replaced')
      } else if (seated && member.view && (seated.seat.kind !== member.actor.seat.kind || viewKind(state, seated.seat) !== member.view)) show(member)
    }
  }

  /** Shows a page the whole room as its seat may see it. */
  function show(member: Member, missed: { after: number; events: readonly Sighted[] } | null = null) {
    const { connection, personId } = member.actor
    const seat = state.seats[connection]?.seat
    if (!seat) return
    member.actor = { connection, personId, seat }
    member.view = viewKind(state, seat)
    tell(member, {
      type: 'welcome',
      you: seat,
      connection,
      now: house.clock().toISOString(),
      state: missed ? null : viewOf(state, seat),
      seq: state.seq,
      media: house.mediaState(),
      iceServers: house.iceServers(connection),
      peers: room.media.peersOf(connection),
      facts: factsFor(facts, seat),
    })
    member.told = missed ? missed.after : state.seq
    if (missed) catchUp(member, missed.events)
    room.media.tellRights(member)
  }

  const room: LiveRoom = {
    session,
    state: () => state,
    facts: () => facts,
    members,
    media: undefined as never, // Made below: it asks the room it serves.
    lines: undefined as never,
    ask: (wish, settle = () => undefined) => {
      waiting.push({ wish, settle })
      void work()
    },
    sync: () => {
      behind = true
      void work()
    },
    enter: (member) => {
      const { connection } = member.actor
      clearTimeout(away.get(connection))
      away.delete(connection)
      const before = members.get(connection)
      if (before && before !== member) dismiss(before.wire, 'replaced')
      members.set(connection, member)
    },
    welcome: (member, after) => {
      const first = kept[0]?.stored.seq
      const reaches = after > 0 && after <= state.seq && (after === state.seq || (first !== undefined && first <= after + 1))
      const seat = state.seats[member.actor.connection]?.seat
      const outside = seat && viewKind(state, seat) === 'waiting'
      show(member, reaches && !outside ? { after, events: kept.filter(({ stored }) => stored.seq > after) } : null)
    },
    leave: (member, meant) => {
      const { connection } = member.actor
      if (members.get(connection) !== member) return
      members.delete(connection)
      const gone = (why: 'closed' | 'lost') => {
        away.delete(connection)
        room.lines.forget(member.actor.seat.pointId)
        room.ask({ kind: 'leave', connection, server: house.serverId, why })
      }
      if (meant) return gone('closed')
      room.lines.lost(member.actor.seat.pointId)
      away.set(
        connection,
        setTimeout(() => gone('lost'), house.graceMs),
      )
    },
    isAway: (connection) => away.has(connection),
    close: () => {
      closed = true
      for (const timer of away.values()) clearTimeout(timer)
      room.media.close()
      room.lines.close()
    },
  }
  room.media = openRoomMedia(house, room)
  room.lines = openRoomLines(house, room)
  house.onEvents?.(session.id, session.briefingId, state, [])
  return room
}

const unanswered: Outcome = { refused: 'internal', details: {} }

/** The database is away for a while (restart, failover), or two servers stood in each other's way: the same again is right. */
function isLost(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    /^(08|57P|40)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code) ||
    (error instanceof Error && /Connection terminated/.test(error.message))
  )
}
