import type { DownSignal, UpSignal } from '#platform/media/media-signal.ts'

export interface LineSignal {
  iceServers: RTCIceServer[]
  send: (signal: UpSignal) => void
  onMessage: (listener: (signal: DownSignal) => void) => () => void
  close: () => void
}

const patienceMs = 5_000

/** The signalling line of a line check; null where the server offers none now. */
export function openLineSignal(briefingId: string, pointId: string): Promise<LineSignal | null> {
  const { protocol, host } = globalThis.location
  const search = new URLSearchParams({ briefing: briefingId, point: pointId })
  const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/line-check-socket?${search}`)
  const listeners = new Set<(signal: DownSignal) => void>()
  return new Promise((resolve) => {
    const giveUp = () => resolve(null)
    setTimeout(giveUp, patienceMs)
    socket.addEventListener('close', giveUp)
    socket.addEventListener('message', ({ data }) => {
      // Our own server's words, in the shape of media-signal.ts.
      const message = JSON.parse(String(data)) as DownSignal | { type: 'ready'; iceServers: RTCIceServer[] }
      if (message.type !== 'ready') return listeners.forEach((listener) => listener(message))
      resolve({
        iceServers: message.iceServers,
        send: (signal) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(signal))
        },
        onMessage: (listener) => {
          listeners.add(listener)
          return () => void listeners.delete(listener)
        },
        close: () => socket.close(),
      })
    })
  })
}
