/**
 * How long a meeting is without its server: it is killed (-9), its supervisor lets the spare take over, while every room of a briefing is
 * connected as its page is (`createRoomConnection`), no browser beside it. The floor is a bare `ws` server of ten lines, killed and started in turns with it.
 *
 * node bench/restart.ts --data <folder of a seeded demonstration; a copy, it is written to> [--rounds 6]
 * DATABASE_URL: as the product takes it; the folder then holds the files only.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createRoomConnection, type RoomConnection } from '../src/briefing/room/ui/room-connection.ts'
import { DEMO_PASSWORD } from '../db/seed/demo/demo-password.ts'

const PORT = 9790
const FLOOR_PORT = 9791
const FLOOR = `import { WebSocketServer } from 'ws'
new WebSocketServer({ port: ${FLOOR_PORT}, host: '127.0.0.1' }).on('connection', (socket) => socket.on('message', () => socket.send('welcome')))
console.log('http://localhost:${FLOOR_PORT}')`

const { values } = parseArgs({ options: { data: { type: 'string' }, rounds: { type: 'string', default: '6' } } })
if (!values.data) throw new Error('--data names the folder of a seeded demonstration')
const rounds = Number(values.rounds)

function product() {
  return start(['src/supervise.ts'], { PORT: `${PORT}`, HOST: '127.0.0.1', DATA_DIR: values.data ?? '', DEMO: '1', LOG_LEVEL: 'warn' })
}
function floor() {
  return start(['--input-type=module', '--eval', FLOOR], {})
}

await bench()

async function bench() {
  const server = await product()
  let bare = await floor()
  const links = await openRooms()
  await Promise.all(links.map(live))
  const bares = await Promise.all(links.map(() => openBare()))
  console.log(`${links.length} rooms connected`)

  const took = { product: [] as number[], floor: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    const before = links.map((link) => link.view().room.seq)
    await readable()
    took.product.push(await untilBack(links, async () => process.kill(Number(await readFile(join(values.data ?? '', 'server.pid'), 'utf8')), 'SIGKILL')))
    if (links.some((link, index) => link.view().room.seq < (before[index] ?? 0))) throw new Error('A room went back in time')
    const again = async () => {
      bare.kill('SIGKILL')
      await once(bare, 'exit')
      bare = await floor()
    }
    took.floor.push(await untilBack(bares, again))
    console.log(`round ${round + 1}: product ${took.product.at(-1)} ms, floor ${took.floor.at(-1)} ms`)
  }
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
  console.log(`all ${links.length} rooms back: median ${middle(took.product)} ms, longest ${Math.max(...took.product)} ms (goal: 3000)`)
  console.log(`bare ws server: median ${middle(took.floor)} ms; ratio ${(middle(took.product) / middle(took.floor)).toFixed(1)}`)
  for (const link of links) link.close()
  bare.kill('SIGKILL')
  server.kill('SIGINT')
  await once(server, 'exit')
  process.exit(0)
}

interface Link {
  /** Settled when the line was lost and every message of greeting has come again. */
  back: () => Promise<void>
}

/** Milliseconds from the kill until every link is greeted again. */
async function untilBack(all: readonly (RoomConnection | Link)[], kill: () => Promise<unknown>): Promise<number> {
  const waiting = all.map((one) => ('back' in one ? one.back() : lost(one).then(() => live(one))))
  const from = performance.now()
  const killed = kill()
  await Promise.all([killed, ...waiting])
  return Math.round(performance.now() - from)
}

/** A server does not die every few seconds: the spare is given the time to be read. */
function readable() {
  return new Promise((resolve) => setTimeout(resolve, 15_000))
}

function start(args: string[], env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('The server ended')))
    child.stdout.on('data', (chunk: Buffer) => String(chunk).includes('http://localhost') && resolve(child))
  })
}

function when(link: RoomConnection, state: string) {
  return new Promise<void>((resolve) => {
    const stop = link.subscribe(look)
    look()
    function look() {
      if (link.view().link !== state) return
      stop()
      resolve()
    }
  })
}
function live(link: RoomConnection) {
  return when(link, 'live')
}
function lost(link: RoomConnection) {
  return when(link, 'lost')
}

/** A pass for every room of the planned briefing's rehearsal, which the secretariat of a demonstration may play. */
async function openRooms(): Promise<RoomConnection[]> {
  const base = `http://127.0.0.1:${PORT}/api`
  let cookie = ''
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
    const answer = await fetch(`${base}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    cookie ||= answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return (await answer.json()) as T
  }
  await ask('POST', '/session', { email: 'canbo.paccom@nhipcau.example', password: DEMO_PASSWORD })
  const { briefings } = await ask<{ briefings: { id: string; state: string }[] }>('GET', '/briefings')
  const { id } = briefings.find(({ state }) => ['invited', 'confirming', 'rehearsal'].includes(state)) ?? { id: '' }
  await ask('POST', `/briefings/${id}/sessions`, { kind: 'rehearsal' })
  const { pointIds } = await ask<{ pointIds: string[] }>('GET', `/briefings/${id}/room`)
  const tickets = await Promise.all(
    pointIds.map((pointId) => ask<{ token: string }>('POST', `/briefings/${id}/tickets`, { seat: 'point', pointId, kind: 'rehearsal' })),
  )
  const url = `ws://127.0.0.1:${PORT}/room-socket`
  return tickets.map(({ token }) => createRoomConnection({ url, ticket: token, connection: randomUUID(), newId: randomUUID }))
}

/** The same way of coming back, with nothing behind it. */
async function openBare(): Promise<Link> {
  const { backoffMs } = await import('../src/briefing/room/ui/room-link.model.ts')
  let greeted: () => void = () => undefined
  let attempt = 0
  const open = () => {
    const socket = new WebSocket(`ws://127.0.0.1:${FLOOR_PORT}`)
    socket.addEventListener('open', () => socket.send('hello'))
    socket.addEventListener('message', () => {
      attempt = 0
      greeted()
    })
    socket.addEventListener('close', () => setTimeout(open, backoffMs(attempt++, Math.random())))
  }
  const first = new Promise<void>((resolve) => (greeted = resolve))
  open()
  await first
  return { back: () => new Promise<void>((resolve) => (greeted = resolve)) }
}
