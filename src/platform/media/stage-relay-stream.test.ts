import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginsKeyframe, OPUS_SILENCE, readRtp, vp8Payloads, writeRtp, writeSenderReport } from './stage-relay-packet.ts'
import { continuousAudio, continuousVideo } from './stage-relay-stream.ts'

const KEY = Buffer.from([0x10, 0x00, 0x9d, 0x01, 0x2a])
const DELTA = Buffer.from([0x10, 0x01, 0x00])
const packet = (sequence: number, timestamp: number, payload: Buffer, marker = true) =>
  writeRtp({ payloadType: 100, marker, sequence, timestamp, ssrc: 7 }, payload)
const headsOf = (packets: readonly Buffer[]) => packets.map((one) => readRtp(one)).map((one) => ({ sequence: one?.sequence, timestamp: one?.timestamp }))
const only = (packets: readonly Buffer[]) => headsOf(packets)[0] ?? { sequence: undefined, timestamp: undefined }

describe('packets', () => {
  test('what is written is read again', () => {
    const head = { sequence: fc.nat(0xffff), timestamp: fc.nat(0xffff_ffff), marker: fc.boolean(), payload: fc.uint8Array({ minLength: 1, maxLength: 50 }) }
    fc.assert(
      fc.property(fc.record(head), ({ payload, ...rest }) => {
        const read = readRtp(writeRtp({ ...rest, payloadType: 96, ssrc: 1 }, Buffer.from(payload)))
        expect(read).toEqual({ ...rest, payload: Buffer.from(payload) })
      }),
    )
  })

  test('header extensions and padding are taken off', () => {
    const plain = packet(1, 2, Buffer.from([9, 9, 0, 2]))
    const extended = Buffer.concat([plain.subarray(0, 12), Buffer.from([0xbe, 0xde, 0, 1, 1, 2, 3, 4]), plain.subarray(12)])
    extended[0] = 0x80 | 0x10 | 0x20
    expect(readRtp(extended)?.payload).toEqual(Buffer.from([9, 9]))
  })

  test('nothing that comes breaks the reader', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void readRtp(Buffer.from(bytes))))
    expect(readRtp(writeSenderReport({ ssrc: 1, atMs: 5, timestamp: 6 }))).toBeUndefined()
  })

  test('a whole picture is told from one that needs others, whatever descriptor it has', () => {
    expect([KEY, DELTA].map(beginsKeyframe)).toEqual([true, false])
    const described = (picture: number) => Buffer.from([0x90, 0xe0, 0x81, 0x02, 0x03, 0x40, picture])
    expect([0x00, 0x01].map((picture) => beginsKeyframe(described(picture)))).toEqual([true, false])
    expect(beginsKeyframe(Buffer.from([0x00, 0x00]))).toBe(false)
    expect(vp8Payloads(Buffer.alloc(2500)).map((payload) => [payload[0], payload.length])).toEqual([
      [0x10, 1101],
      [0x00, 1101],
      [0x00, 301],
    ])
  })
})

