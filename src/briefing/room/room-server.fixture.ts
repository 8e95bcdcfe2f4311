import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { MediaPlane } from '#platform/media/media-plane.ts'
import { occasion, openTestDatabase, type TestDatabase } from '../../../test/harness.ts'
import { openRooms, type Rooms } from './open-rooms.ts'
import type { ClientMessage, Command, SeatKind, ServerMessage, StoredEvent } from './room.contract.ts'
import type { Act } from './room.fixture.ts'
import { emptyRoom, type RoomState } from './room-state.model.ts'
import { insertSession } from './room.store.ts'
import { fold } from './room.model.ts'
import { insertTicket } from './ticket.store.ts'

export interface Carrier {
  rooms: Rooms
  http: Server
  url: string
  /** As a process dies: sockets break, nothing is tidied up. */
  kill: () => Promise<void>
  close: () => Promise<void>
}

export interface RoomGround {
  base: TestDatabase
  briefingId: string
  sessionId: string
  personId: string
  /** The centre first. */
  points: string[]
  carrier: (options?: { graceMs?: number; pulseMs?: number; media?: MediaPlane }) => Promise<Carrier>
  ticket: (kind: SeatKind, pointIndex?: number) => Promise<string>
  events: () => Promise<{ seq: number; type: string; commandId: string | null }[]>
  openSession: (kind: 'official' | 'rehearsal') => Promise<string>
  close: () => Promise<void>
}

const NOW = '2024-04-12T07:00:00.000Z'
/** Long enough for a page to come back on a busy machine. */
export const GRACE_MS = 4000

