import type { DownSignal, UpSignal } from '../media-signal.ts'
import { digestOf, sampleOf } from './link-stats.web.ts'
import { openSender, type Sender } from './sender.web.ts'
import { openViewer, type Viewer } from './viewer.web.ts'

export interface EchoOptions {
  send: (signal: UpSignal) => void
  onMessage: (listener: (signal: DownSignal) => void) => () => void
  iceServers: RTCIceServer[]
  relayOnly: boolean
  seconds: number
}

export interface EchoResult {
  /** What the browser believes it could send, kbit/s. */
  upKbits: number
  /** What came back, kbit/s; at most what was sent, 1.5 Mbit/s. */
  downKbits: number
  rttMs: number | null
  /** Of packets, 0 to 1. */
  upLoss: number
  downLoss: number
  frames: number
}

const CONNECT_MS = 8000
const SETTLE_MS = 2000
/** Made once and shown in turn: making them all the time would be the load of a small machine. */
const NOISE_IMAGES = 7

/** Sends a picture to the media server and receives it back; null when no connection came about. */
export async function runEcho(options: EchoOptions): Promise<EchoResult | null> {
  const noise = openNoise()
  const up = Promise.withResolvers<void>()
  const down = Promise.withResolvers<void>()
  const seen = Promise.withResolvers<void>()
  const common = { iceServers: options.iceServers, relayOnly: options.relayOnly, onLost: () => undefined }
  const encoding = { maxBitrate: 1_500_000, maxFramerate: 25 }
  const sender = openSender([{ name: 'stage', track: noise.track, encoding }], { ...common, onUp: up.resolve })
  const viewer = openViewer({ ...common, onUp: down.resolve, onSlot: (_, stream) => void seeUnseen(stream).then(seen.resolve) })
  const detach = options.onMessage((signal) => void take(signal, sender, viewer, options).catch(() => undefined))
  try {
    const { sdp, tracks } = await sender.offer()
    options.send({ type: 'publish', purpose: 'camera', sdp, tracks })
    await within(CONNECT_MS, up.promise)
    options.send({ type: 'view' })
    await within(CONNECT_MS, down.promise)
    await within(CONNECT_MS, seen.promise).catch(() => undefined)
    return await measure(sender.connection, viewer.connection, options.seconds)
  } catch {
    return null
  } finally {
    options.send({ type: 'unpublish', purpose: 'camera' })
    detach()
    noise.stop()
    sender.close()
    viewer.close()
  }
}

async function take(signal: DownSignal, sender: Sender, viewer: Viewer, { send }: EchoOptions): Promise<void> {
  if (signal.type === 'published') await sender.accept(signal.sdp)
  if (signal.type === 'offer') send({ type: 'answer', sdp: await viewer.accept(signal) })
}

/** The first two seconds are left out: the browser begins low and feels its way up. */
async function measure(up: RTCPeerConnection, down: RTCPeerConnection, seconds: number): Promise<EchoResult> {
  await pause(SETTLE_MS)
  const before = { up: await sampleOf([up], 'up'), down: await sampleOf([down], 'down') }
  await pause(seconds * 1000)
  const sent = digestOf(before.up, await sampleOf([up], 'up'))
  const received = digestOf(before.down, await sampleOf([down], 'down'))
  return {
    upKbits: Math.max(sent.kbits, await believedKbits(up)),
    downKbits: received.kbits,
    rttMs: sent.rttMs ?? received.rttMs,
    upLoss: sent.loss,
    downLoss: received.loss,
    frames: received.frames,
  }
}

async function believedKbits(connection: RTCPeerConnection): Promise<number> {
  let kbits = 0
  const stats = await connection.getStats()
  stats.forEach((report: { availableOutgoingBitrate?: number }) => {
    kbits = Math.max(kbits, Math.round((report.availableOutgoingBitrate ?? 0) / 1000))
  })
  return kbits
}

/** A picture that no encoder can make small, so that the line is really filled; of a size that still moves on a line of 300 kbit/s. */
function openNoise(): { track: MediaStreamTrack; stop: () => void } {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 480, height: 270 })
  const pen = canvas.getContext('2d')
  const images = Array.from({ length: NOISE_IMAGES }, () => noiseImage(canvas.width, canvas.height))
  let shown = 0
  const timer = setInterval(() => {
    const image = images[(shown += 1) % NOISE_IMAGES]
    if (image) pen?.putImageData(image, 0, 0)
  }, 40)
  const track = canvas.captureStream(25).getVideoTracks()[0]
  if (!track) throw new Error('a canvas gave no picture')
  return {
    track,
    stop: () => {
      clearInterval(timer)
      track.stop()
    },
  }
}

function noiseImage(width: number, height: number): ImageData {
  const image = new ImageData(width, height)
  const words = new Uint32Array(image.data.buffer)
  for (let n = 0; n < words.length; n += 1) words[n] = 0xff000000 | Math.floor(Math.random() * 0xffffff)
  return image
}

/** Plays a picture, for one that nothing plays is not decoded, and waits for its first frame: on a weak line that alone takes seconds. */
function seeUnseen(stream: MediaStream): Promise<void> {
  const video = document.createElement('video')
  Object.assign(video, { muted: true, autoplay: true, playsInline: true, srcObject: stream })
  void video.play().catch(() => undefined)
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve()))
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return Promise.race([promise, pause(ms).then(() => Promise.reject(new Error('too late')))])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
