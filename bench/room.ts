/**
 * What the live room costs on top of bare sockets: a change of speaker told to 1,500 sockets beside a plain `ws` broadcast of the same
 * bytes to the same number, in one run and in turns; and 63 rooms that join at once. The pages run in a process of their own.
 *
 * node bench/room.ts [--sockets 1500] [--rounds 40] [--rooms 63]
 * DATABASE_URL: PostgreSQL, whose `template1`-born database of its own is made and dropped (else PGlite in memory).
 */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { WebSocket, WebSocketServer } from 'ws'
import { openRooms } from '../src/briefing/room/open-rooms.ts'
import { insertSession } from '../src/briefing/room/room.store.ts'
import { insertTicket } from '../src/briefing/room/ticket.store.ts'
import { loadDirectory } from '../src/directory/load-directory.action.ts'
import { systemActor } from '../src/platform/actor.ts'
import { openEngine } from '../src/platform/db-engine.ts'
import { type Database, openDatabase } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'

const NOW = '2024-04-12T07:00:00.000Z'
/** Bytes of an event that every page shows at once: it holds the moment it was asked for. */
interface Job {
  url: string
  tickets: string[]
  bare: boolean
}

if (process.argv.includes('--pages')) pages()
else await bench()

/** The other process: opens sockets, and says when each heard of the moment it waits for. */
function pages() {
  const heard: { key: string; at: number }[] = []
  process.on('disconnect', () => process.exit())
  process.on('message', (message: Job | { report: string }) => {
    if ('report' in message) return void process.send?.(heard.splice(0).filter(({ key }) => key === message.report))
    return void openAll(message)
  })

  async function openAll({ url, tickets, bare }: Job) {
    const from = now()
    const joins: number[] = []
    const one = async (ticket: string) => {
      const socket = new WebSocket(url)
      const asked = now()
      socket.on('message', (data) => {
        const text = String(data)
        const key = /"subject":"(mark-[^"]+)"/.exec(text)
        if (key?.[1] && text.includes('floor.given')) heard.push({ key: key[1], at: now() })
      })
      await once(socket, 'open')
      if (!bare) {
        socket.send(JSON.stringify({ type: 'hello', ticket, connection: randomUUID(), after: 0 }))
        await once(socket, 'message')
        joins.push(now() - asked)
      }
    }
    // A storm for the rooms; a page of watchers opens in waves, as listening queues are finite.
    if (tickets.length <= 100) await Promise.all(tickets.map(one))
    else for (let first = 0; first < tickets.length; first += 100) await Promise.all(tickets.slice(first, first + 100).map(one))
    process.send?.({ joins, took: now() - from })
  }
}

