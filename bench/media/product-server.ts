/** Our server in a process of its own, so that its CPU can be told from the bench's. Started by `product.ts`. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openRooms } from '#briefing/room/open-rooms.ts'
import type { JanusSettings } from '#platform/media/janus-config.ts'
import { openJanusPlane } from '#platform/media/janus-plane.ts'
import { openGround } from '../ground.ts'
import { makeMeeting, type Meeting } from './meeting.ts'

export interface ServerWish {
  databaseUrl: string | undefined
  folder: string
  settings: JanusSettings
  points: number
  watchers: number
}

export interface ServerReady {
  url: string
  meeting: Meeting
}

async function serve({ databaseUrl, folder, settings, points, watchers }: ServerWish) {
  const warn = (error: unknown) => void process.stderr.write(`server: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  const ground = await openGround(databaseUrl)
  const meeting = await makeMeeting(ground.db, { points, watchers })
  const media = await openJanusPlane({ ...settings, folder, onError: warn, maxPackets: 1_000_000 })
  const http = createServer()
  const rooms = openRooms({ engine: ground.engine, db: ground.db, clock: () => new Date(), media, publicUrl: 'http://bench', warn })
  await rooms.attach(http)
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const ready: ServerReady = { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/room-socket`, meeting }
  process.send?.(ready)
  return async () => {
    await rooms.close()
    http.closeAllConnections()
    http.close()
    await media.close()
    await ground.close()
  }
}

let closing: Promise<() => Promise<void>> | undefined
process.once('message', (wish: ServerWish) => {
  closing = serve(wish)
  closing.catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  })
})
// Also when the bench dies: no media server stays behind.
process.once('disconnect', () => void closing?.then((close) => close()).then(() => process.exit(0)))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.connected && process.disconnect())
