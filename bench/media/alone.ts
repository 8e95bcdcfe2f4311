import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type JanusClient, openJanusClient } from '#platform/media/janus-client.ts'
import type { JanusSettings } from '#platform/media/janus-config.ts'
import { findJanus } from '#platform/media/janus-parts.ts'
import { endJanus, readSecrets, startJanus } from '#platform/media/janus-process.ts'
import { findParking, PLUGIN, type SourceRef, videoRoom } from '#platform/media/janus-videoroom.ts'
import { type Arm, type Arrival, DESK, senderId, viewerId, WALL } from './arm.ts'
import { nowMs } from './clock.ts'
import type { Generator } from './generator-client.ts'
import type { Offered } from './peers.ts'

const ROOM = 'bench'
const THUMB = '0'
const STAGE = '1'
const AUDIO = '2'

interface Alone {
  client: JanusClient
  verbs: ReturnType<typeof videoRoom>
  control: number
  generator: Generator
  points: number
  /** Handles of everybody inside; of the viewers by name, with the lines they have. */
  handles: number[]
  viewers: Map<string, { handle: number; video: string; audio: string }>
  up: Set<number>
  speaker: number | undefined
}

/** The same flows with nothing between: requests straight to a media server of the same configuration, with no state kept of them. */
export async function openAlone(settings: JanusSettings, folder: string, generator: Generator, points: number): Promise<Arm> {
  const parts = await findJanus()
  if (!parts) throw new Error('Janus is missing: apt-get install janus')
  const own = join(folder, 'alone')
  await mkdir(own, { recursive: true })
  const secrets = await readSecrets(own)
  const { pid, wsPort } = await startJanus(own, settings, secrets, parts)
  const client = await openWhenReady(wsPort, secrets.api)
  await client.create()
  const alive = setInterval(() => void client.keepalive().catch(() => undefined), 10_000)
  const verbs = videoRoom(client, { adminKey: secrets.adminKey, roomSecret: secrets.room })
  const alone: Alone = {
    client,
    verbs,
    control: await client.attach(PLUGIN),
    generator,
    points,
    handles: [],
    viewers: new Map(),
    up: new Set(),
    speaker: undefined,
  }
  client.onEvent((event) => {
    if (event.janus === 'webrtcup' && event.sender !== undefined) alone.up.add(event.sender)
  })
  return {
    name: 'Janus alone',
    janusPid: async () => pid,
    serverPid: undefined,
    storm: () => storm(alone),
    openDesk: () => openDesk(alone),
    giveFloor: async (index) => giveFloor(alone, index),
    empty: () => empty(alone),
    close: async () => {
      clearInterval(alive)
      client.close()
      await endJanus(pid, own)
    },
  }
}

async function openWhenReady(port: number, secret: string): Promise<JanusClient> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await openJanusClient(`ws://127.0.0.1:${port}`, secret)
    } catch (error) {
      if (tries > 200) throw error
      await pause(25)
    }
  }
}

async function storm(alone: Alone): Promise<Arrival[]> {
  const { verbs, control, generator, points } = alone
  await verbs.openRoom(control, ROOM, false)
  const indexes = Array.from({ length: points }, (_, index) => index)
  const offers = await generator.prepare(indexes.map((index) => [senderId(index), index]))
  const publishers: number[] = []
  const from = nowMs()
  const arrivals = await Promise.all(
    indexes.map(async (index) => {
      const [published, viewing] = await Promise.all([
        publish(alone, index, offers[senderId(index)], publishers),
        view(alone, viewerId(index), await parked(alone)),
      ])
      return { welcome: 0, published: published - from, viewing: viewing - from }
    }),
  )
  while (!publishers.every((handle) => alone.up.has(handle))) await pause(5)
  return arrivals
}

/** Resolves with the moment of the answer, when the connection stands too. */
async function publish(alone: Alone, index: number, offer: Offered | undefined, publishers: number[]): Promise<number> {
  const { client, verbs, generator } = alone
  const handle = await client.attach(PLUGIN)
  alone.handles.push(handle)
  publishers.push(handle)
  const { jsep } = await verbs.publish(handle, ROOM, senderId(index), offer?.sdp ?? '', offer?.tracks ?? {})
  const answered = nowMs()
  await generator.connectSender(senderId(index), jsep?.sdp ?? '')
  return answered
}

async function parked({ verbs, control }: Alone) {
  const rest = await findParking(verbs, control, ROOM)
  return [
    { feed: rest.feed, mid: rest.video },
    { feed: rest.feed, mid: rest.audio },
  ]
}

/** Resolves with the moment the connection stands; one that does not come about is made anew, as a page would. */
async function view(alone: Alone, name: string, sources: SourceRef[]): Promise<number> {
  return viewOnce(alone, name, sources).catch(() => viewOnce(alone, name, sources))
}

async function viewOnce(alone: Alone, name: string, sources: SourceRef[]): Promise<number> {
  const { client, verbs, generator } = alone
  const handle = await client.attach(PLUGIN)
  alone.handles.push(handle)
  const { data, jsep } = await verbs.view(
    handle,
    ROOM,
    sources.map((source, line) => ({ ...source, crossrefid: `${line}` })),
  )
  const [video, audio] = data.streams.map(({ mid }) => mid)
  alone.viewers.set(name, { handle, video: video ?? '', audio: audio ?? '' })
  const sdp = await generator.openViewer(name, jsep?.sdp ?? '')
  await verbs.start(handle, { type: 'answer', sdp })
  return generator.viewerConnected(name)
}

async function openDesk(alone: Alone): Promise<void> {
  await view(alone, DESK, await parked(alone))
  await view(
    alone,
    WALL,
    Array.from({ length: alone.points }, (_, index) => ({ feed: senderId(index), mid: THUMB })),
  )
}

/** The speaker sees itself not; everybody else does. */
async function giveFloor(alone: Alone, index: number): Promise<number> {
  const { verbs, generator, viewers, speaker } = alone
  const rest = await parked(alone)
  const asked = nowMs()
  if (speaker !== undefined) send(generator, speaker, false)
  send(generator, index, true)
  alone.speaker = index
  const switched = [...viewers]
    .filter(([name]) => name !== WALL)
    .map(([name, { handle, video, audio }]) => {
      const own = name === viewerId(index)
      const [picture, sound] = own
        ? rest
        : [
            { feed: senderId(index), mid: STAGE },
            { feed: senderId(index), mid: AUDIO },
          ]
      if (!picture || !sound) return undefined
      return verbs.switchSlots(handle, [
        { ...picture, sub_mid: video },
        { ...sound, sub_mid: audio },
      ])
    })
  await Promise.all(switched)
  return asked
}

function send(generator: Generator, index: number, on: boolean) {
  void generator.send(senderId(index), 'stage', on)
  void generator.send(senderId(index), 'audio', on)
}

async function empty(alone: Alone): Promise<void> {
  await alone.generator.closeAll()
  await Promise.all(alone.handles.map((handle) => alone.client.detach(handle).catch(() => undefined)))
  await alone.verbs.closeRoom(alone.control, ROOM)
  Object.assign(alone, { handles: [], viewers: new Map(), up: new Set(), speaker: undefined })
}