async function bench() {
  const { values } = parseArgs({
    options: { sockets: { type: 'string', default: '1500' }, rounds: { type: 'string', default: '40' }, rooms: { type: 'string', default: '63' } },
  })
  const [sockets, rounds, rooms] = [Number(values.sockets), Number(values.rounds), Number(values.rooms)]
  const ground = await openGround(rooms)
  const http = createServer()
  const house = openRooms({ db: ground.db, engine: ground.engine, clock: () => new Date(), media: null, publicUrl: 'http://bench', warn: console.error })
  await house.attach(http)
  const url = `ws://127.0.0.1:${await listen(http)}/room-socket`
  const bareHttp = createServer()
  const bare = new WebSocketServer({ server: bareHttp, perMessageDeflate: false })
  const bareUrl = `ws://127.0.0.1:${await listen(bareHttp)}`
  const reader = fork(fileURLToPath(import.meta.url), ['--pages'])
  const bareReader = fork(fileURLToPath(import.meta.url), ['--pages'])

  const control = await desk(url, await ground.ticket('control'))
  control.ask({ type: 'session.start' })
  const stormTickets = await ground.ticketsOfRooms()
  const storm = await tell<{ joins: number[]; took: number }>(reader, { url, tickets: stormTickets, bare: false })
  console.log(`join of ${rooms} rooms at once: all in after ${storm.took.toFixed(0)} ms, p95 ${at(storm.joins, 0.95).toFixed(0)} ms (goal: 1500)`)
  const watchers = sockets - rooms
  await tell(reader, { url, tickets: await ground.ticketsOfWatchers(watchers), bare: false })
  await tell(bareReader, { url: bareUrl, tickets: Array.from({ length: sockets }, () => ''), bare: true })

  const took = { room: [] as number[], bare: [] as number[], spread: [] as number[], bareSpread: [] as number[] }
  for (let round = 0; round < rounds + 5; round += 1) {
    const key = `mark-${randomUUID()}`
    const entry = await control.queue(ground.points[1 + (round % rooms)] ?? '', key)
    const from = now()
    const text = await control.give(entry, key)
    await pause(400)
    const room = await tell<{ at: number }[]>(reader, { report: key })
    // The same bytes, and as many messages: a change of speaker ends one floor and gives the next.
    const bareFrom = now()
    const bytes = text.map((one) => Buffer.from(one))
    for (const one of bytes) for (const socket of bare.clients) socket.send(one, { binary: false })
    await pause(400)
    const plain = await tell<{ at: number }[]>(bareReader, { report: key })
    if (room.length < sockets || plain.length < sockets) console.log(`round ${round}: ${room.length} and ${plain.length} of ${sockets} heard`)
    if (round < 5) continue
    took.room.push(...room.map(({ at: moment }) => moment - from))
    took.bare.push(...plain.map(({ at: moment }) => moment - bareFrom))
    const sinceFirst = (heard: readonly { at: number }[]) => {
      const first = Math.min(...heard.map((one) => one.at))
      return heard.map((one) => one.at - first)
    }
    took.spread.push(...sinceFirst(room))
    took.bareSpread.push(...sinceFirst(plain))
  }
  const show = (list: number[]) => `p50 ${at(list, 0.5).toFixed(1)} ms, p95 ${at(list, 0.95).toFixed(1)} ms`
  console.log(`change of speaker to ${sockets} sockets, from asking to hearing: ${show(took.room)} (goal: p95 250)`)
  console.log(`bare ws broadcast of the same bytes:                        ${show(took.bare)}`)
  console.log(`ratio of p95, deciding and committing included: ${(at(took.room, 0.95) / at(took.bare, 0.95)).toFixed(2)} (goal: 1.3)`)
  console.log(`from the first that hears to all: room ${show(took.spread)}; bare ${show(took.bareSpread)}`)
  console.log(`ratio of p95 of the telling alone: ${(at(took.spread, 0.95) / at(took.bareSpread, 0.95)).toFixed(2)}`)
  for (const child of [reader, bareReader]) child.kill()
  await house.close()
  await ground.close()
  process.exit(0)
}

function at(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** Milliseconds on a clock that both processes have. */
function now(): number {
  return performance.timeOrigin + performance.now()
}
function pause(ms: number) {
  return new Promise((done) => setTimeout(done, ms))
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  await new Promise<void>((done) => server.listen({ port: 0, host: '127.0.0.1', backlog: 2048 }, done))
  return (server.address() as AddressInfo).port
}

async function tell<T>(child: ReturnType<typeof fork>, message: object): Promise<T> {
  child.send(message)
  const [answer] = (await once(child, 'message')) as [T]
  return answer
}

/** The secretariat's page. */
async function desk(url: string, ticket: string) {
  const socket = new WebSocket(url)
  const texts: string[] = []
  socket.on('message', (data) => texts.push(String(data)))
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'hello', ticket, connection: randomUUID(), after: 0 }))
  const ask = (command: object) => socket.send(JSON.stringify({ type: 'command', command: { id: randomUUID(), ...command } }))
  const until = async <T>(look: (text: string) => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const found = texts.map(look).find(Boolean)
      if (found) return found as T
      if (texts.some((text) => text.startsWith('{"type":"refused"') || text.startsWith('{"type":"goodbye"'))) throw new Error(texts.at(-1))
      await once(socket, 'message')
    }
  }
  return {
    ask,
    queue: (pointId: string, subject: string) => {
      ask({ type: 'queue.add', pointId, statementId: null, subject, minutes: 3 })
      return until(
        (text) => text.includes('queue.added') && text.includes(subject) && (JSON.parse(text) as { event: { entry: { id: string } } }).event.entry.id,
      )
    },
    give: async (entryId: string, subject: string) => {
      const from = texts.length
      ask({ type: 'floor.give', entryId, minutes: 3 })
      await until((text) => text.includes('floor.given') && text.includes(subject))
      const told = texts.slice(from).filter((text) => text.startsWith('{"type":"event"'))
      texts.length = 0
      return told
    },
  }
}

