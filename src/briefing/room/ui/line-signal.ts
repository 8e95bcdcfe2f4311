import type { DownSignal, UpSignal } from '#platform/media/media-signal.ts'
import { LineGreeting } from '../line-check-socket.contract.ts'

/** Why nothing could be measured, through no fault of the line. `silent`: the server did not answer. */
export type LineHindrance = 'starting' | 'missing' | 'down' | 'full' | 'silent'

export interface LineSignal {
  iceServers: RTCIceServer[]
  send: (signal: UpSignal) => void
  onMessage: (listener: (signal: DownSignal) => void) => () => void
  /** What the media server had no room for; null: nothing was refused. */
  hindrance: () => LineHindrance | null
  close: () => void
}

const patienceMs = 5_000
const refusals = { full: 'full', unavailable: 'starting', refused: 'down' } as const

/** The signalling line of a line check, or why there is none now. */
export function openLineSignal(briefingId: string, pointId: string): Promise<LineSignal | LineHindrance> {
  const { protocol, host } = globalThis.location
  const search = new URLSearchParams({ briefing: briefingId, point: pointId })
  const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/line-check-socket?${search}`)
  return new Promise((resolve) => {
    const giveUp = () => resolve('silent')
    setTimeout(giveUp, patienceMs)
    socket.addEventListener('close', giveUp)
    socket.addEventListener(
      'message',
      ({ data }) => {
        const greeting = LineGreeting.parse(JSON.parse(String(data)))
        resolve(greeting.type === 'ready' ? signalOn(socket, greeting.iceServers) : greeting.why)
      },
      { once: true },
    )
  })
}

function signalOn(socket: WebSocket, iceServers: RTCIceServer[]): LineSignal {
  const listeners = new Set<(signal: DownSignal) => void>()
  let hindrance: LineHindrance | null = null
  socket.addEventListener('message', ({ data }) => {
    // Our own server's words, in the shape of media-signal.ts.
    const signal = JSON.parse(String(data)) as DownSignal
    if (signal.type === 'unpublished') hindrance = refusals[signal.reason]
    for (const listener of listeners) listener(signal)
  })
  return {
    iceServers,
    send: (signal) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(signal))
    },
    onMessage: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    hindrance: () => hindrance,
    close: () => socket.close(),
  }
}
