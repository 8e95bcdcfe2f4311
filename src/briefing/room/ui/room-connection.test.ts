import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import { emptyRoom } from '../room-state.model.ts'
import { centre, facts } from '../room.fixture.ts'
import { createRoomConnection, type RoomConnection } from './room-connection.ts'

interface Heard {
  type: string
  after?: number
  command?: { id: string; type: string }
}

const at = '2024-04-12T07:00:00.000Z'
let server: WebSocketServer
let page: RoomConnection
let heard: Heard[]
let current: ServerSocket | null

/** A server that welcomes whoever comes and otherwise does what the test says. */
async function listen(port: number, seq: () => number) {
  server = new WebSocketServer({ port, host: '127.0.0.1' })
  server.on('connection', (socket) => {
    current = socket
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Heard
      heard.push(message)
      if (message.type === 'hello') welcome(message.after === 0 ? { ...emptyRoom, seq: seq() } : null, seq())
    })
  })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
const say = (message: object) => current?.send(JSON.stringify(message))
const welcome = (state: object | null, seq: number) =>
  say({
    type: 'welcome',
    you: { kind: 'control', pointId: null, name: 'Bàn' },
    connection: randomUUID(),
    now: at,
    state,
    seq,
    media: 'missing',
    iceServers: [],
    peers: [],
    facts,
  })
const until = async (is: () => boolean) => {
  for (let tries = 0; tries < 3000 && !is(); tries++) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(is()).toBe(true)
}
const raised = (seq: number) => ({ type: 'event', seq, from: seq, at, event: { type: 'session.locked', locked: seq % 2 === 1 } })
const shutDown = async () => {
  for (const client of server.clients) client.terminate()
  await new Promise((resolve) => server.close(resolve))
}

beforeEach(async () => {
  heard = []
  current = null
  const port = await listen(0, () => 4)
  page = createRoomConnection({ url: `ws://127.0.0.1:${port}/`, ticket: 't'.repeat(24), connection: randomUUID(), newId: randomUUID })
  await until(() => page.view().link === 'live')
})
afterEach(async () => {
  page.close()
  await shutDown()
})

test('events are folded in their order, once each; one that the seat may not see only counts', () => {
  say(raised(5))
  say(raised(5))
  say({ type: 'event', seq: 7, from: 6, at, event: null })
  return until(() => page.view().room.seq === 7 && page.view().room.locked)
})

test('a missing event brings the page back with the last number that it has', async () => {
  say(raised(5))
  say(raised(8))
  await until(() => heard.filter(({ type }) => type === 'hello').length === 2)
  expect(heard.findLast(({ type }) => type === 'hello')?.after).toBe(5)
  expect(page.view().room.seq).toBe(5)
})

test('a command without an answer is sent again under its own id after the server came back, and is done once', async () => {
  const { port } = server.address() as AddressInfo
  const answer = page.ask({ type: 'point.admit', pointId: centre })
  await until(() => heard.some(({ type }) => type === 'command'))
  await shutDown()
  await until(() => page.view().link === 'lost')
  await listen(port, () => 4)
  await until(() => heard.filter(({ type }) => type === 'command').length === 2)
  const [first, second] = heard.filter(({ type }) => type === 'command')
  expect(second?.command?.id).toBe(first?.command?.id)
  expect(page.view().pending).toHaveLength(1)
  say({ type: 'done', id: first?.command?.id, seq: 5 })
  expect(await answer).toEqual({ done: true })
  expect(page.view().pending).toHaveLength(0)
})

test('a refusal is told with its code', async () => {
  const answer = page.ask({ type: 'floor.end' })
  await until(() => heard.some(({ type }) => type === 'command'))
  say({ type: 'refused', id: heard.find(({ type }) => type === 'command')?.command?.id, code: 'no_floor', details: {} })
  expect(await answer).toEqual({ done: false, code: 'no_floor', details: {} })
})

test('a page that is shown the door does not come back by itself', async () => {
  say({ type: 'goodbye', code: 'removed' })
  await until(() => page.view().link === 'gone')
  current?.close()
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(heard.filter(({ type }) => type === 'hello')).toHaveLength(1)
})

test('words that are not of the protocol change nothing', async () => {
  say({ type: 'event', seq: 5, from: 5, at, event: { type: 'session.locked', locked: 'yes' } })
  say(raised(5))
  await until(() => page.view().room.seq === 5)
  expect(page.view().room.locked).toBe(true)
})
