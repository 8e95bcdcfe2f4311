import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { findActorBy } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Engine } from '#platform/db-engine.ts'
import type { Database } from '#platform/db.ts'
import type { MediaPlane } from '#platform/media/media-plane.ts'
import { type TurnServer, turnPass } from '#platform/media/turn-credentials.ts'
import { type LiveRoom, openLiveRoom } from './live-room.ts'
import { openLineCheckDoor } from './line-check-socket.ts'
import { showCaption } from './room-handlers.ts'
import type { RoomHouse, RoomListener, Whisper } from './room-house.ts'
import { openDoor } from './room-socket.ts'
import { dropServer, findOpenSession, findOpenSessionIds, keepServer } from './room.store.ts'
import { openSyntheticPoints, type SyntheticPoints } from './synthetic-points.ts'
import type { SessionKind } from './room-facts.contract.ts'

export interface RoomOptions {
  db: Database
  engine: Pick<Engine, 'listen' | 'query'>
  clock: () => Date
  media: MediaPlane | null
  publicUrl: string
  turn?: TurnServer | undefined
  warn?: ((error: unknown) => void) | undefined
  graceMs?: number
  pulseMs?: number
  helloWithinMs?: number
  onEvents?: RoomListener | undefined
}

/** The live rooms that this server carries. */
export interface Rooms {
  serverId: string
  /** Takes the sockets of an HTTP server and begins to carry rooms. */
  attach: (server: Server) => Promise<void>
  mediaState: RoomHouse['mediaState']
  /** A session as it stands here; undefined while nobody on this server asked for it. */
  peek: (sessionId: string) => LiveRoom | undefined
  /** Rooms connected to the official session of a briefing. */
  connectedPoints: (briefingId: string) => ReadonlySet<string>
  /** Throws nothing: answers how many rooms the server plays now, or null where no such session is open. */
  setSynthetic: (briefingId: string, kind: SessionKind, count: number) => Promise<{ synthetic: number } | 'closed' | 'refused'>
  close: () => Promise<void>
}

const GRACE_MS = 10_000
const PULSE_MS = 2000
const HELLO_MS = 10_000