/** A briefing with rooms, ready to start, its session open, on a database of its own. */
export async function openRoomGround(count = 4, pointLimit = 200): Promise<RoomGround> {
  const base = await openTestDatabase()
  const briefingId = randomUUID()
  const personId = randomUUID()
  const points = Array.from({ length: count }, () => randomUUID())
  const sessions: string[] = []
  const carriers = new Set<Carrier>()
  await base.db.write(occasion(), async (tx) => {
    await tx
      .insertInto('directory.person')
      .values({ id: personId, fullName: 'Thư ký', sortKey: 'thu ky', email: `${personId}@thu.invalid`, emailKey: `${personId}@thu.invalid` })
      .execute()
    await tx
      .insertInto('briefing.briefing')
      .values({
        id: briefingId,
        reportYear: 2023,
        number: 1,
        titleVi: 'Hội nghị thử',
        titleEn: 'Trial',
        startsAt: NOW,
        endsAt: '2024-04-12T10:00:00Z',
        centre: 'Hà Nội',
        chairName: 'Chủ tọa',
        placeSetId: '63',
        state: 'line_check',
        figuresAsOf: NOW,
        pointLimit,
        createdAt: NOW,
      })
      .execute()
    await tx
      .insertInto('briefing.point')
      .values(
        points.map((id, index) => ({
          id,
          briefingId,
          code: `P${index}X`,
          kind: index === 0 ? 'centre' : 'province',
          agencyId: index === 1 ? 'a-p63-45' : index === 2 ? 'a-p63-46' : 'paccom',
          nameVi: `Phòng ${index}`,
          nameEn: `Room ${index}`,
          position: index,
        })),
      )
      .execute()
    await tx
      .insertInto('briefing.agendaItem')
      .values({ id: randomUUID(), briefingId, position: 1, kind: 'opening', titleVi: 'Khai mạc', titleEn: 'Opening', minutes: 5 })
      .execute()
    await tx
      .insertInto('briefing.attendee')
      .values([1, 2].map((rank) => ({ id: randomUUID(), pointId: points[1] ?? '', rank, fullName: 'Ông A', jobTitle: 'Phó', duty: 'member' })))
      .execute()
    tx.audit({ action: 'test.briefing', subject: 'briefing', subjectId: briefingId })
  })
  // A process that dies leaves its row: it counts as alive until it was silent for long enough.
  const haunt = async (id: string) => void (await base.engine.query('insert into briefing.room_server (id, seen_at) values ($1, now())', [id]))
  const openSession = async (kind: 'official' | 'rehearsal') => {
    const id = randomUUID()
    await base.db.write(occasion(), (tx) => insertSession(tx, { id, briefingId, kind, openedAt: NOW, demo: false }, personId))
    sessions.push(id)
    return id
  }
  const sessionId = await openSession('official')
  return {
    base,
    briefingId,
    sessionId,
    personId,
    points,
    openSession,
    carrier: async ({ graceMs = GRACE_MS, pulseMs = 200, media } = {}) => {
      const http = createServer()
      const rooms = openRooms({ ...base, clock: () => new Date(), media: media ?? null, publicUrl: 'http://test', graceMs, pulseMs, helloWithinMs: 5000 })
      await rooms.attach(http)
      await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
      const close = async () => {
        carriers.delete(carrier)
        await rooms.close()
        http.closeAllConnections()
        http.close()
      }
      const carrier: Carrier = {
        rooms,
        http,
        url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/room-socket`,
        close,
        kill: () => close().then(() => haunt(rooms.serverId)),
      }
      carriers.add(carrier)
      return carrier
    },
    ticket: async (kind, pointIndex) => {
      const token = randomUUID() + randomUUID()
      const pointId = kind === 'chair' ? (points[0] ?? null) : pointIndex === undefined ? null : (points[pointIndex] ?? null)
      const ticket = {
        id: randomUUID(),
        token,
        sessionId: sessions.at(-1) ?? '',
        briefingId,
        seatKind: kind,
        pointId,
        personId,
        name: `${kind} ${pointIndex ?? ''}`,
      }
      await base.db.write(occasion(), (tx) => insertTicket(tx, { ...ticket, madeAt: NOW, expiresAt: '2099-01-01T00:00:00Z', demo: false }))
      return token
    },
    events: () =>
      base.engine.query<{ seq: number; type: string; commandId: string | null }>(
        'select seq, type, command_id as "commandId" from briefing.room_event where session_id = $1 order by seq',
        [sessionId],
      ),
    close: async () => {
      for (const carrier of carriers) await carrier.close()
      await base.close()
    },
  }
}

export interface TestPage {
  connection: string
  state: () => RoomState
  messages: ServerMessage[]
  /** Texts as they came, for what must not be in them. */
  texts: string[]
  welcomes: () => Extract<ServerMessage, { type: 'welcome' }>[]
  send: (message: ClientMessage) => void
  raw: (text: string | Buffer) => void
  /** Sends a command and answers '' or the code it was refused with. */
  act: (command: Act & { id?: string }) => Promise<string>
  until: <T>(look: () => T | undefined | false | null) => Promise<T>
  closed: () => boolean
  drop: () => void
  leave: () => void
}

/** A page with a real socket, which folds what it is told as the browser does. */
export async function openPage(
  url: string,
  ticket: string,
  options: { connection?: string; after?: number; from?: RoomState; origin?: string } = {},
): Promise<TestPage> {
  const socket = new WebSocket(url, options.origin ? { origin: options.origin } : {})
  const connection = options.connection ?? randomUUID()
  const messages: ServerMessage[] = []
  const texts: string[] = []
  let state = options.from ?? emptyRoom
  let closed = false
  socket.on('message', (data) => {
    const text = String(data)
    const message = JSON.parse(text) as ServerMessage
    texts.push(text)
    messages.push(message)
    if (message.type === 'welcome' && message.state) state = message.state as RoomState
    if (message.type !== 'event') return
    if (message.seq > state.seq && message.from > state.seq + 1) throw new Error(`Event ${message.seq} from ${message.from} after ${state.seq}`)
    state = message.event ? fold(state, message as StoredEvent) : { ...state, seq: Math.max(state.seq, message.seq) }
  })
  socket.on('close', () => void (closed = true))
  socket.on('error', () => void (closed = true))
  const until: TestPage['until'] = async (look) => {
    for (const start = performance.now(); performance.now() - start < 30_000; await pause(5)) {
      const found = look()
      if (found) return found
    }
    throw new Error(`Waited in vain; last heard: ${texts.slice(-3).join('\n').slice(0, 600)}`)
  }
  const send = (message: ClientMessage) => socket.send(JSON.stringify(message))
  await new Promise<void>((opened) => {
    socket.on('open', () => {
      send({ type: 'hello', ticket, connection, after: options.after ?? 0 })
      opened()
    })
    socket.on('close', () => opened())
  })
  const page: TestPage = {
    connection,
    state: () => state,
    messages,
    texts,
    welcomes: () => messages.filter((message) => message.type === 'welcome'),
    send,
    raw: (text) => socket.send(text),
    act: async (command) => {
      const id = command.id ?? randomUUID()
      const from = messages.length
      send({ type: 'command', command: { ...command, id } as Command })
      const answer = await until(() => messages.slice(from).find((message) => (message.type === 'done' || message.type === 'refused') && message.id === id))
      return answer.type === 'refused' ? answer.code : ''
    },
    until,
    closed: () => closed,
    drop: () => socket.terminate(),
    leave: () => socket.close(1000),
  }
  await until(() => closed || messages.some(({ type }) => type === 'welcome' || type === 'goodbye'))
  return page
}
