/** What a synthetic packet says about itself in its last bytes: who sent it on which track, its number, and when. */
export interface Stamp {
  sender: number
  track: number
  count: number
  sentAt: number
  keyframe: boolean
}

export const tracks = ['thumb', 'stage', 'audio'] as const
export type SentTrack = (typeof tracks)[number]

const STAMP_BYTES = 16
const HEADER_BYTES = 12
/** VP8's descriptor with a 15-bit picture number: what a browser sends. */
const DESCRIPTOR_BYTES = 4
const VP8 = 96
const OPUS = 111
export const payloadTypes = { video: VP8, audio: OPUS }

/** How a track is cut: bytes a packet, packets a frame, frames a second, ticks of its clock a second. */
export const shapes: Record<SentTrack, { bytes: number; packets: number; rate: number; clock: number }> = {
  thumb: { bytes: 625, packets: 2, rate: 15, clock: 90_000 },
  stage: { bytes: 1071, packets: 7, rate: 25, clock: 90_000 },
  audio: { bytes: 80, packets: 1, rate: 50, clock: 48_000 },
}
export const KEYFRAME_EVERY_MS = 2000

/** The packets of a track, one frame after another, in buffers that are used again: a frame must be sent before the next is made. */
export function packetMaker(track: SentTrack, sender: number, ssrc: number) {
  const { bytes, packets, rate, clock } = shapes[track]
  const isVideo = track !== 'audio'
  const buffers = Array.from({ length: packets }, (_, part) => blankPacket(isVideo ? VP8 : OPUS, ssrc, bytes, part === packets - 1))
  let sequence = 0
  let time = 0
  let picture = 0
  let count = 0
  return (sentAt: number, keyframe: boolean): readonly Buffer[] => {
    time = (time + clock / rate) >>> 0
    picture = (picture + 1) & 0x7fff
    for (const [part, packet] of buffers.entries()) {
      packet.writeUInt16BE((sequence = (sequence + 1) & 0xffff), 2)
      packet.writeUInt32BE(time, 4)
      if (isVideo) describeFrame(packet, { picture, keyframe, begins: part === 0 })
      const at = packet.length - STAMP_BYTES
      packet.writeUInt16BE(sender, at)
      packet.writeUInt8(tracks.indexOf(track), at + 2)
      packet.writeUInt8(keyframe && part === 0 ? 1 : 0, at + 3)
      packet.writeUInt32BE((count = (count + 1) >>> 0), at + 4)
      packet.writeDoubleBE(sentAt, at + 8)
    }
    return buffers
  }
}

function blankPacket(payloadType: number, ssrc: number, bytes: number, ends: boolean): Buffer {
  const packet = Buffer.alloc(HEADER_BYTES + bytes)
  packet[0] = 0x80
  packet[1] = payloadType | (ends ? 0x80 : 0)
  packet.writeUInt32BE(ssrc, 8)
  // A wide-band frame of 20 ms, as opus marks it; video writes its own first byte over it.
  packet[HEADER_BYTES] = 0x78
  return packet
}

/** Descriptor (RFC 7741 §4.2) and, where a frame begins, VP8's own header: of a keyframe with its start code and size. */
function describeFrame(packet: Buffer, { picture, keyframe, begins }: { picture: number; keyframe: boolean; begins: boolean }) {
  packet[HEADER_BYTES] = begins ? 0x90 : 0x80
  packet[HEADER_BYTES + 1] = 0x80
  packet.writeUInt16BE(0x8000 | picture, HEADER_BYTES + 2)
  if (!begins) return
  const at = HEADER_BYTES + DESCRIPTOR_BYTES
  packet[at] = keyframe ? 0x10 : 0x11
  if (keyframe) packet.set([0, 0, 0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 0x02], at + 1)
}

/** Reads a packet that came; nothing for what is not RTP. */
export function readStamp(packet: Buffer): Stamp | undefined {
  if (packet.length < HEADER_BYTES + STAMP_BYTES || isControl(packet)) return undefined
  const at = packet.length - STAMP_BYTES
  return {
    sender: packet.readUInt16BE(at),
    track: packet.readUInt8(at + 2),
    keyframe: packet.readUInt8(at + 3) === 1,
    count: packet.readUInt32BE(at + 4),
    sentAt: packet.readDoubleBE(at + 8),
  }
}

const isControl = (packet: Buffer) => (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223

/** Whether a compound of RTCP asks for a whole picture (PLI or FIR). */
export function asksForKeyframe(packet: Buffer): boolean {
  if (!isControl(packet)) return false
  for (let at = 0; at + 4 <= packet.length; at += 4 * (packet.readUInt16BE(at + 2) + 1)) {
    const format = (packet[at] ?? 0) & 0x1f
    if (packet[at + 1] === 206 && (format === 1 || format === 4)) return true
  }
  return false
}
