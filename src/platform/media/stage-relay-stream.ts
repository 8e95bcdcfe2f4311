import { aheadBy16, aheadBy32, beginsKeyframe, OPUS_SILENCE, readRtp, type RtpPacket, vp8Payloads, writeRtp, writeSenderReport } from './stage-relay-packet.ts'

/** One stream that never breaks, whatever its sources do. Times are milliseconds of the relay's clock, from 0. */
interface Outgoing {
  ssrc: number
  payloadType: number
  /** Ticks of a timestamp in a millisecond. */
  perMs: number
}

/** What came of a packet: what to send on, and whether the source must send a whole picture. */
export interface Taken {
  packets: Buffer[]
  wantsKeyframe: boolean
}

export const VIDEO_TYPE = 96
export const AUDIO_TYPE = 111
/** So that no timestamp is 0, which receivers take for none. */
const LEAD_MS = 1000
const STRAY_VIDEO_MS = 500
const STRAY_AUDIO_MS = 200
const AUDIO_FRAME_MS = 20
/** Sound that is late by less is waited for. */
const AUDIO_PATIENCE_MS = 60
const AUDIO_GIVE_UP_MS = 1000

const nothing: Taken = { packets: [], wantsKeyframe: false }

/**
 * Pictures of one source after another as one VP8 stream. The next source takes over at its first whole picture; until then the
 * one before is shown. Sequence numbers keep the gaps of what was lost, so that a receiver sees the loss.
 */
export function continuousVideo(ssrc: number) {
  const out: Outgoing = { ssrc, payloadType: VIDEO_TYPE, perMs: 90 }
  let wanted: number | null = null
  let source: number | null = null
  let from = { sequence: 0, timestamp: 0 }
  let at = { sequence: 0, timestamp: LEAD_MS * out.perMs }
  let newest = { ...at }
  let lastAt = Number.NEGATIVE_INFINITY

  function takeOver(by: number, { sequence, timestamp }: RtpPacket, now: number) {
    source = by
    from = { sequence, timestamp }
    at = { sequence: newest.sequence + 1, timestamp: onward(now) }
  }
  const onward = (now: number) => Math.max(newest.timestamp + out.perMs, clockOf(out, now))

  function place(packet: RtpPacket, now: number): { sequence: number; timestamp: number } {
    const own = { sequence: at.sequence + aheadBy16(packet.sequence, from.sequence), timestamp: at.timestamp + aheadBy32(packet.timestamp, from.timestamp) }
    const strays = Math.abs(own.timestamp - clockOf(out, now)) > STRAY_VIDEO_MS * out.perMs
    if (own.sequence < at.sequence) return own
    // Reckoned from the newest packet: the counters of a source begin again within minutes.
    at = own.timestamp > newest.timestamp && strays ? { sequence: own.sequence, timestamp: onward(now) } : own
    from = { sequence: packet.sequence, timestamp: packet.timestamp }
    return at
  }

  const send = (payload: Buffer, marker: boolean, placed: { sequence: number; timestamp: number }) => {
    newest = { sequence: Math.max(newest.sequence, placed.sequence), timestamp: Math.max(newest.timestamp, placed.timestamp) }
    return writeRtp({ ...out, marker, ...placed }, payload)
  }

  return {
    /** Which source shall be shown; null: none. */
    want: (next: number | null) => void (wanted = next),
    shown: () => source,
    /** When a picture came last. */
    lastAt: () => lastAt,
    take(by: number, bytes: Buffer, now: number): Taken {
      const packet = readRtp(bytes)
      if (!packet || (by !== source && by !== wanted)) return nothing
      if (packet.payload.length === 0) {
        // A packet that only fills the line is left out, and no gap is left where it was.
        if (by === source) at = { ...at, sequence: at.sequence - 1 }
        return nothing
      }
      if (by !== source) {
        if (!beginsKeyframe(packet.payload)) return { packets: [], wantsKeyframe: true }
        takeOver(by, packet, now)
      }
      const placed = place(packet, now)
      const isLoss = placed.sequence > newest.sequence + 1
      lastAt = now
      return { packets: [send(packet.payload, packet.marker, placed)], wantsKeyframe: isLoss }
    },
    /** A picture of our own; whoever was shown comes back with a whole picture. */
    still(frame: Buffer, now: number): Buffer[] {
      const timestamp = onward(now)
      source = null
      const payloads = vp8Payloads(frame)
      return payloads.map((payload, index) => send(payload, index === payloads.length - 1, { sequence: newest.sequence + 1, timestamp }))
    },
    report: (now: number, atMs: number) => writeSenderReport({ ssrc, atMs, timestamp: clockOf(out, now) }),
  }
}

/** Sounds of one source after another as one Opus stream, with silence where nobody is heard, so that a receiver never waits. */
export function continuousAudio(ssrc: number) {
  const out: Outgoing = { ssrc, payloadType: AUDIO_TYPE, perMs: 48 }
  const frame = AUDIO_FRAME_MS * out.perMs
  let wanted: number | null = null
  let last: { sequence: number; timestamp: number } | null = null
  let newest = { sequence: 0, timestamp: LEAD_MS * out.perMs - frame }
  /** What is added to a timestamp of the source, after the last of it. */
  let lastOut = 0

  function timestampFor(packet: RtpPacket, now: number): number {
    const clock = clockOf(out, now)
    const own = last ? lastOut + aheadBy32(packet.timestamp, last.timestamp) : clock
    const near = Math.abs(own - clock) <= STRAY_AUDIO_MS * out.perMs ? own : clock
    return Math.max(near, newest.timestamp + frame)
  }
  function send(payload: Buffer, timestamp: number): Buffer {
    const marker = timestamp > newest.timestamp + frame
    newest = { sequence: newest.sequence + 1, timestamp }
    return writeRtp({ ...out, marker, ...newest }, payload)
  }

  return {
    want(next: number | null) {
      if (next === wanted) return
      wanted = next
      last = null
    },
    take(by: number, bytes: Buffer, now: number): Buffer[] {
      const packet = readRtp(bytes)
      if (!packet || by !== wanted || packet.payload.length === 0) return []
      if (last && aheadBy16(packet.sequence, last.sequence) <= 0) return []
      const timestamp = timestampFor(packet, now)
      last = packet
      lastOut = timestamp
      return [send(packet.payload, timestamp)]
    },
    /** The silence that is due by now. */
    fill(now: number): Buffer[] {
      const clock = clockOf(out, now)
      if (clock - newest.timestamp > AUDIO_GIVE_UP_MS * out.perMs) newest.timestamp = clock - AUDIO_PATIENCE_MS * out.perMs - frame
      const packets: Buffer[] = []
      while (clock - newest.timestamp > AUDIO_PATIENCE_MS * out.perMs) packets.push(send(OPUS_SILENCE, newest.timestamp + frame))
      return packets
    },
    report: (now: number, atMs: number) => writeSenderReport({ ssrc, atMs, timestamp: clockOf(out, now) }),
  }
}

const clockOf = ({ perMs }: Outgoing, now: number) => Math.round((now + LEAD_MS) * perMs)
