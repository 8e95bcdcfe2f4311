/**
 * All pages of a meeting in one process: real connections with packets that are shaped like VP8 and opus. Started by
 * `generator-client.ts`, which speaks to it in messages.
 */
import nodeDataChannel from 'node-datachannel'
import { nowMs } from './clock.ts'
import type { GeneratorCalls, Window } from './generator-client.ts'
import type { SentTrack } from './packets.ts'
import { openSender, openViewer, type Sender, type Viewer } from './peers.ts'
import { openTally } from './tally.ts'

const TICK_MS = 2

interface Watch {
  sender: number
  waiting: Set<string>
  /** By viewer: the first packet, and the first of a whole picture. */
  first: Map<string, { packet: number; picture: number }>
  done: () => void
}

const address = process.argv[2] ?? ''
const senders = new Map<string, Sender>()
const viewers = new Map<string, Viewer>()
let tally: ReturnType<typeof openTally> | undefined
let watch: Watch | undefined
let sent = 0
let began = { at: 0, sent: 0, cpu: process.cpuUsage() }

setInterval(() => {
  const now = nowMs()
  for (const sender of senders.values()) sent += sender.tick(now)
}, TICK_MS)

const calls: { [Name in keyof GeneratorCalls]: (...args: Parameters<GeneratorCalls[Name]>) => ReturnType<GeneratorCalls[Name]> } = {
  prepare: async (ids) => {
    const made = await Promise.all(ids.map(async ([id, index]) => [id, await openSender(id, index, address)] as const))
    for (const [id, sender] of made) senders.set(id, sender)
    return Object.fromEntries(made.map(([id, sender]) => [id, sender.offer]))
  },
  connectSender: (id, answer) => get(senders, id).connect(answer),
  send: async (id, track: SentTrack, on) => void senders.get(id)?.set({ [track]: on }),
  openViewer: async (id, offer) => {
    const viewer = await openViewer(id, offer, address, (mid, stamp, at) => {
      const line = `${id}/${mid}`
      tally?.take(line, stamp, at)
      if (watch?.sender === stamp.sender) see(watch, id, stamp, at)
    })
    viewers.get(id)?.close()
    viewers.set(id, viewer)
    return viewer.answer
  },
  viewerConnected: (id) => get(viewers, id).connected,
  watchFor: (sender, of) =>
    new Promise((resolve) => {
      const timer = setTimeout(() => watch?.done(), 5000)
      const first: Watch['first'] = new Map()
      const done = () => {
        clearTimeout(timer)
        watch = undefined
        resolve(Object.fromEntries(first))
      }
      watch = { sender, waiting: new Set(of), first, done }
    }),
  beginWindow: async () => {
    tally = openTally()
    began = { at: nowMs(), sent, cpu: process.cpuUsage() }
  },
  endWindow: async (): Promise<Window> => {
    const seen = tally?.seen() ?? { received: 0, lost: 0, p50: 0, p99: 0, lines: 0 }
    tally = undefined
    const { user, system } = process.cpuUsage(began.cpu)
    return { ...seen, sent: sent - began.sent, ms: nowMs() - began.at, generatorCpu: (user + system) / 1e6 }
  },
  closeAll: async () => {
    for (const peer of [...senders.values(), ...viewers.values()]) peer.close()
    senders.clear()
    viewers.clear()
  },
}

/** Sound and the picture's start count apart; a viewer has seen the new speaker when the first whole picture began. */
function see(watched: Watch, viewer: string, stamp: { track: number; keyframe: boolean }, at: number) {
  if (!watched.waiting.has(viewer) || stamp.track !== 1) return
  const known = watched.first.get(viewer) ?? { packet: at, picture: 0 }
  watched.first.set(viewer, known)
  if (!stamp.keyframe) return
  known.picture = at
  watched.waiting.delete(viewer)
  if (watched.waiting.size === 0) watched.done()
}

function get<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id)
  if (!found) throw new Error(`no peer ${id}`)
  return found
}

process.on('message', ({ call, name, args }: { call: number; name: keyof GeneratorCalls; args: never[] }) => {
  const work = calls[name] as (...given: never[]) => Promise<unknown>
  work(...args).then(
    (value) => process.send?.({ call, value }),
    (error: unknown) => process.send?.({ call, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
nodeDataChannel.initLogger('Error', (_level, text) => void process.stderr.write(`${text}\n`))
process.send?.({ ready: true })
