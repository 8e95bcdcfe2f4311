import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'

/** What the media server refused; `code` is its own number (458 no such session, 459 no such handle, 427 room exists, 428 no such feed …). */
export class JanusError extends Error {
  readonly code: number
  constructor(code: number, reason: string) {
    super(`janus ${code}: ${reason}`)
    this.code = code
  }
}

/** The connection ended, or an answer did not come in time. */
export class JanusGone extends Error {}

export interface Jsep {
  type: 'offer' | 'answer'
  sdp: string
}

/** An event of a handle, or the answer to one of its requests. */
export interface JanusEvent {
  janus: string
  sender?: number
  transaction?: string
  plugindata?: { plugin: string; data: Record<string, unknown> }
  jsep?: Jsep
  data?: Record<string, unknown>
  error?: { code: number; reason: string }
  reason?: string
  uplink?: boolean
  lost?: number
  mid?: string
  receiving?: boolean
}

export interface PluginAnswer<Data> {
  data: Data
  jsep: Jsep | undefined
}

interface Waiting {
  done: (event: JanusEvent) => void
  failed: (error: Error) => void
  timer: NodeJS.Timeout
  /** A keepalive is answered by an `ack` and nothing after it. */
  ackIsAnswer: boolean
}

export interface JanusClient {
  /** A new session; its number is needed to claim it later. */
  create: () => Promise<number>
  /** Takes over a session that another connection left behind. Throws JanusError 458 when it is gone. */
  claim: (session: number) => Promise<void>
  attach: (plugin: string) => Promise<number>
  detach: (handle: number) => Promise<void>
  /** Sends a request to a handle's plugin and waits for the answer, be it given at once or as an event. */
  message: <Data>(handle: number, body: { request: string } & Record<string, unknown>, jsep?: Jsep) => Promise<PluginAnswer<Data>>
  keepalive: () => Promise<void>
  /** The media server's own version. */
  version: () => Promise<string>
  onEvent: (listener: (event: JanusEvent) => void) => void
  onClose: (listener: () => void) => void
  /** Closes the connection and leaves the session for the next one to claim. */
  close: () => void
}

const ANSWER_MS = 8000

/** Opens a connection to the media server's WebSocket. Throws JanusGone when nobody answers there. */
export async function openJanusClient(url: string, apiSecret: string): Promise<JanusClient> {
  const socket = new WebSocket(url, 'janus-protocol', { perMessageDeflate: false, handshakeTimeout: 3000 })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', (error) => reject(new JanusGone(error.message)))
  })
  socket.on('error', () => socket.terminate())
  return talkOver(socket, apiSecret)
}

function talkOver(socket: WebSocket, apiSecret: string): JanusClient {
  const waiting = new Map<string, Waiting>()
  const events: ((event: JanusEvent) => void)[] = []
  let session = 0

  socket.on('message', (text: Buffer) => take(readEvent(text), waiting, events))
  socket.on('close', () => failAll(waiting))

  const ask = (request: Record<string, unknown>) =>
    new Promise<JanusEvent>((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(new JanusGone('the media server is not connected'))
      const transaction = randomUUID()
      const timer = setTimeout(() => waiting.delete(transaction) && reject(new JanusGone('the media server did not answer')), ANSWER_MS)
      waiting.set(transaction, { done: resolve, failed: reject, timer, ackIsAnswer: request['janus'] === 'keepalive' })
      socket.send(JSON.stringify({ ...request, transaction, apisecret: apiSecret, ...(session && request['janus'] !== 'info' ? { session_id: session } : {}) }))
    })

  return {
    create: async () => (session = numberOf((await ask({ janus: 'create' })).data?.['id'])),
    claim: async (wanted) => {
      await ask({ janus: 'claim', session_id: wanted })
      session = wanted
    },
    attach: async (plugin) => numberOf((await ask({ janus: 'attach', plugin })).data?.['id']),
    detach: async (handle) => void (await ask({ janus: 'detach', handle_id: handle })),
    message: async <Data>(handle: number, body: Record<string, unknown>, jsep?: Jsep) =>
      pluginAnswer<Data>(await ask({ janus: 'message', handle_id: handle, body, ...(jsep ? { jsep } : {}) })),
    keepalive: async () => void (await ask({ janus: 'keepalive' })),
    version: async () => String(versionIn(await ask({ janus: 'info' }))),
    onEvent: (listener) => void events.push(listener),
    onClose: (listener) => void socket.on('close', listener),
    close: () => socket.terminate(),
  }
}

function readEvent(text: Buffer): JanusEvent {
  return JSON.parse(text.toString('utf8')) as JanusEvent // Our own media server behind a secret on loopback: its shape is its contract.
}

/** An `ack` to a message only says that the answer will come as an event; what belongs to no request is an event by itself. */
function take(event: JanusEvent, waiting: Map<string, Waiting>, listeners: readonly ((event: JanusEvent) => void)[]) {
  const asked = event.transaction ? waiting.get(event.transaction) : undefined
  if (!asked) return listeners.forEach((listener) => listener(event))
  if (event.janus === 'ack' && !asked.ackIsAnswer) return
  waiting.delete(event.transaction ?? '')
  clearTimeout(asked.timer)
  const error = event.error ?? pluginError(event)
  if (error) asked.failed(new JanusError(error.code, error.reason))
  else asked.done(event)
}

function pluginError(event: JanusEvent): { code: number; reason: string } | undefined {
  const data = event.plugindata?.data
  return typeof data?.['error_code'] === 'number' ? { code: data['error_code'], reason: String(data['error']) } : undefined
}

function pluginAnswer<Data>(event: JanusEvent): PluginAnswer<Data> {
  return { data: (event.plugindata?.data ?? {}) as Data, jsep: event.jsep } // The verb asked for decides the shape: see janus-videoroom.ts.
}

function versionIn(event: JanusEvent): unknown {
  return (event as { version_string?: unknown }).version_string // Only the answer to `info` has it.
}

function failAll(waiting: Map<string, Waiting>) {
  for (const { failed, timer } of waiting.values()) {
    clearTimeout(timer)
    failed(new JanusGone('the media server closed the connection'))
  }
  waiting.clear()
}

function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new JanusGone('the media server gave no number')
  return value
}
