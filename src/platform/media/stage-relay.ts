import { createSocket, type Socket } from 'node:dgram'
import { MediaRefused, MediaUnavailable, type MediaRoom, type Source } from './media-plane.ts'
import { continuousAudio, continuousVideo } from './stage-relay-stream.ts'

/** What is seen and heard on the stage; two may be heard at a time. */
export interface StageSources {
  video: Source | null
  voices: readonly [Source | null, Source | null]
}

/** Where a receiver on this machine listens: RTP on these ports, RTCP on those after them. */
export interface StagePorts {
  video: number
  voices: readonly [number, number]
}

/** The stage as three streams that never break: for a recording, for a live stream. */
export interface StageRelay {
  /** Points the streams at these sources; the picture before stays until the next one's first whole picture. */
  show: (sources: StageSources) => Promise<void>
  /** Copies that ended with their feed, or with the media server (no feed given), are asked for anew by the next `show`. */
  forget: (feed?: string) => void
  /** Sends the streams to a receiver as well; ended by the function returned. */
  addReceiver: (ports: StagePorts) => () => void
  close: () => Promise<void>
}

export interface StageRelayOptions {
  room: Pick<MediaRoom, 'forward' | 'keyframe'>
  /** An encoded VP8 picture, shown while there is none. */
  still: Buffer
  warn: (error: unknown) => void
}

const TICK_MS = 20
const REPORT_MS = 1000
const STILL_EVERY_MS = 1000
/** A picture that does not move on is held so long. */
const HOLD_MS = 3000
const KEYFRAME_EVERY_MS = 500
/** A receiver that was just started may not listen yet: whole pictures are asked for again and again. */
const SETTLE_MS = 6000
const SETTLE_EVERY_MS = 200
const RECEIVE_BYTES = 4 * 1024 * 1024

/** One copy of a track that comes to a port of ours. */
interface Tap {
  id: number
  source: Source
  socket: Socket
  stop: () => Promise<void>
}

type Line = 'video' | 'voice0' | 'voice1'
const keyOf = (source: Source | null) => (source ? `${source.feed}/${source.track}` : '')

export function openStageRelay({ room, still, warn }: StageRelayOptions): StageRelay {
  const born = performance.now()
  const clock = () => performance.now() - born
  const video = continuousVideo(0x5374_6101)
  const voices = [continuousAudio(0x5374_6102), continuousAudio(0x5374_6103)] as const
  const taps: Record<Line, Tap | null> = { video: null, voice0: null, voice1: null }
  /** The copy whose picture is shown until the next one's comes. */
  let leaving: Tap | null = null
  const receivers = new Map<StagePorts, number>()
  const sender = createSocket('udp4')
  sender.on('error', warn)
  let ids = 0
  let turn: Promise<void> = Promise.resolve()
  let reported = Number.NEGATIVE_INFINITY
  let stilled = Number.NEGATIVE_INFINITY
  let askedKeyframe = Number.NEGATIVE_INFINITY

  const deliver = (line: Line, packets: readonly Buffer[], control = false) => {
    for (const ports of receivers.keys()) {
      const port = line === 'video' ? ports.video : ports.voices[line === 'voice0' ? 0 : 1]
      for (const packet of packets) sender.send(packet, port + (control ? 1 : 0), '127.0.0.1')
    }
  }

  function take(line: Line, id: number, packet: Buffer) {
    if (line === 'voice0') return deliver(line, voices[0].take(id, packet, clock()))
    if (line === 'voice1') return deliver(line, voices[1].take(id, packet, clock()))
    const taken = video.take(id, packet, clock())
    deliver(line, taken.packets)
    if (taken.wantsKeyframe) askKeyframe()
    if (leaving && video.shown() === taps.video?.id) letGo()
    return undefined
  }

  function askKeyframe() {
    if (!taps.video || clock() - askedKeyframe < KEYFRAME_EVERY_MS) return
    askedKeyframe = clock()
    room.keyframe(taps.video.source.feed, taps.video.source.track).catch(() => undefined)
  }

  function letGo() {
    const gone = leaving
    leaving = null
    if (gone) void endTap(gone)
  }

  function tick() {
    if (receivers.size === 0) return
    const now = clock()
    if (now - reported >= REPORT_MS) report(now)
    deliver('voice0', voices[0].fill(now))
    deliver('voice1', voices[1].fill(now))
    const isSettling = [...receivers.values()].some((since) => now - since < SETTLE_MS)
    if (isSettling || (taps.video && video.shown() !== taps.video.id)) askKeyframe()
    const held = taps.video || leaving ? HOLD_MS : 0
    if (now - video.lastAt() > held && now - stilled >= (isSettling ? SETTLE_EVERY_MS : STILL_EVERY_MS)) {
      stilled = now
      deliver('video', video.still(still, now))
      letGo()
    }
  }

  function report(now: number) {
    reported = now
    const at = Date.now()
    deliver('video', [video.report(now, at)], true)
    deliver('voice0', [voices[0].report(now, at)], true)
    deliver('voice1', [voices[1].report(now, at)], true)
  }
  const timer = setInterval(tick, TICK_MS)

  async function openTap(line: Line, source: Source): Promise<Tap | null> {
    const id = (ids += 1)
    const socket = await openPort()
    socket.on('message', (packet) => take(line, id, packet))
    try {
      const stop = await room.forward(source, socket.address().port)
      return { id, source, socket, stop }
    } catch (error) {
      socket.close()
      // It went just now, or the media server is coming back: the next `show` says what is there then.
      if (!(error instanceof MediaRefused || error instanceof MediaUnavailable)) warn(error)
      return null
    }
  }

  async function endTap({ socket, stop }: Tap) {
    await stop().catch(warn)
    socket.close()
  }

  async function point(line: Line, source: Source | null) {
    const before = taps[line]
    if (keyOf(before?.source ?? null) === keyOf(source)) return
    const next = source && (await openTap(line, source))
    taps[line] = next
    if (line === 'video') return pointVideo(before, next)
    voices[line === 'voice0' ? 0 : 1].want(next?.id ?? null)
    if (before) await endTap(before)
  }

  function pointVideo(before: Tap | null, next: Tap | null) {
    video.want(next?.id ?? null)
    if (leaving && leaving !== before) letGo()
    leaving = before
    askedKeyframe = Number.NEGATIVE_INFINITY
    if (next) askKeyframe()
    else letGo()
  }

  return {
    show: ({ video: picture, voices: [one, two] }) => {
      turn = turn.then(async () => {
        await Promise.all([point('video', picture), point('voice0', one), point('voice1', two)])
      })
      return turn
    },
    forget: (feed) => {
      turn = turn.then(async () => {
        for (const line of ['video', 'voice0', 'voice1'] as const) {
          const tap = taps[line]
          if (!tap || (feed !== undefined && tap.source.feed !== feed)) continue
          taps[line] = null
          await endTap(tap)
        }
      })
    },
    addReceiver: (ports) => {
      receivers.set(ports, clock())
      reported = Number.NEGATIVE_INFINITY
      stilled = Number.NEGATIVE_INFINITY
      tick()
      return () => void receivers.delete(ports)
    },
    close: async () => {
      clearInterval(timer)
      receivers.clear()
      await turn
      letGo()
      await Promise.all(Object.values(taps).map((tap) => tap && endTap(tap)))
      sender.close()
    },
  }
}

function openPort(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BYTES })
    socket.once('error', reject)
    socket.bind(0, '127.0.0.1', () => resolve(socket))
  })
}
