import { createHash } from 'node:crypto'
import { canonicalJson } from '#platform/audit.ts'
import type { Tx } from '#platform/db.ts'
import { Problem } from '#platform/problem.ts'
import { type Move, moveBriefing } from '../move-briefing.action.ts'
import type { Command, Seat, RoomEvent, StoredEvent } from './room.contract.ts'
import { decide } from './room-decide.model.ts'
import type { Actor, Given } from './room-decision.model.ts'
import type { RoomFacts } from './room-facts.contract.ts'
import { getFacts, markRoll, markSpoken } from './room-facts.store.ts'
import type { RefusalCode } from './room-permission.model.ts'
import { joinEvents, leaveEvents, unseat } from './room-presence.model.ts'
import type { RoomState } from './room-state.model.ts'
import { findDone, findEvents, insertEvents, lockSession, markSession, type NewEvent, notifyRoom, type SessionRow } from './room.store.ts'
import { fold, foldAll } from './room.model.ts'

/** Something that waits for its turn in a room. */
export type Wish =
  | { kind: 'command'; actor: Actor; command: Command; asked?: Pick<Given, 'figure' | 'table'> }
  | { kind: 'join'; connection: string; seat: Seat; personId: string | null }
  | { kind: 'leave'; connection: string; server: string; why: 'closed' | 'lost' | 'server' }
  | { kind: 'unseat'; connection: string }
export type Outcome = { seq: number } | { refused: RefusalCode; details: Record<string, unknown> }

export interface Standing {
  session: SessionRow
  server: string
  state: RoomState
  facts: RoomFacts
  now: string
  newId: () => string
}
export interface Committed {
  /** Everything since the state given, other servers' events included. */
  events: StoredEvent[]
  state: RoomState
  facts: RoomFacts
  outcomes: Outcome[]
}

/** Commands that name things which may be newer than the facts at hand. */
const looksUp = new Set(['session.start', 'agenda.go', 'queue.add', 'roll.mark', 'roll.answer', 'point.admit', 'message.send', 'spotlight.set'])

/**
 * Decides everything that waits, in one transaction: what others did meanwhile is read first, each wish is decided on what the one before
 * left, and all of it is kept or nothing. A command that happened already is answered with the number it has and does not happen again.
 */
export async function commitWishes(tx: Tx, standing: Standing, wishes: readonly Wish[]): Promise<Committed> {
  const { session, now, newId } = standing
  const row = await lockSession(tx, session.id)
  const missed = await findEvents(tx, session.id, standing.state.seq)
  const facts = wishes.some(asksForFacts) ? await getFacts(tx, session) : standing.facts
  const commandIds = wishes.flatMap((wish) => (wish.kind === 'command' ? [wish.command.id] : []))
  const done = await findDone(tx, session.id, commandIds)
  let state = foldAll(standing.state, missed)
  const fresh: NewEvent[] = []
  const take = async (wish: Wish): Promise<Outcome> => {
    const known = wish.kind === 'command' ? done.get(wish.command.id) : undefined
    if (known !== undefined) return { seq: known }
    if (!row || (row.endedAt && wish.kind !== 'leave')) return { refused: 'ended', details: {} }
    const decision = decideWish(state, { ...standing, facts, now, newId }, wish)
    if ('refused' in decision) return decision
    const actor = actorOf(wish, state)
    const hindered =
      session.kind === 'official' ? await carryOver(tx, session, { events: decision.events, state, now, personId: actor?.personId ?? null }) : null
    if (hindered) return hindered
    const commandId = wish.kind === 'command' ? wish.command.id : null
    for (const [part, event] of decision.events.entries()) {
      const stored = { seq: state.seq + 1, at: now, event }
      fresh.push({ ...stored, actor, commandId, part })
      state = fold(state, stored)
    }
    if (commandId && decision.events.length > 0) done.set(commandId, state.seq)
    return { seq: state.seq }
  }
  const outcomes: Outcome[] = []
  for (const wish of wishes) outcomes.push(await take(wish))
  if (fresh.length > 0) await keep(tx, standing, fresh)
  return { events: [...missed, ...fresh.map(({ seq, at, event }) => ({ seq, at, event }))], state, facts, outcomes }
}