describe('pictures', () => {
  test('the next source takes over at its first whole picture, and not before', () => {
    const video = continuousVideo(1)
    video.want(1)
    expect(video.take(1, packet(500, 9000, DELTA), 0)).toEqual({ packets: [], wantsKeyframe: true })
    expect(only(video.take(1, packet(501, 12_000, KEY), 40).packets)).toEqual({ sequence: 1, timestamp: 93_600 })
    video.want(2)
    expect(only(video.take(1, packet(502, 15_000, DELTA), 73).packets)).toEqual({ sequence: 2, timestamp: 96_600 })
    expect(video.take(2, packet(7, 1, DELTA), 80).wantsKeyframe).toBe(true)
    expect(only(video.take(2, packet(8, 1, KEY), 100).packets)).toEqual({ sequence: 3, timestamp: 99_000 })
    expect(video.take(1, packet(503, 18_000, KEY), 106).packets).toEqual([])
    expect(video.shown()).toBe(2)
  })

  test('a loss stays a loss, a late packet finds its place, a filler leaves no gap', () => {
    const video = continuousVideo(1)
    video.want(1)
    video.take(1, packet(0xffff, 0, KEY), 0)
    const lost = video.take(1, packet(1, 3000, DELTA), 33)
    expect([only(lost.packets).sequence, lost.wantsKeyframe]).toEqual([3, true])
    expect(only(video.take(1, packet(0, 3000, DELTA), 34).packets).sequence).toBe(2)
    expect(video.take(1, packet(2, 3000, Buffer.alloc(0)), 35).packets).toEqual([])
    expect(video.take(1, packet(3, 6000, DELTA), 66)).toMatchObject({ wantsKeyframe: false })
  })

  test('after a still picture the source comes back with a whole picture', () => {
    const video = continuousVideo(1)
    video.want(1)
    video.take(1, packet(10, 0, KEY), 0)
    expect(headsOf(video.still(Buffer.alloc(1500), 4000))).toEqual([
      { sequence: 2, timestamp: 450_000 },
      { sequence: 3, timestamp: 450_000 },
    ])
    expect(video.take(1, packet(11, 360_000, DELTA), 4001).packets).toEqual([])
    expect(only(video.take(1, packet(12, 363_000, KEY), 4033).packets)).toEqual({ sequence: 4, timestamp: 452_970 })
  })

  test('timestamps never go back over any changes of source, and stay by the clock', () => {
    const step = fc.record({ by: fc.nat(2), gap: fc.integer({ min: 1, max: 3000 }), key: fc.boolean(), jump: fc.integer({ min: -50_000, max: 400_000 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const video = continuousVideo(1)
        const own = [0, 1 << 30, 0xffff_0000]
        let now = 0
        let last = -1
        for (const [index, { by, gap, key, jump }] of steps.entries()) {
          now += gap
          own[by] = ((own[by] ?? 0) + gap * 90 + (index % 7 === 0 ? jump : 0)) >>> 0
          video.want(by)
          for (const { timestamp } of headsOf(video.take(by, packet(index, own[by] ?? 0, key ? KEY : DELTA), now).packets)) {
            if ((timestamp ?? 0) > last) {
              last = timestamp ?? 0
              expect(Math.abs(last - (now + 1000) * 90)).toBeLessThan(60_000 * 90)
            }
          }
        }
      }),
    )
  })
})

describe('sounds', () => {
  test('silence fills every time without sound: fifty packets a second', () => {
    const audio = continuousAudio(1)
    const filled = Array.from({ length: 100 }, (_, tick) => audio.fill((tick + 1) * 20)).flat()
    expect(filled.length).toBeGreaterThan(95)
    expect(filled.every((one) => readRtp(one)?.payload.equals(OPUS_SILENCE))).toBe(true)
  })

  test('numbers count on and times go on over sources, silence, jitter and loss', () => {
    const step = fc.record({ by: fc.nat(1), gap: fc.integer({ min: 0, max: 400 }), real: fc.boolean(), skip: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const audio = continuousAudio(1)
        let now = 0
        let sequence = 65_500
        const sent: Buffer[] = []
        for (const { by, gap, real, skip } of steps) {
          now += gap
          sequence = (sequence + 1 + skip) & 0xffff
          audio.want(by)
          if (real) sent.push(...audio.take(by, packet(sequence, now * 48 + by * 1_000_000, Buffer.from([1, 2, 3])), now))
          sent.push(...audio.fill(now))
        }
        const heads = headsOf(sent)
        heads.forEach((head, index) => {
          const before = heads[index - 1]
          expect(head.sequence).toBe(index + 1)
          if (before) expect((head.timestamp ?? 0) - (before.timestamp ?? 0)).toBeGreaterThanOrEqual(960)
        })
        const last = heads.at(-1)?.timestamp
        if (last !== undefined) expect(Math.abs(last - (now + 1000) * 48)).toBeLessThan(1000 * 48)
      }),
    )
  })

  test('a packet that comes twice or late is left out', () => {
    const audio = continuousAudio(1)
    audio.want(1)
    expect(audio.take(1, packet(5, 0, OPUS_SILENCE), 0)).toHaveLength(1)
    expect(audio.take(1, packet(5, 0, OPUS_SILENCE), 1)).toEqual([])
    expect(audio.take(1, packet(4, 0, OPUS_SILENCE), 2)).toEqual([])
    expect(audio.take(2, packet(6, 0, OPUS_SILENCE), 3)).toEqual([])
  })
})

test('a source that goes on for hours keeps its numbers and times', () => {
  const video = continuousVideo(1)
  video.want(1)
  let last = { sequence: 0, timestamp: 0 }
  for (let frame = 0; frame < 200_000; frame += 1) {
    const now = frame * 40
    const [sent] = headsOf(video.take(1, packet(frame & 0xffff, (frame * 3600) >>> 0, frame === 0 ? KEY : DELTA), now).packets)
    if (frame > 0 && (sent?.sequence !== ((last.sequence + 1) & 0xffff) || sent?.timestamp !== (last.timestamp + 3600) >>> 0))
      throw new Error(`broke at frame ${frame}`)
    last = { sequence: sent?.sequence ?? 0, timestamp: sent?.timestamp ?? 0 }
  }
  expect(last.sequence).toBe(200_000 & 0xffff)
  video.want(2)
  const [next] = headsOf(video.take(2, packet(9, 9, KEY), 200_000 * 40).packets)
  expect(next?.sequence).toBe((last.sequence + 1) & 0xffff)
})
