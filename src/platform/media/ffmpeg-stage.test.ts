import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FfmpegPrograms, findFfmpeg, probe, runFfmpeg, startFfmpeg } from './ffmpeg-process.ts'
import { findStagePorts, joinParts, liveArgs, recordingArgs, stageSdp, stillPicture } from './ffmpeg-stage.ts'
import { type Bare, type Guest, nextEvent, openStudio, type Studio } from './media.fixture.ts'
import type { MediaPlane, MediaRoom, Source } from './media-plane.ts'
import { openStageRelay, type StageRelay } from './stage-relay.ts'

const PORTS = { from: 22_500, to: 22_999 }
const stageOf = (feed: string): Source => ({ feed, track: 'stage' })
const thumbOf = (feed: string): Source => ({ feed, track: 'thumb' })
const voiceOf = (feed: string): Source => ({ feed, track: 'audio' })

async function comeIn(guest: Guest, plane: MediaPlane, room: MediaRoom): Promise<void> {
  guest.seat.room = room
  const up = nextEvent(plane, (event) => event.type === 'feed-up' && event.peer === guest.peer)
  await guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.publish().then(() => undefined))
  await up
  await guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.setSending(['thumb', 'stage', 'audio']))
}

/** Widths of the decoded pictures, in the order of their change. */
async function widthsIn(programs: FfmpegPrograms, path: string): Promise<number[]> {
  const text = String(await runFfmpeg(programs, ['-i', path, '-map', '0:v', '-vf', 'showinfo', '-autoscale', '0', '-f', 'framecrc', 'pipe:1']))
  const sizes = text.split('\n').flatMap((line) => {
    const bytes = Number(line.split(',')[4])
    return Number.isFinite(bytes) ? [bytes] : []
  })
  // A decoded picture is width × height × 3/2 bytes, and all of these are 16:9.
  const widths = sizes.map((bytes) => Math.round(Math.sqrt(((bytes / 1.5) * 16) / 9) / 10) * 10)
  return widths.filter((width, index) => width !== widths[index - 1])
}

const loudness = async (programs: FfmpegPrograms, path: string, from: number, seconds: number) => {
  const samples = await runFfmpeg(programs, ['-ss', String(from), '-t', String(seconds), '-i', path, '-map', '0:a', '-ac', '1', '-f', 's16le', 'pipe:1'])
  let sum = 0
  for (let at = 0; at + 1 < samples.length; at += 2) sum += samples.readInt16LE(at) ** 2
  return Math.sqrt(sum / Math.max(1, samples.length / 2))
}

describe('the stage as a file and as a live stream', () => {
  let studio: Studio
  let folder: string
  let programs: FfmpegPrograms
  let relay: StageRelay

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stage-test-'))
    const found = await findFfmpeg()
    if (!found) throw new Error('Install ffmpeg')
    programs = found
    studio = await openStudio({ from: 22_000, to: 22_199 })
    const plane = await studio.openPlane()
    const room = await plane.openRoom('hall')
    const [north, south] = await Promise.all([studio.openGuest('north'), studio.openGuest('south')])
    await Promise.all([comeIn(north, plane, room), comeIn(south, plane, room)])
    relay = openStageRelay({ room, still: await stillPicture(programs), warn: (error) => process.stderr.write(`${String(error)}\n`) })
  })
  afterAll(async () => {
    await relay?.close()
    await studio?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function start(name: string, argsOf: (sdp: string) => string[]) {
    const ports = await findStagePorts(PORTS)
    const sdp = join(folder, `${name}.sdp`)
    await writeFile(sdp, stageSdp(ports))
    const process1 = await startFfmpeg(programs, argsOf(sdp), join(folder, `${name}.log`))
    const leave = relay.addReceiver(ports)
    return { ...process1, leave }
  }

  test('two speakers alternate into one file that plays on, with the sound of both, and nobody in between', async () => {
    const parts = [join(folder, 'part-1.mkv'), join(folder, 'part-2.mkv')] as const
    await relay.show({ video: stageOf('north.camera'), voices: [voiceOf('north.camera'), null] })
    const live = await start('live', (sdp) => liveArgs(sdp, folder))
    const first = await start('one', (sdp) => recordingArgs(sdp, parts[0]))
    await pause(5000)
    await relay.show({ video: thumbOf('south.camera'), voices: [null, voiceOf('south.camera')] })
    await pause(3000)
    await relay.show({ video: stageOf('north.camera'), voices: [voiceOf('north.camera'), voiceOf('south.camera')] })
    await pause(3000)
    await first.stop()
    first.leave()
    await relay.show({ video: null, voices: [null, null] })
    await pause(500)
    const second = await start('two', (sdp) => recordingArgs(sdp, parts[1]))
    await pause(3000)
    await second.stop()
    await live.stop()

    const one = await probe(programs, parts[0])
    expect(one?.streams.map(({ codec }) => codec)).toEqual(['vp8', 'opus'])
    expect(one?.seconds).toBeGreaterThan(9)
    const widths = await widthsIn(programs, parts[0])
    expect(widths.filter((width) => width === 320)).toHaveLength(1)
    expect(Math.max(...widths)).toBeGreaterThan(320)
    expect(widths.at(-1)).toBeGreaterThan(320)
    for (const from of [2, 6, 9]) expect(await loudness(programs, parts[0], from, 1)).toBeGreaterThan(100)
    expect(await loudness(programs, parts[1], 0.5, 1)).toBeLessThan(10)

    const joined = join(folder, 'whole.webm')
    await joinParts(programs, parts, joined)
    const whole = await probe(programs, joined)
    const two = await probe(programs, parts[1])
    expect(Math.abs((whole?.seconds ?? 0) - (one?.seconds ?? 0) - (two?.seconds ?? 0))).toBeLessThan(0.5)

    const playlist = await readFile(join(folder, 'live.m3u8'), 'utf8')
    const [segment] = playlist.split('\n').filter((line) => line.endsWith('.ts'))
    expect((await readdir(folder)).filter((name) => name.endsWith('.ts')).length).toBeGreaterThan(2)
    const piece = await probe(programs, join(folder, segment ?? ''))
    expect(piece?.streams).toEqual(
      expect.arrayContaining([expect.objectContaining({ codec: 'h264', width: 1280, height: 720 }), expect.objectContaining({ codec: 'aac' })]),
    )
  })

  test('when nothing comes any more, ffmpeg finishes its file by itself', async () => {
    const path = join(folder, 'left.mkv')
    const left = await start('left', (sdp) => recordingArgs(sdp, path))
    await pause(3000)
    left.leave()
    expect(await left.ended).toBe(0)
    expect((await probe(programs, path))?.seconds).toBeGreaterThan(1)
  })
})
