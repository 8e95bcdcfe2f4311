import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { createSocket } from 'node:dgram'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bare, type Guest, nextEvent, openStudio, type Studio, until } from './media.fixture.ts'
import { type MediaEvent, MediaFull, type MediaPlane, type MediaRoom, type Slot } from './media-plane.ts'

const STAGE: Slot = { name: 'stage.video', kind: 'video', source: null, reserve: 'stage' }
const SOUND: Slot = { name: 'stage.audio', kind: 'audio', source: null }
const wall = (feed: string | null): Slot => ({ name: 'wall-1', kind: 'video', source: feed === null ? null : { feed, track: 'thumb' } })
const stage = (feed: string | null): Slot[] => [
  { ...STAGE, source: feed === null ? null : { feed, track: 'stage' } },
  { ...SOUND, source: feed === null ? null : { feed, track: 'audio' } },
]

const bareOf = <T>(guest: Guest, read: (bare: Bare) => T) => guest.page.evaluate(`(${read.toString()})(globalThis.bare)`) as Promise<Awaited<T>>
const framesOn = (guest: Guest, slot: string) =>
  guest.page.evaluate((name) => (globalThis as unknown as { bare: Bare }).bare.slots.get(name)?.shown.length ?? 0, slot)
const widthOn = (guest: Guest, slot: string) =>
  guest.page.evaluate((name) => (globalThis as unknown as { bare: Bare }).bare.slots.get(name)?.widths.at(-1) ?? 0, slot)
const lastShown = (guest: Guest, slot: string) =>
  guest.page.evaluate((name) => (globalThis as unknown as { bare: Bare }).bare.slots.get(name)?.shown.at(-1) ?? 0, slot)
const send = (guest: Guest, tracks: ('thumb' | 'stage' | 'audio')[]) =>
  guest.page.evaluate((names) => (globalThis as unknown as { bare: Bare }).bare.media.setSending(names), tracks)

async function comeIn(guest: Guest, plane: MediaPlane, room: MediaRoom): Promise<void> {
  guest.seat.room = room
  const up = nextEvent(plane, (event) => event.type === 'feed-up' && event.peer === guest.peer)
  await guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.publish().then(() => undefined))
  await up
}

async function moves(guest: Guest, slot: string): Promise<number> {
  const before = await framesOn(guest, slot)
  return until(`frames of ${guest.peer} on ${slot}`, async () => (await framesOn(guest, slot)) > before + 5)
}

/** Waits until a picture stands still: frames on their way are still shown, and a busy machine takes its time with them. Answers how many were shown. */
async function stillOn(guest: Guest, slot: string): Promise<number> {
  let shown = -1
  await until(`${slot} to stand still`, async () => {
    const before = shown
    shown = await framesOn(guest, slot)
    await pause(300)
    return shown === before
  })
  return shown
}