async function openGround(rooms: number) {
  const name = `nc_bench_${randomUUID().replaceAll('-', '')}`
  const given = process.env['DATABASE_URL']
  const admin = given ? await openEngine({ url: given, poolSize: 1 }) : undefined
  await admin?.query(`create database ${name} encoding 'UTF8' template template0`)
  const engine = await openEngine(given ? { url: Object.assign(new URL(given), { pathname: `/${name}` }).href } : {})
  await migrate(engine)
  const db = openDatabase(engine)
  const write = <T>(work: Parameters<Database['write']>[1]) => db.write({ actor: systemActor, now: NOW, requestId: 'bench' }, work) as Promise<T>
  await write(loadDirectory as never)
  const [briefingId, sessionId, personId] = [randomUUID(), randomUUID(), randomUUID()]
  const points = Array.from({ length: rooms + 1 }, () => randomUUID())
  await write(async (tx) => {
    await tx
      .insertInto('directory.person')
      .values({ id: personId, fullName: 'Bench', sortKey: 'bench', email: 'b@b.invalid', emailKey: 'b@b.invalid' })
      .execute()
    const times = { startsAt: NOW, endsAt: '2024-04-12T10:00:00Z', createdAt: NOW, figuresAsOf: NOW }
    const names = { titleVi: 'Đo', titleEn: 'Bench', centre: 'Hà Nội', chairName: 'A', placeSetId: '63' }
    await tx
      .insertInto('briefing.briefing')
      .values({ id: briefingId, reportYear: 2023, number: 1, state: 'line_check', ...times, ...names })
      .execute()
    await tx
      .insertInto('briefing.point')
      .values(
        points.map((id, position) => ({
          id,
          briefingId,
          code: `P${position}X`,
          kind: position === 0 ? 'centre' : 'province',
          agencyId: 'paccom',
          nameVi: `Phòng ${position}`,
          nameEn: `Room ${position}`,
          position,
        })),
      )
      .execute()
    await insertSession(tx, { id: sessionId, briefingId, kind: 'rehearsal', openedAt: NOW, demo: false }, personId)
  })
  const tickets = (seats: { kind: 'control' | 'point' | 'watcher'; pointId: string | null }[]) =>
    write<string[]>(async (tx) => {
      const made = []
      for (const { kind, pointId } of seats) {
        const token = randomUUID() + randomUUID()
        const times = { madeAt: NOW, expiresAt: '2099-01-01T00:00:00Z' }
        await insertTicket(tx, { id: randomUUID(), token, sessionId, briefingId, seatKind: kind, pointId, personId, name: kind, demo: false, ...times })
        made.push(token)
      }
      return made
    })
  return {
    engine,
    db,
    points,
    ticket: async (kind: 'control') => (await tickets([{ kind, pointId: null }]))[0] ?? '',
    ticketsOfRooms: () => tickets(points.slice(1).map((pointId) => ({ kind: 'point', pointId }))),
    ticketsOfWatchers: (count: number) => tickets(Array.from({ length: count }, () => ({ kind: 'watcher', pointId: null }))),
    close: async () => {
      await engine.close()
      await admin?.query(`drop database ${name} with (force)`)
      await admin?.close()
    },
  }
}
