import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import type { ClientMessage, Command, ServerMessage } from '#briefing/room/room.contract.ts'

type Said<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>

/** A page of the room without a browser: its socket, and what it was told. */
export interface Page {
  send: (message: ClientMessage) => void
  /** Sends a command. Throws when it is refused. */
  act: (command: { type: Command['type'] } & Record<string, unknown>) => Promise<void>
  /** The next message of a kind, from now on. */
  next: <T extends ServerMessage['type']>(type: T, fits?: (message: Said<T>) => boolean) => Promise<Said<T>>
  hear: (listener: (message: ServerMessage) => void) => void
  leave: () => Promise<void>
}

const WAIT_MS = 20_000

/** Connects and says hello; resolves with the answer to it. */
export async function openPage(url: string, ticket: string): Promise<{ page: Page; welcome: Said<'welcome'> }> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  const listeners = new Set<(message: ServerMessage) => void>()
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString('utf8')) as ServerMessage // Our own server's word.
    for (const listener of listeners) listener(message)
  })
  const next: Page['next'] = (type, fits = () => true) => nextOf(listeners, type, fits)
  const send = (message: ClientMessage) => socket.send(JSON.stringify(message))
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const page: Page = {
    send,
    next,
    hear: (listener) => void listeners.add(listener),
    act: async (command) => {
      const id = randomUUID()
      const refused = next('refused', (message) => message.id === id).then(({ code }) => Promise.reject(new Error(`${command.type}: ${code}`)))
      const done = next('done', (message) => message.id === id)
      refused.catch(() => undefined)
      done.catch(() => undefined)
      send({ type: 'command', command: { ...command, id } as Command })
      await Promise.race([done, refused])
    },
    leave: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve())
        socket.close(1000)
      }),
  }
  const welcome = next('welcome')
  send({ type: 'hello', ticket, connection: randomUUID(), after: 0 })
  return { page, welcome: await welcome }
}

function nextOf<T extends ServerMessage['type']>(
  listeners: Set<(message: ServerMessage) => void>,
  type: T,
  fits: (message: Said<T>) => boolean,
): Promise<Said<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      listeners.delete(listener)
      reject(new Error(`no ${type} within ${WAIT_MS} ms`))
    }, WAIT_MS)
    const listener = (message: ServerMessage) => {
      if (message.type !== type || !fits(message as Said<T>)) return
      clearTimeout(timer)
      listeners.delete(listener)
      resolve(message as Said<T>) // Its type was compared.
    }
    listeners.add(listener)
  })
}
