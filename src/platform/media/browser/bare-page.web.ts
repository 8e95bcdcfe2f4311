import type { DownSignal, UpSignal } from '../media-signal.ts'
import { type EchoResult, runEcho } from './echo.web.ts'
import { checkLine, type LineCheckResult } from './line-check.web.ts'
import { openRoomMedia, type RoomMedia } from './room-media.web.ts'

/** The bridge that the test puts into the page before it loads. */
interface Bridge {
  toServer: (signal: UpSignal) => Promise<void>
}

interface Watched {
  stream: MediaStream
  video: HTMLVideoElement
  /** When each frame was shown, by the page's clock. */
  shown: number[]
  widths: number[]
}

/** A page without a product around it, for the tests of this folder: the room's media and what came through them. */
export interface BarePage {
  media: RoomMedia
  take: (signal: DownSignal) => void
  slots: Map<string, Watched>
  events: string[]
  offers: number
  checkLine: (iceServers: RTCIceServer[]) => Promise<LineCheckResult>
  /** The same echo where only the relay is a way out. */
  echoThroughRelay: (iceServers: RTCIceServer[]) => Promise<EchoResult | null>
}

const slots = new Map<string, Watched>()
const events: string[] = []
let listener: (signal: DownSignal) => void = () => undefined

function watchSlot(slot: string, stream: MediaStream) {
  slots.get(slot)?.video.remove()
  const video = document.createElement('video')
  Object.assign(video, { muted: true, autoplay: true, playsInline: true, srcObject: stream })
  document.body.append(video)
  const watched: Watched = { stream, video, shown: [], widths: [] }
  slots.set(slot, watched)
  const onFrame = () => {
    watched.shown.push(Date.now())
    watched.widths.push(video.videoWidth)
    video.requestVideoFrameCallback(onFrame)
  }
  video.requestVideoFrameCallback(onFrame)
}

const bridge = globalThis as unknown as Bridge & { bare: BarePage } // Put there by the test, and read by it.
const wire = {
  send: (signal: UpSignal) => void bridge.toServer(signal),
  onMessage: (listen: (signal: DownSignal) => void) => {
    const before = listener
    listener = listen
    return () => {
      listener = before
    }
  },
}
const media = openRoomMedia({
  ...wire,
  onSlot: watchSlot,
  onPart: (part, state) => events.push(`${part} ${state.state}`),
})
bridge.bare = {
  media,
  slots,
  events,
  offers: 0,
  checkLine: (iceServers) => checkLine({ ...wire, iceServers, seconds: 2 }),
  echoThroughRelay: (iceServers) => runEcho({ ...wire, iceServers, relayOnly: true, seconds: 2 }),
  take: (signal) => {
    if (signal.type === 'offer') bridge.bare.offers += 1
    listener(signal)
  },
}