describe('a room with real pictures', () => {
  let studio: Studio
  let plane: MediaPlane
  let room: MediaRoom
  let chair: Guest
  let north: Guest
  let south: Guest
  const talkers: MediaEvent[] = []

  beforeAll(async () => {
    studio = await openStudio({ from: 20_000, to: 20_499 })
    plane = await studio.openPlane()
    plane.subscribe((event) => event.type === 'talking' && talkers.push(event))
    room = await plane.openRoom('hall')
    ;[chair, north, south] = await Promise.all([studio.openGuest('chair'), studio.openGuest('north'), studio.openGuest('south')])
    await Promise.all([comeIn(north, plane, room), comeIn(south, plane, room)])
    chair.seat.room = room
  })
  afterAll(() => studio?.close())

  test('the plane says that it is ready, and of which version', () => {
    expect(plane.status()).toEqual({ state: 'ready', engine: 'janus', version: expect.stringMatching(/^1\./) })
  })

  test('frames of a thumb arrive, and a slot is given another source without negotiating', async () => {
    await chair.see([wall('north.camera'), ...stage(null)])
    await moves(chair, 'wall-1')
    expect(await widthOn(chair, 'wall-1')).toBe(320)
    await chair.see([wall('south.camera'), ...stage(null)])
    await moves(chair, 'wall-1')
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(1)
  })

  test('a stage picture is sent when called', async () => {
    await chair.see([wall('south.camera'), ...stage('north.camera')])
    await pause(500)
    expect(await framesOn(chair, 'stage.video')).toBe(0)
    await send(north, ['thumb', 'stage', 'audio'])
    await until('a first frame', async () => (await framesOn(chair, 'stage.video')) > 0)
    await until('the whole picture', async () => (await widthOn(chair, 'stage.video')) >= 640)
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(1)
  })

  test('a line is checked through the media server and back, with a relay that is not there', async () => {
    const tester = await studio.openGuest('tester')
    tester.seat.room = room
    tester.seat.slots = [{ name: 'echo', kind: 'video', source: { feed: 'tester.camera', track: 'stage' } }]
    const relay = { urls: ['turn:127.0.0.1:9?transport=udp'], username: 'a', credential: 'b' }
    const seen = await tester.page.evaluate((one) => (globalThis as unknown as { bare: Bare }).bare.checkLine([one]), relay)
    expect(seen).toMatchObject({ camera: { ok: true }, microphone: { ok: true }, paths: { udp: true, relayUdp: false, relayTcp: null } })
    expect(seen.line?.frames).toBeGreaterThan(0)
    expect(seen.line?.downKbits).toBeGreaterThan(100)
    await room.leave('tester')
    await tester.close()
  })

  test('a sender is heard talking', async () => {
    await until('talking', () => talkers.length > 0)
    expect(talkers[0]).toMatchObject({ type: 'talking', room: 'hall', feed: 'north.camera' })
  })

  test('a track muted at the server is not received, whatever its sender does', async () => {
    await room.mute('north.camera', 'stage', true)
    try {
      const shown = await stillOn(chair, 'stage.video')
      await pause(1000)
      expect(await framesOn(chair, 'stage.video')).toBe(shown)
    } finally {
      await room.mute('north.camera', 'stage', false)
    }
    await room.keyframe('north.camera', 'stage')
    await moves(chair, 'stage.video')
  })

  test('a track is copied as plain RTP to a port of this machine', async () => {
    const socket = createSocket('udp4')
    const packets: number[] = []
    socket.on('message', (packet) => packets.push((packet[1] ?? 0) & 0x7f))
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    const stop = await room.forward({ feed: 'north.camera', track: 'stage' }, socket.address().port)
    await until('packets', () => packets.length > 20)
    await stop()
    await pause(200)
    const after = packets.length
    await pause(500)
    expect(packets.length).toBe(after)
    expect(new Set(packets)).toEqual(new Set([96]))
    socket.close()
  })

  test('a slot whose feed was ended takes another without negotiating', async () => {
    await room.unpublish('north.camera')
    await chair.see([wall('south.camera'), ...stage('south.camera')])
    await send(south, ['thumb', 'stage', 'audio'])
    await moves(chair, 'stage.video')
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(1)
  })

  test('a feed that only falls silent is given up, and the slots on it need no negotiation', async () => {
    const gone = nextEvent(plane, (event) => event.type === 'feed-down' && event.feed === 'south.camera')
    await south.page.goto('chrome://crash').catch(() => undefined)
    await gone
    south = await studio.openGuest('south')
    await comeIn(south, plane, room)
    await send(south, ['thumb', 'stage', 'audio'])
    await chair.see([wall('south.camera'), ...stage('south.camera')])
    await moves(chair, 'wall-1')
    await moves(chair, 'stage.video')
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(1)
  })

  test('a slot whose feed broke off by itself takes another, and keeps its place in the page', async () => {
    const gone = nextEvent(plane, (event) => event.type === 'feed-down' && event.feed === 'south.camera')
    await south.page.goto('about:blank')
    await gone
    await chair.see([wall(null), ...stage(null)])
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(1)
    await comeIn(north, plane, room)
    await send(north, ['thumb', 'stage', 'audio'])
    await chair.see([wall('north.camera'), ...stage('north.camera')])
    await moves(chair, 'wall-1')
    await moves(chair, 'stage.video')
    expect(await bareOf(chair, (bare) => [bare.offers, ...bare.slots.keys()])).toEqual([2, 'wall-1', 'stage.video', 'stage.audio'])
  })

  test('slots are added to a viewer that has some', async () => {
    await chair.see([wall('north.camera'), ...stage('north.camera'), { name: 'wall-2', kind: 'video', source: { feed: 'north.camera', track: 'thumb' } }])
    await moves(chair, 'wall-2')
    await moves(chair, 'wall-1')
  })

  test('another process takes over the room, its peers and its feeds; pictures go on meanwhile', async () => {
    await plane.release()
    const gapStart = Date.now()
    await until('pictures a second after our process went', async () => (await lastShown(chair, 'stage.video')) > gapStart + 1000)
    plane = await studio.openPlane()
    room = await plane.openRoom('hall')
    expect(room.peers().sort()).toEqual(['chair', 'north'])
    expect(room.feeds()).toEqual([{ feed: 'north.camera', peer: 'north', tracks: ['thumb', 'stage', 'audio'] }])
    chair.seat.room = room
    north.seat.room = room
    await chair.see([wall(null), ...stage('north.camera')])
    const before = await stillOn(chair, 'wall-1')
    await pause(600)
    expect(await framesOn(chair, 'wall-1')).toBe(before)
    await chair.see([wall('north.camera'), ...stage('north.camera')])
    await moves(chair, 'wall-1')
    expect(await bareOf(chair, (bare) => bare.offers)).toBe(3)
  })

  test('pictures come back by themselves when the media server is killed', async () => {
    const pid = await studio.janusPid()
    const reset = nextEvent(plane, (event) => event.type === 'reset')
    const back = nextEvent(plane, (event) => event.type === 'feed-up' && event.feed === 'north.camera')
    process.kill(pid, 'SIGKILL')
    await reset
    const tell = (guest: Guest) => guest.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.take({ type: 'reset' }))
    await chair.page.evaluate(() => (globalThis as unknown as { bare: Bare }).bare.media.view())
    await tell(north)
    await back
    await chair.see([wall('north.camera'), ...stage('north.camera')])
    await moves(chair, 'stage.video')
    expect(await studio.janusPid()).not.toBe(pid)
  })
})

