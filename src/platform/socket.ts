import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

export interface SocketOptions {
  path: string
  /** Hosts besides the one asked for that a page may come from. */
  origins: readonly string[]
  maxBytes: number
  /** Messages a connection may send at once, and how many a second come back; those beyond are handed to `flooded`. */
  burst: number
  perSecond: number
  onOpen: (wire: Wire, asked: Asked) => void
}

/** What a page said when it asked for its connection. */
export interface Asked {
  query: URLSearchParams
  cookie: (name: string) => string | undefined
}

/** One connection of a page. */
export interface Wire {
  /** `skip`: may be left out where the reader is slow. A reader that is far behind is cut off: it comes back and asks for what it missed. */
  send: (bytes: Buffer | string, urgency?: 'skip') => void
  close: (code: number, reason: string) => void
  isOpen: () => boolean
  onText: (hear: (text: string) => void) => void
  onFlood: (hear: () => void) => void
  /** `meant`: the page said goodbye; else its line broke. */
  onClose: (hear: (meant: boolean) => void) => void
}

const SLOW_BYTES = 256 * 1024
const LOST_BYTES = 4 * 1024 * 1024
const PING_MS = 5000
/** Messages beyond its measure after which a connection is not heard any more. */
const FLOOD = 500

/** Takes WebSocket connections at one address of an HTTP server. The answer closes them all. */
export function openSockets(server: Server, options: SocketOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.maxBytes, perMessageDeflate: false, clientTracking: true })
  const alive = new WeakSet<WebSocket>()
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isOwnPage(request, options.origins)) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    sockets.handleUpgrade(request, socket, head, (opened) => {
      alive.add(opened)
      opened.on('pong', () => void alive.add(opened))
      options.onOpen(wireOf(opened, options), askedOf(request))
    })
  }
  // A page whose machine lost power or net never closes: two pings without an answer and it is gone.
  const pulse = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, PING_MS)
  pulse.unref()
  const shut = openAt(server, options.path, upgrade)
  return () => {
    clearInterval(pulse)
    shut()
    for (const socket of sockets.clients) socket.close(1012, 'restart')
    for (const socket of sockets.clients) setTimeout(() => socket.terminate(), 200).unref()
    sockets.close()
  }
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void
const doors = new WeakMap<Server, Map<string, Upgrade>>()

/** Several addresses of one server share its event: what none of them takes is cut off. */
function openAt(server: Server, path: string, upgrade: Upgrade): () => void {
  const known = doors.get(server)
  const paths = known ?? new Map<string, Upgrade>()
  paths.set(path, upgrade)
  if (!known) {
    doors.set(server, paths)
    server.on('upgrade', (request, socket, head) => {
      const take = paths.get(pathOf(request) ?? '')
      if (take) take(request, socket, head)
      else socket.destroy()
    })
  }
  return () => void paths.delete(path)
}

function askedOf({ url, headers }: IncomingMessage): Asked {
  const cookies = new Map((headers.cookie ?? '').split(';').map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1).trim()]))
  return { query: new URL(url ?? '', 'http://localhost').searchParams, cookie: (name) => cookies.get(name) }
}

const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?')[0]

/** Browsers always say which page opens a socket; what is no browser holds no cookie and nothing of the page's. */
function isOwnPage({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  if (headers.origin === undefined) return true
  const host = URL.parse(headers.origin)?.host
  return host !== undefined && (host === headers.host || origins.includes(host))
}

function wireOf(socket: WebSocket, { burst, perSecond }: SocketOptions): Wire {
  const take = bucket(burst, perSecond)
  const hear = { text: (_text: string) => undefined as void, flood: () => undefined as void, close: (_meant: boolean) => undefined as void }
  let flooded = 0
  socket.on('message', (data, isBinary) => {
    if (isBinary) return socket.close(1003, 'text only')
    if (take()) return hear.text(String(data))
    flooded += 1
    return flooded > FLOOD ? socket.close(1008, 'too much') : hear.flood()
  })
  socket.on('error', () => undefined)
  socket.on('close', (code) => hear.close(code === 1000))
  return {
    send: (bytes, urgency) => {
      if (socket.readyState !== socket.OPEN) return
      if (socket.bufferedAmount > LOST_BYTES) return socket.terminate()
      if (urgency !== 'skip' || socket.bufferedAmount < SLOW_BYTES) socket.send(bytes, { binary: false })
    },
    close: (code, reason) => socket.close(code, reason),
    isOpen: () => socket.readyState === socket.OPEN,
    onText: (listener) => void (hear.text = listener),
    onFlood: (listener) => void (hear.flood = listener),
    onClose: (listener) => void (hear.close = listener),
  }
}

/** A token bucket: answers whether one more is allowed now. */
function bucket(size: number, perSecond: number) {
  let tokens = size
  let at = performance.now()
  return () => {
    const now = performance.now()
    tokens = Math.min(size, tokens + ((now - at) / 1000) * perSecond)
    at = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
