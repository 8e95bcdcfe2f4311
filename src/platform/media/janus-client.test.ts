import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type JanusClient, JanusError, type JanusEvent, JanusGone, openJanusClient } from './janus-client.ts'

interface Said {
  janus: string
  transaction: string
  apisecret?: string
  session_id?: number
}

let server: WebSocketServer | undefined
afterEach(() => server?.close())

/** The other end of the wire: answers by the rules of Janus' own protocol, as the test says. */
async function connectTo(answer: (said: Said, socket: WebSocket) => object[]): Promise<{ client: JanusClient; heard: Said[]; sockets: WebSocket[] }> {
  const heard: Said[] = []
  const sockets: WebSocket[] = []
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'janus-protocol' })
  server.on('connection', (socket) => {
    sockets.push(socket)
    socket.on('message', (data: Buffer) => {
      const said = JSON.parse(data.toString()) as Said
      heard.push(said)
      for (const one of answer(said, socket)) socket.send(JSON.stringify({ transaction: said.transaction, ...one }))
    })
  })
  await new Promise((resolve) => server?.once('listening', resolve))
  const client = await openJanusClient(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, 'secret')
  return { client, heard, sockets }
}

test('a message is answered by its event, not by the ack before it', async () => {
  const { client } = await connectTo(() => [{ janus: 'ack' }, { janus: 'event', plugindata: { data: { room: 'r' } }, jsep: { type: 'answer', sdp: 'v=0' } }])
  expect(await client.message(1, { request: 'join' })).toEqual({ data: { room: 'r' }, jsep: { type: 'answer', sdp: 'v=0' } })
})

test('a keepalive is answered by its ack', async () => {
  const { client } = await connectTo(() => [{ janus: 'ack' }])
  await client.keepalive()
})

test('every request carries the secret, and the session once there is one; asking for the version has none', async () => {
  const { client, heard } = await connectTo(({ janus }) => [
    janus === 'info' ? { janus: 'server_info', version_string: '1.1.2' } : { janus: 'success', data: { id: 7 } },
  ])
  await client.create()
  await client.attach('p')
  expect(await client.version()).toBe('1.1.2')
  expect(heard.map((one) => [one.janus, one.apisecret, one.session_id])).toEqual([
    ['create', 'secret', undefined],
    ['attach', 'secret', 7],
    ['info', 'secret', undefined],
  ])
})

test('refusals of the server and of a plugin are errors with their number', async () => {
  const { client } = await connectTo(({ janus }) =>
    janus === 'attach'
      ? [{ janus: 'error', error: { code: 458, reason: 'no session' } }]
      : [{ janus: 'success', plugindata: { data: { error_code: 427, error: 'exists' } } }],
  )
  await expect(client.attach('p')).rejects.toMatchObject({ code: 458 })
  await expect(client.message(1, { request: 'create' })).rejects.toThrow(JanusError)
})

test('what nobody asked for goes to the listeners', async () => {
  const { client, sockets } = await connectTo(() => [])
  const event = new Promise<JanusEvent>((resolve) => client.onEvent(resolve))
  sockets[0]?.send(JSON.stringify({ janus: 'webrtcup', sender: 5 }))
  expect(await event).toEqual({ janus: 'webrtcup', sender: 5 })
})

test('whoever waits when the connection ends is told so', async () => {
  const { client } = await connectTo((_, socket) => {
    socket.terminate()
    return []
  })
  await expect(client.attach('p')).rejects.toThrow(JanusGone)
  await expect(client.attach('p')).rejects.toThrow(JanusGone)
})

test('nobody at the address is said at once', async () => {
  await expect(openJanusClient('ws://127.0.0.1:1', 'secret')).rejects.toThrow(JanusGone)
})
