import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { type JanusPlaneOptions, openJanusPlane } from './janus-plane.ts'
import type { Memory } from './janus-memory.ts'
import type { MediaEvent, MediaPlane, MediaRoom, Slot } from './media-plane.ts'
import type { DownSignal, UpSignal } from './media-signal.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--autoplay-policy=no-user-gesture-required',
]

/** What of `browser/bare-page.web.ts` a test touches from outside. */
export interface Bare {
  media: { publish: () => Promise<unknown>; setSending: (tracks: string[]) => Promise<void>; view: () => void }
  take: (signal: DownSignal) => void
  slots: Map<string, { shown: number[]; widths: number[] }>
  events: string[]
  offers: number
  checkLine: (iceServers: { urls: string[]; username?: string; credential?: string }[]) => Promise<LineCheckSeen>
  echoThroughRelay: (iceServers: { urls: string[]; username?: string; credential?: string }[]) => Promise<LineCheckSeen['line']>
}

export interface LineCheckSeen {
  camera: { ok: boolean }
  microphone: { ok: boolean; peak?: number }
  line: { upKbits: number; downKbits: number; frames: number } | null
  paths: { udp: boolean; relayUdp: boolean | null; relayTcp: boolean | null }
}

/** The pages and media server of a test; `close` leaves nothing running. */
export interface Studio {
  options: JanusPlaneOptions
  openPlane: (more?: Partial<JanusPlaneOptions>) => ReturnType<typeof openJanusPlane>
  openGuest: (peer: string) => Promise<Guest>
  janusPid: () => Promise<number>
  close: () => Promise<void>
}

/** One page in a room, and the little of a room's server that it needs. */
export interface Guest {
  peer: string
  page: Page
  /** The room in which the guest is now; a test changes it with the plane. */
  seat: {
    room: MediaRoom | undefined
    slots: Slot[]
    /** The page itself asked to see its slots, as the check of a line does. */
    asked: boolean
  }
  see: (slots: Slot[]) => Promise<void>
  close: () => Promise<void>
}

export async function openStudio(rtpPorts: { from: number; to: number }): Promise<Studio> {
  const folder = await mkdtemp(join(tmpdir(), 'media-test-'))
  const options: JanusPlaneOptions = { folder, ip: ownAddress(), publicIp: undefined, cores: 2, rtpPorts }
  const planes: MediaPlane[] = []
  const voice = join(folder, 'voice.wav')
  await writeFile(voice, voiceLike())
  const args = [...FLAGS, `--use-file-for-fake-audio-capture=${voice}`]
  const [site, browser] = await Promise.all([openSite(), chromium.launch({ executablePath: '/usr/bin/chromium', args })])
  const janusPid = async () => (JSON.parse(await readFile(join(folder, 'janus', 'memory.json'), 'utf8')) as Memory).running?.pid ?? 0
  return {
    options,
    janusPid,
    openPlane: async (more = {}) => {
      const plane = await openJanusPlane({ ...options, ...more })
      planes.push(plane)
      return plane
    },
    openGuest: async (peer) => {
      const guest = await openGuest(browser, site.url, peer)
      // The page may know before the media server does that its picture gets through.
      for (const plane of planes)
        plane.subscribe((event) => event.type === 'feed-up' && event.peer === peer && guest.seat.asked && void guest.see(guest.seat.slots))
      return guest
    },
    close: async () => {
      await browser.close()
      for (const plane of planes) await plane.close()
      site.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function openGuest(browser: Browser, url: string, peer: string): Promise<Guest> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] })
  const page = await context.newPage()
  const seat: Guest['seat'] = { room: undefined, slots: [], asked: false }
  const say = (signal: DownSignal) => page.evaluate((one) => (globalThis as unknown as { bare: Bare }).bare.take(one), signal)
  const see = async (slots: Slot[]) => {
    seat.slots = slots
    const offer = await seat.room?.view(peer, slots)
    if (offer) await say({ type: 'offer', ...offer })
  }
  await page.exposeFunction('toServer', (signal: UpSignal) => serve(signal, peer, seat, say, see))
  await page.goto(url)
  await page.waitForFunction(() => 'bare' in globalThis)
  return { peer, page, seat, see, close: () => context.close() }
}

/** What a room's server does, with every permission given. */
async function serve(signal: UpSignal, peer: string, seat: Guest['seat'], say: (signal: DownSignal) => Promise<void>, see: Guest['see']) {
  const { room, slots } = seat
  if (!room) return
  if (signal.type === 'publish') {
    const { sdp } = await room.publish(peer, `${peer}.${signal.purpose}`, signal.sdp, signal.tracks)
    await say({ type: 'published', purpose: signal.purpose, sdp })
  }
  if (signal.type === 'unpublish') await room.unpublish(`${peer}.${signal.purpose}`)
  if (signal.type === 'answer') await room.answer(peer, signal.sdp)
  if (signal.type === 'view') {
    seat.asked = slots.length > 0
    await room.unview(peer)
    await see(slots)
  }
}

/** Waits for an event of the plane that fits. */
export function nextEvent<E extends MediaEvent>(plane: MediaPlane, fits: (event: MediaEvent) => event is E, timeoutMs?: number): Promise<E>
export function nextEvent(plane: MediaPlane, fits: (event: MediaEvent) => boolean, timeoutMs?: number): Promise<MediaEvent>
export function nextEvent(plane: MediaPlane, fits: (event: MediaEvent) => boolean, timeoutMs = 60_000): Promise<MediaEvent> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the event did not come')), timeoutMs)
    const stop = plane.subscribe((event) => {
      if (!fits(event)) return
      clearTimeout(timer)
      stop()
      resolve(event)
    })
  })
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 60_000): Promise<number> {
  const start = Date.now()
  while (!(await holds())) {
    if (Date.now() - start > timeoutMs) throw new Error(`not within ${timeoutMs} ms: ${what}`)
    await pause(20)
  }
  return Date.now() - start
}

/** The bare page, bundled as the product is, on an address of this machine (a page needs one to use a camera). */
async function openSite(): Promise<{ url: string; close: () => void }> {
  const entry = fileURLToPath(new URL('./browser/bare-page.web.ts', import.meta.url))
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, lib: { entry, formats: ['es'], fileName: 'bare' } } })
  const output = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] } // A build that writes nothing gives its output.
  const script = output.output[0]?.code ?? ''
  const server = createServer((request, response) => {
    const isScript = request.url === '/bare.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><meta charset="utf-8"><title>Bare</title><script type="module" src="/bare.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return { url: `http://localhost:${address && typeof address === 'object' ? address.port : 0}/`, close: () => server.close() }
}

/** Janus skips loopback addresses: the machine's own is used, and stays within the machine. */
export function ownAddress(): string {
  const found = Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')
  if (!found) throw new Error('this machine has no address but loopback')
  return found.address
}

/** Two seconds that the browser's noise suppression takes for a voice: a buzzing tone that glides, in syllables. */
function voiceLike(): Buffer {
  const rate = 48_000
  const samples = Buffer.alloc(rate * 2 * 2)
  let phase = 0
  for (let n = 0; n < rate * 2; n += 1) {
    const t = n / rate
    phase += (140 + 60 * Math.sin(2 * Math.PI * 0.7 * t)) / rate
    const syllable = Math.max(0.2, Math.sin(2 * Math.PI * 2 * t))
    samples.writeInt16LE(Math.round(24_000 * syllable * (2 * (phase % 1) - 1)), n * 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
