import { ServerMessage, type ClientMessage, type Command } from '../room.contract.ts'
import { fold } from '../room.model.ts'
import type { RoomState } from '../room-state.model.ts'
import { createLineBoard, type LineBoard } from './line-board.ts'
import { backoffMs, clockOffset, firstView, type RoomView, type Wish } from './room-link.model.ts'

/** How a command ended: done, or refused with a code whose sentence the screen says. */
export type Answer = { done: true } | { done: false; code: string; details: Record<string, unknown> }

export interface RoomConnection {
  view: () => RoomView
  subscribe: (listener: () => void) => () => void
  /** Asks for an act. It is sent again, under the same id, after every reconnection until the server answers. */
  ask: (wish: Wish) => Promise<Answer>
  /** Sends what need not arrive (media signalling, line reports); false when there is no line. */
  tell: (message: ClientMessage) => boolean
  /** Every message of the server that is not part of the folded state: media, lines, captions. */
  listen: (listener: (message: ServerMessage) => void) => () => void
  /** The server's clock, in ms. */
  now: () => number
  lines: LineBoard
  close: () => void
}

export interface ConnectionOptions {
  url: string
  ticket: string
  /** This page's own id, kept over reconnections. */
  connection: string
  newId: () => string
}

const pingEveryMs = 5_000
/** Nothing heard for so long means that the line is dead though nobody closed it. */
const silenceMs = 14_000

/** The page's end of the room's socket: folds events, comes back by itself, and sends unanswered commands again. */
export function createRoomConnection(options: ConnectionOptions): RoomConnection {
  const lines = createLineBoard()
  const viewListeners = new Set<() => void>()
  const messageListeners = new Set<(message: ServerMessage) => void>()
  const answers = new Map<string, (answer: Answer) => void>()
  let view = firstView(options.connection)
  let socket: WebSocket | null = null
  let attempt = 0
  let heardAt = 0
  let best = { offset: 0, roundTrip: Number.POSITIVE_INFINITY }
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const change = (changes: Partial<RoomView>) => {
    view = { ...view, ...changes }
    for (const listener of viewListeners) listener()
  }
  const tell = (message: ClientMessage): boolean => {
    if (socket?.readyState !== WebSocket.OPEN) return false
    socket.send(JSON.stringify(message))
    return true
  }
  const settle = (id: string, answer: Answer) => {
    change({ pending: view.pending.filter((command) => command.id !== id) })
    answers.get(id)?.(answer)
    answers.delete(id)
  }
  const take = (message: ServerMessage) => {
    for (const listener of messageListeners) listener(message)
    switch (message.type) {
      case 'welcome':
        return welcome(message)
      case 'event':
        return happened(message)
      case 'done':
        return settle(message.id, { done: true })
      case 'refused':
        return settle(message.id, { done: false, code: message.code, details: message.details })
      case 'facts':
        return change({ facts: message.facts })
      case 'pong':
        return measure(message)
      case 'lines':
        return lines.put(message.lines)
      case 'caption':
        return change({ caption: { text: message.text, final: message.final } })
      case 'media.send':
        return change({ send: { stage: message.stage, audio: message.audio } })
      case 'media.status':
        return change({ media: message.media, mediaEpoch: view.mediaEpoch + (message.reset ? 1 : 0) })
      case 'goodbye':
        return change({ goodbye: message.code, link: message.code === 'protocol' ? 'lost' : 'gone' })
    }
  }
  const welcome = (message: Extract<ServerMessage, { type: 'welcome' }>) => {
    attempt = 0
    // The server made this state with the same reducer: its shape is RoomState.
    const room = message.state === null ? view.room : (message.state as RoomState)
    if (!Number.isFinite(best.roundTrip)) best = { ...best, offset: Date.parse(message.now) - Date.now() }
    const { you, facts, iceServers, media } = message
    change({ room, you, facts, iceServers, media, link: 'live', goodbye: null })
    for (const command of view.pending) tell({ type: 'command', command })
    tell({ type: 'ping', sentAt: Date.now() })
  }
  const happened = ({ seq, from, at, event }: Extract<ServerMessage, { type: 'event' }>) => {
    if (seq <= view.room.seq) return
    // One is missing: coming back with the last number that was folded brings it.
    if (from > view.room.seq + 1) return socket?.close(4000, 'gap')
    change({ room: event === null ? { ...view.room, seq } : fold(view.room, { seq, at, event }) })
  }
  const measure = ({ sentAt, now }: Extract<ServerMessage, { type: 'pong' }>) => {
    const measured = clockOffset(sentAt, Date.now(), now)
    // The quickest trip tells the clock best; older ones lose their weight so that a drifting clock is followed.
    if (measured.roundTrip <= best.roundTrip * 1.2 + 5) best = measured
  }
  const open = () => {
    const own = new WebSocket(options.url)
    socket = own
    own.addEventListener('open', () => {
      heardAt = Date.now()
      tell({ type: 'hello', ticket: options.ticket, connection: options.connection, after: view.room.seq })
    })
    own.addEventListener('message', ({ data }) => {
      heardAt = Date.now()
      const parsed = ServerMessage.safeParse(JSON.parse(String(data)))
      if (parsed.success) take(parsed.data)
    })
    own.addEventListener('close', () => {
      if (socket !== own) return
      socket = null
      comeBack()
    })
  }
  const comeBack = () => {
    if (closed || view.link === 'gone') return
    if (view.link === 'live') change({ link: 'lost' })
    clearTimeout(retry)
    retry = setTimeout(open, backoffMs(attempt++, Math.random()))
  }
  const hurry = () => {
    if (socket === null && !closed && view.link !== 'gone') {
      clearTimeout(retry)
      open()
    }
  }
  const heart = setInterval(() => {
    if (socket === null) return
    if (Date.now() - heardAt > silenceMs && heardAt > 0) {
      const dead = socket
      socket = null
      dead.close()
      return comeBack()
    }
    tell({ type: 'ping', sentAt: Date.now() })
  }, pingEveryMs)
  // A bench has no page around it.
  const page = globalThis as Partial<EventTarget>
  page.addEventListener?.('online', hurry)
  open()

  return {
    view: () => view,
    subscribe: (listener) => {
      viewListeners.add(listener)
      return () => void viewListeners.delete(listener)
    },
    ask: (wish) => {
      const command = { ...wish, id: options.newId() } as Command
      change({ pending: [...view.pending, command] })
      tell({ type: 'command', command })
      return new Promise((resolve) => answers.set(command.id, resolve))
    },
    tell,
    listen: (listener) => {
      messageListeners.add(listener)
      return () => void messageListeners.delete(listener)
    },
    now: () => Date.now() + best.offset,
    lines,
    close: () => {
      closed = true
      clearTimeout(retry)
      clearInterval(heart)
      page.removeEventListener?.('online', hurry)
      // 1000: left on purpose, the place is given up at once.
      socket?.close(1000)
    },
  }
}