const asksForFacts = (wish: Wish) => wish.kind === 'join' || (wish.kind === 'command' && looksUp.has(wish.command.type))

function decideWish(state: RoomState, standing: Standing, wish: Wish): { events: RoomEvent[] } | Extract<Outcome, { refused: unknown }> {
  const { facts, now, newId, server } = standing
  switch (wish.kind) {
    case 'command': {
      // The seat is the one the room gave, not the one the page came for.
      const seat = state.seats[wish.actor.connection]?.seat
      if (!seat) return { refused: 'waiting', details: {} }
      return decide(state, { ...wish.asked, actor: { ...wish.actor, seat }, facts, now, newId }, wish.command)
    }
    case 'join':
      return { events: joinEvents(state, facts, { ...wish, server }) }
    case 'leave':
      return { events: state.endedAt || state.seats[wish.connection]?.server !== wish.server ? [] : leaveEvents(state, wish.connection, wish.why) }
    case 'unseat':
      return { events: unseat(state, wish.connection) }
  }
}

function actorOf(wish: Wish, state: RoomState): Actor | null {
  if (wish.kind === 'command') return { ...wish.actor, seat: state.seats[wish.actor.connection]?.seat ?? wish.actor.seat }
  return wish.kind === 'join' ? { connection: wish.connection, seat: wish.seat, personId: wish.personId } : null
}

async function keep(tx: Tx, { session, server }: Standing, fresh: readonly NewEvent[]) {
  await insertEvents(tx, session.id, fresh)
  const times = { startedAt: atOf(fresh, 'session.started'), endedAt: atOf(fresh, 'session.ended') }
  if (times.startedAt) await markSession(tx, session.id, { startedAt: times.startedAt })
  if (times.endedAt) await markSession(tx, session.id, { endedAt: times.endedAt })
  const [first] = fresh
  const last = fresh.at(-1)
  const digest = createHash('sha256')
    .update(canonicalJson(fresh.map(({ seq, at, event, actor }) => ({ seq, at, event, person: actor?.personId ?? null }))))
    .digest('hex')
  tx.audit({
    action: 'room.events',
    subject: 'room-session',
    subjectId: session.id,
    after: { from: first?.seq, to: last?.seq, digest, persons: [...new Set(fresh.flatMap(({ actor }) => actor?.personId ?? []))] },
  })
  await notifyRoom(tx, { session: session.id, server, seq: last?.seq })
}

const atOf = (events: readonly NewEvent[], type: RoomEvent['type']) => events.find(({ event }) => event.type === type)?.at

interface Deed {
  events: readonly RoomEvent[]
  state: RoomState
  now: string
  personId: string | null
}

/** What an official session changes in the briefing's own record; answers why it may not. */
async function carryOver(tx: Tx, session: SessionRow, { events, state, now, personId }: Deed): Promise<Outcome | null> {
  const move = { briefingId: session.briefingId, personId, now, note: null }
  for (const event of events) {
    if (event.type === 'session.started') {
      const hindered = await step(tx, { ...move, action: 'start' }, 'in_session')
      if (hindered) return hindered
    }
    // The session is over whatever the briefing's own page says by now.
    if (event.type === 'session.ended' && state.startedAt) await step(tx, { ...move, action: 'conclude' }, 'concluded')
    if (event.type === 'roll.marked') await markRoll(tx, event)
    if (event.type === 'floor.ended' && state.floor?.entry.statementId) await markSpoken(tx, state.floor.entry.statementId)
  }
  return null
}

/** Takes the briefing's step, unless the briefing stands there already. A step that is refused has written nothing. */
async function step(tx: Tx, move: Move, there: string): Promise<Outcome | null> {
  try {
    await moveBriefing(tx, move)
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.details['state'] === there ? null : { refused: 'not_the_time', details: error.details }
  }
}