describe('a machine with little left', () => {
  let studio: Studio
  beforeAll(async () => {
    studio = await openStudio({ from: 20_500, to: 20_599 })
  })
  afterAll(() => studio?.close())

  test('refuses one more, and leaves those inside alone', async () => {
    const plane = await studio.openPlane({ maxPackets: 400 })
    const room = await plane.openRoom('hall')
    expect(await room.view('first', stage(null))).toMatchObject({ mids: { 'stage.video': '0', 'stage.audio': '1' } })
    await expect(room.view('second', stage(null))).rejects.toThrow(MediaFull)
    expect(room.peers()).toEqual(['first'])
    expect(plane.load()).toEqual({ packets: 230, limit: 400 })
    await room.leave('first')
    expect(await room.view('second', stage(null))).not.toBeNull()
  })
})

describe('our own process is killed', () => {
  let studio: Studio
  beforeAll(async () => {
    studio = await openStudio({ from: 20_700, to: 20_799 })
  })
  afterAll(() => studio?.close())

  test('the media server goes on, and the next process finds the viewer that was there', async () => {
    const script = `
      import { openJanusPlane } from ${JSON.stringify(new URL('./janus-plane.ts', import.meta.url).pathname)}
      const plane = await openJanusPlane(${JSON.stringify(studio.options)})
      const room = await plane.openRoom('hall')
      await room.view('first', ${JSON.stringify(stage(null))})
      setTimeout(() => process.stdout.write('ready'), 100)
      setInterval(() => undefined, 1000)`
    const process1 = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(process1.stdout, 'data')
    const pid = await studio.janusPid()
    process1.kill('SIGKILL')
    await once(process1, 'exit')
    const plane = await studio.openPlane()
    expect(await studio.janusPid()).toBe(pid)
    expect((await plane.openRoom('hall')).peers()).toEqual(['first'])
  })
})

test('without the program the plane says what to install', async () => {
  const studio = await openStudio({ from: 20_600, to: 20_699 })
  try {
    const plane = await studio.openPlane({ binaries: '/nowhere' })
    expect(plane.status()).toEqual({ state: 'missing', install: 'janus' })
    const room = await plane.openRoom('hall')
    await expect(room.view('first', stage(null))).rejects.toThrow('not there')
  } finally {
    await studio.close()
  }
})
