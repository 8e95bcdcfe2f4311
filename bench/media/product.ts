import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Memory } from '#platform/media/janus-memory.ts'
import { type Arm, type Arrival, DESK, senderId, viewerId, WALL } from './arm.ts'
import { nowMs } from './clock.ts'
import type { Generator } from './generator-client.ts'
import { openPage, type Page } from './page.ts'
import type { Offered } from './peers.ts'
import type { ServerReady, ServerWish } from './product-server.ts'

interface Inside {
  ready: ServerReady
  generator: Generator
  pages: Page[]
  desk: Page | undefined
  watchers: Page[]
}

/** The meeting through our server: sockets, passes, commands, and the server's choice of what everybody sees. */
export async function openProduct(wish: ServerWish, generator: Generator): Promise<Arm> {
  const child = fork(fileURLToPath(new URL('./product-server.ts', import.meta.url)))
  const ready = await new Promise<ServerReady>((resolve, reject) => {
    child.once('message', (message) => resolve(message as ServerReady)) // Sent by product-server.ts.
    child.once('exit', () => reject(new Error('our server ended')))
    child.send(wish)
  })
  const inside: Inside = { ready, generator, pages: [], desk: undefined, watchers: [] }
  return {
    name: 'product',
    serverPid: child.pid,
    janusPid: async () => (JSON.parse(await readFile(join(wish.folder, 'janus', 'memory.json'), 'utf8')) as Memory).running?.pid ?? 0,
    storm: () => storm(inside),
    openDesk: () => openDesk(inside),
    giveFloor: (index) => giveFloor(inside, index),
    empty: () => empty(inside),
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      for (const page of inside.watchers) await page.leave()
      child.disconnect()
      await ended
    },
  }
}

async function storm(inside: Inside): Promise<Arrival[]> {
  const { ready, generator } = inside
  await gatherWatchers(inside)
  const indexes = ready.meeting.points.map((_, index) => index)
  const offers = await generator.prepare(indexes.map((index) => [senderId(index), index]))
  return Promise.all(indexes.map((index) => arrive(inside, index, offers[senderId(index)])))
}

async function gatherWatchers({ ready, watchers }: Inside): Promise<void> {
  if (watchers.length > 0) return
  for (const pass of ready.meeting.passes.watchers) watchers.push((await openPage(ready.url, pass)).page)
}

async function arrive({ ready, generator, pages }: Inside, index: number, offer: Offered | undefined): Promise<Arrival> {
  const from = nowMs()
  const { page } = await openPage(ready.url, ready.meeting.passes.points[index] ?? '')
  const welcome = nowMs() - from
  pages[index] = page
  obey(page, index, generator)
  const publish = async () => {
    const answer = page.next('media.answer')
    page.send({ type: 'media.publish', request: randomUUID(), peer: 'send', sdp: offer?.sdp ?? '', tracks: offer?.tracks ?? {} })
    const { sdp } = await answer
    const answered = nowMs() - from
    await generator.connectSender(senderId(index), sdp)
    return answered
  }
  const [published, viewing] = await Promise.all([publish(), look(page, generator, { name: viewerId(index), peer: 'view', pointIds: [] })])
  return { welcome, published, viewing: viewing - from }
}

/** A page sends its large picture and its sound when it is told to. */
function obey(page: Page, index: number, generator: Generator) {
  page.hear((message) => {
    if (message.type !== 'media.send') return
    void generator.send(senderId(index), 'stage', message.stage)
    void generator.send(senderId(index), 'audio', message.audio)
  })
}

interface Look {
  name: string
  peer: 'view' | 'wall'
  pointIds: string[]
}

/** Resolves with the moment the page's connection stands; one that does not come about is given up and made anew. */
async function look(page: Page, generator: Generator, wanted: Look): Promise<number> {
  return lookOnce(page, generator, wanted).catch((error: unknown) => {
    console.log(`${String(error)}: again`)
    page.send({ type: 'media.leave', peer: wanted.peer })
    return lookOnce(page, generator, wanted)
  })
}

async function lookOnce(page: Page, generator: Generator, { name, peer, pointIds }: Look): Promise<number> {
  const offered = page.next('media.offer', (message) => message.peer === peer)
  page.send({ type: 'media.view', request: randomUUID(), peer, pointIds, smaller: 'nothing', channel: null })
  const { sdp } = await offered
  page.send({ type: 'media.answer', peer, sdp: await generator.openViewer(name, sdp) })
  return generator.viewerConnected(name)
}

async function openDesk(inside: Inside): Promise<void> {
  const { ready, generator } = inside
  const { page, welcome } = await openPage(ready.url, ready.meeting.passes.desk)
  inside.desk = page
  await look(page, generator, { name: DESK, peer: 'view', pointIds: [] })
  await look(page, generator, { name: WALL, peer: 'wall', pointIds: ready.meeting.points })
  if (!(welcome.state as { startedAt: string | null }).startedAt) await page.act({ type: 'session.start' })
}

/** The point stands in the queue before the clock begins: what counts is the chair's click. */
async function giveFloor({ ready, desk }: Inside, index: number): Promise<number> {
  if (!desk) throw new Error('the desk is not in')
  const pointId = ready.meeting.points[index] ?? ''
  const queued = desk.next('event', ({ event }) => event?.type === 'queue.added' && event.entry.pointId === pointId)
  await desk.act({ type: 'queue.add', pointId, statementId: null, subject: null, minutes: 5 })
  const { event } = await queued
  if (event?.type !== 'queue.added') throw new Error('not in the queue')
  const asked = nowMs()
  await desk.act({ type: 'floor.give', entryId: event.entry.id, minutes: 5 })
  return asked
}

async function empty(inside: Inside): Promise<void> {
  await inside.desk?.act({ type: 'floor.end' })
  await Promise.all([...inside.pages, ...(inside.desk ? [inside.desk] : [])].map((page) => page.leave()))
  await inside.generator.closeAll()
  Object.assign(inside, { pages: [], desk: undefined })
  await pause(1500)
}