export function openRooms(options: RoomOptions): Rooms {
  const { db, engine, clock, media } = options
  const rooms = new Map<string, Promise<LiveRoom | undefined>>()
  const open = new Map<string, LiveRoom>()
  const synthetic = new Map<string, SyntheticPoints>()
  const warn = options.warn ?? (() => undefined)
  const serverId: string = randomUUID()
  let alive = new Set<string>([serverId])
  let closing = false
  const closers: (() => unknown)[] = []
  const graceMs = options.graceMs ?? GRACE_MS
  const occasion = () => ({ actor: systemActor, now: clock().toISOString(), requestId: `room-${randomUUID()}` })

  const house: RoomHouse = {
    serverId,
    kind: db.kind,
    others: () => alive.size - 1,
    read: (work) => db.read(occasion(), work),
    write: (work) => {
      const at = occasion()
      return db.write(at, (tx) => work(tx, at.now), { silent: true })
    },
    whisper: (sessionId, whisper) => {
      const payload = JSON.stringify({ session: sessionId, server: serverId, whisper })
      engine.query('select pg_notify($1, $2)', ['room', payload]).catch(warn)
    },
    clock,
    newId: randomUUID,
    media,
    mediaState: () => media?.status().state ?? 'missing',
    iceServers: (holder) => (options.turn ? [turnPass(options.turn, holder, clock())] : []),
    graceMs,
    warn,
    onEvents: options.onEvents,
  }

  /** The session, opened here when it was not; two that ask at once get the same. */
  async function findRoom(sessionId: string): Promise<LiveRoom | undefined> {
    const known = rooms.get(sessionId)
    if (known) return known
    const opening = openLiveRoom(house, sessionId)
    rooms.set(sessionId, opening)
    const room = await opening.catch((error: unknown) => {
      rooms.delete(sessionId)
      throw error
    })
    if (room) open.set(sessionId, room)
    else rooms.delete(sessionId)
    return room
  }

  function hear(payload: string) {
    const said = JSON.parse(payload) as { session: string; server: string; whisper?: Whisper }
    const room = open.get(said.session)
    if (!room || said.server === serverId) return
    if (!said.whisper) room.sync()
    else if ('caption' in said.whisper) showCaption(room, said.whisper.caption)
    else room.lines.take(said.whisper.lines)
  }

  const pulse = pulsing(async () => {
    const [living, sessions] = await house.write(async (tx) => [await keepServer(tx, serverId), await findOpenSessionIds(tx)] as const)
    if (closing) return
    alive = new Set<string>([...living, serverId])
    for (const id of sessions) await findRoom(id)
    for (const room of open.values()) sweep(room)
  }, warn)

  /** Seats of servers that fell silent, by when this was seen first. */
  const silentSince = new Map<string, number>()
  function sweep(room: LiveRoom) {
    const state = room.state()
    if (state.endedAt && room.members.size === 0) forget(room)
    if (state.endedAt) return
    for (const [connection, { server }] of Object.entries(state.seats)) {
      if (alive.has(server)) continue
      const since = silentSince.get(server) ?? performance.now()
      silentSince.set(server, since)
      if (performance.now() - since >= graceMs) room.ask({ kind: 'leave', connection, server, why: 'server' })
    }
  }

  function forget(room: LiveRoom) {
    room.close()
    synthetic.get(room.session.id)?.close()
    synthetic.delete(room.session.id)
    open.delete(room.session.id)
    rooms.delete(room.session.id)
  }

  async function setSynthetic(briefingId: string, kind: SessionKind, count: number): ReturnType<Rooms['setSynthetic']> {
    const session = await house.read((reader) => findOpenSession(reader, briefingId, kind))
    const room = session && (await findRoom(session.id))
    if (!room) return 'closed'
    if (kind === 'official' && !room.facts().briefing.demo) return 'refused'
    const points = synthetic.get(room.session.id) ?? openSyntheticPoints(house, room)
    synthetic.set(room.session.id, points)
    return { synthetic: await points.set(count) }
  }

  return {
    serverId,
    attach: async (server) => {
      closers.push(await engine.listen('room', { heard: hear, again: () => [...open.values()].forEach((room) => room.sync()) }))
      await pulse.now()
      closers.push(pulse.every(options.pulseMs ?? PULSE_MS))
      const publicHost = URL.parse(options.publicUrl)?.host ?? ''
      closers.push(openDoor(server, { house, findRoom, publicHost, helloWithinMs: options.helloWithinMs ?? HELLO_MS }))
      closers.push(openLineCheckDoor(server, { house, db, findActor: findActorBy(db), publicHost }))
    },
    mediaState: house.mediaState,
    peek: (sessionId) => open.get(sessionId),
    connectedPoints: (briefingId) => {
      const room = [...open.values()].find(({ session }) => session.briefingId === briefingId && session.kind === 'official')
      return new Set(Object.entries(room?.state().points ?? {}).flatMap(([id, { connections }]) => (connections.length > 0 ? [id] : [])))
    },
    setSynthetic,
    close: async () => {
      if (closing) return
      closing = true
      for (const room of Array.from(open.values())) forget(room)
      for (const closer of closers.toReversed()) await closer()
      await pulse.settled()
      // A server that goes tells so: its pages are expected elsewhere at once. Seats are freed by the others after the grace.
      if (closers.length > 0) await house.write((tx) => dropServer(tx, serverId)).catch(warn)
    },
  }
}

/** Work that is done again and again, never twice at a time. */
function pulsing(work: () => Promise<void>, warn: (error: unknown) => void) {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const once = () => {
    if (busy) return running
    busy = true
    running = work().then(
      () => void (busy = false),
      (error: unknown) => {
        busy = false
        warn(error)
      },
    )
    return running
  }
  return {
    now: once,
    every: (ms: number) => {
      const timer = setInterval(once, ms)
      timer.unref()
      return () => clearInterval(timer)
    },
    settled: () => running,
  }
}
