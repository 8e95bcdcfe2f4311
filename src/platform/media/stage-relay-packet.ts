/** An RTP packet as far as the relay reads it (RFC 3550 §5.1). */
export interface RtpPacket {
  marker: boolean
  sequence: number
  timestamp: number
  /** Without header extensions and padding; empty for a packet that only fills the line. */
  payload: Buffer
}

export interface RtpHead {
  payloadType: number
  marker: boolean
  sequence: number
  timestamp: number
  ssrc: number
}

/** An Opus frame of 20 ms in which nobody speaks (RFC 6716 §3.1: one CELT frame, and nothing in it). */
export const OPUS_SILENCE = Buffer.from([0xf8, 0xff, 0xfe])

const HEAD_BYTES = 12
const PAYLOAD_BYTES = 1100
/** Seconds between the beginnings of NTP's and of Unix' time. */
const NTP_EPOCH = 2_208_988_800

/** Undefined for what is no RTP packet. */
export function readRtp(packet: Buffer): RtpPacket | undefined {
  const first = packet[0] ?? 0
  const second = packet[1] ?? 0
  const isControl = second >= 192 && second <= 223
  if (packet.length < HEAD_BYTES || first >> 6 !== 2 || isControl) return undefined
  const begin = payloadBegin(packet, first)
  const padding = first & 0x20 ? (packet.at(-1) ?? 0) : 0
  if (begin === undefined || begin + padding > packet.length) return undefined
  return {
    marker: (second & 0x80) !== 0,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    payload: packet.subarray(begin, packet.length - padding),
  }
}

function payloadBegin(packet: Buffer, first: number): number | undefined {
  const sources = HEAD_BYTES + (first & 0x0f) * 4
  if ((first & 0x10) === 0) return sources <= packet.length ? sources : undefined
  if (sources + 4 > packet.length) return undefined
  const begin = sources + 4 + packet.readUInt16BE(sources + 2) * 4
  return begin <= packet.length ? begin : undefined
}

export function writeRtp({ payloadType, marker, sequence, timestamp, ssrc }: RtpHead, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  head[0] = 0x80
  head[1] = payloadType | (marker ? 0x80 : 0)
  head.writeUInt16BE(sequence & 0xffff, 2)
  head.writeUInt32BE(wrap32(timestamp), 4)
  head.writeUInt32BE(ssrc, 8)
  return Buffer.concat([head, payload])
}

/** A sender report (RFC 3550 §6.4.1): which moment of the clock on the wall a timestamp stands for, so that pictures and sounds are played in step. */
export function writeSenderReport({ ssrc, atMs, timestamp }: { ssrc: number; atMs: number; timestamp: number }): Buffer {
  const report = Buffer.alloc(28)
  report[0] = 0x80
  report[1] = 200
  report.writeUInt16BE(6, 2)
  report.writeUInt32BE(ssrc, 4)
  report.writeUInt32BE(wrap32(Math.floor(atMs / 1000) + NTP_EPOCH), 8)
  report.writeUInt32BE(Math.floor(((atMs % 1000) / 1000) * 2 ** 32), 12)
  report.writeUInt32BE(wrap32(timestamp), 16)
  return report
}

/** Whether a VP8 payload begins a picture that needs none before it (RFC 7741 §4.2, §4.3). */
export function beginsKeyframe(payload: Buffer): boolean {
  const first = payload[0] ?? 0
  const beginsFirstPartition = (first & 0x17) === 0x10
  const picture = payload[descriptorBytes(payload)]
  return beginsFirstPartition && picture !== undefined && (picture & 0x01) === 0
}

function descriptorBytes(payload: Buffer): number {
  if (((payload[0] ?? 0) & 0x80) === 0) return 1
  const extension = payload[1] ?? 0
  const hasLongPictureId = (extension & 0x80) !== 0 && ((payload[2] ?? 0) & 0x80) !== 0
  const pictureId = extension & 0x80 ? (hasLongPictureId ? 2 : 1) : 0
  return 2 + pictureId + (extension & 0x40 ? 1 : 0) + (extension & 0x30 ? 1 : 0)
}

/** Cuts one encoded VP8 picture into payloads. */
export function vp8Payloads(frame: Buffer): Buffer[] {
  const pieces = Math.max(1, Math.ceil(frame.length / PAYLOAD_BYTES))
  return Array.from({ length: pieces }, (_, index) =>
    Buffer.concat([Buffer.from([index === 0 ? 0x10 : 0x00]), frame.subarray(index * PAYLOAD_BYTES, (index + 1) * PAYLOAD_BYTES)]),
  )
}

/** How far `to` is ahead of `from` on a counter that begins again after 2^16; negative when it is behind. */
export const aheadBy16 = (to: number, from: number) => ((to - from) << 16) >> 16
/** The same after 2^32. */
export const aheadBy32 = (to: number, from: number) => (to - from) | 0
const wrap32 = (value: number) => (Math.floor(value) % 2 ** 32) >>> 0
