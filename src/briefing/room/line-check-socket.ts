import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Database } from '#platform/db.ts'
import { SESSION_COOKIE } from '#platform/http.ts'
import { MediaFull, type MediaPlane, type MediaRoom, MediaUnavailable, type Slot } from '#platform/media/media-plane.ts'
import { type DownSignal, UpSignal } from '#platform/media/media-signal.ts'
import { Problem } from '#platform/problem.ts'
import { type Asked, openSockets, type Wire } from '#platform/socket.ts'
import { answersFor } from '../answer-point.action.ts'
import { makeLineCheck } from '../line-check.contract.ts'
import { getPoint } from '../point.store.ts'
import type { LineGreeting } from './line-check-socket.contract.ts'
import type { RoomHouse } from './room-house.ts'

export const LINE_CHECK_PATH = '/line-check-socket'
const MAX_BYTES = 256 * 1024
const BURST = 20
const PER_SECOND = 5
/** A check takes half a minute, twice that through a relay. */
const LONGEST_MS = 120_000
/** Rooms that measure at the same time; more would measure each other. */
const MOST_AT_ONCE = 12

export interface LineCheckDoor {
  house: RoomHouse
  db: Database
  findActor: (token: string | undefined, now: string) => Promise<Actor | null>
  /** Host of the address that people use. */
  publicHost: string
}

/** Lets rooms measure their line before any session is open: each is shown the picture that it sends. Answers how to close the door. */
export function openLineCheckDoor(server: Server, door: LineCheckDoor): () => void {
  const running = new Set<Wire>()
  return openSockets(server, {
    path: LINE_CHECK_PATH,
    origins: [door.publicHost],
    maxBytes: MAX_BYTES,
    burst: BURST,
    perSecond: PER_SECOND,
    onOpen: (wire, asked) => {
      begin(wire, asked, door, running).catch((error: unknown) => {
        door.house.warn(error)
        wire.close(1013, 'try again')
      })
    },
  })
}

async function begin(wire: Wire, asked: Asked, door: LineCheckDoor, running: Set<Wire>): Promise<void> {
  const { house } = door
  const briefingId = await findOwnBriefing(asked, door)
  if (!briefingId) return wire.close(4403, 'not yours')
  const state = running.size >= MOST_AT_ONCE ? 'full' : house.mediaState()
  if (state !== 'ready' || !house.media) {
    greet(wire, { type: 'unavailable', why: state === 'ready' ? 'missing' : state })
    return wire.close(1000, state)
  }
  const room = await house.media.openRoom(`check-${briefingId}`)
  if (!wire.isOpen()) return
  running.add(wire)
  const peer = randomUUID()
  const end = echo(wire, { room, peer, house, media: house.media })
  const late = setTimeout(() => wire.close(1000, 'over'), LONGEST_MS)
  wire.onClose(() => {
    clearTimeout(late)
    running.delete(wire)
    end()
  })
  greet(wire, { type: 'ready', iceServers: house.iceServers(peer) })
}

const greet = (wire: Wire, greeting: LineGreeting) => wire.send(JSON.stringify(greeting))
const Ids = z.object({ briefing: z.uuid(), point: z.uuid() })

/** The briefing, where the person who is signed in answers for the room; null for everybody else. */
async function findOwnBriefing({ query, cookie }: Asked, { db, findActor, house }: LineCheckDoor): Promise<string | null> {
  const now = house.clock().toISOString()
  const ids = Ids.safeParse(Object.fromEntries(query))
  const actor = ids.success ? await findActor(cookie(SESSION_COOKIE), now) : null
  if (!ids.success || !actor || !makeLineCheck.access.some((role) => role === actor.role)) return null
  const { briefing, point } = ids.data
  try {
    const own = await db.read({ actor, now, requestId: randomUUID() }, (reader) => getPoint(reader, briefing, point))
    return answersFor(actor, own) ? briefing : null
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

interface Echo {
  room: MediaRoom
  peer: string
  house: RoomHouse
  media: MediaPlane
}
type Publish = Extract<UpSignal, { type: 'publish' }>
const echoed = ['thumb', 'stage', 'audio']

/** Serves one page; its acts follow one another. Answers how to end all that it sends and receives. */
function echo(wire: Wire, { room, peer, house, media }: Echo): () => void {
  const feed = `${peer}.camera`
  let slots: Slot[] = []
  let viewing = false
  let turn: Promise<unknown> = Promise.resolve()
  const say = (signal: DownSignal) => wire.send(JSON.stringify(signal))
  const publish = async ({ purpose, sdp, tracks }: Publish) => {
    const names = Object.values(tracks)
    if (purpose !== 'camera' || names.some((name) => !echoed.includes(name))) return say({ type: 'unpublished', purpose, reason: 'refused' })
    slots = slotsOf(feed, names)
    const answer = await room.publish(peer, feed, sdp, tracks)
    return say({ type: 'published', purpose, sdp: answer.sdp })
  }
  const show = async () => {
    const offer = viewing ? await room.view(peer, slots) : null
    if (offer) say({ type: 'offer', ...offer })
  }
  const act = async (signal: UpSignal) => {
    if (signal.type === 'publish') await publish(signal)
    if (signal.type === 'answer') await room.answer(peer, signal.sdp)
    if (signal.type === 'unpublish' || signal.type === 'view') viewing = false
    if (signal.type === 'unpublish') await room.leave(peer)
    if (signal.type !== 'view' || slots.length === 0) return
    await room.unview(peer)
    viewing = true
    await show()
  }
  const fail = (error: unknown) => {
    const reason = error instanceof MediaFull ? 'full' : error instanceof MediaUnavailable ? 'unavailable' : 'refused'
    if (reason === 'refused') house.warn(error)
    say({ type: 'unpublished', purpose: 'camera', reason })
  }
  const inTurn = (work: () => Promise<void>) => void (turn = turn.then(work).catch(fail))
  // The page may know before the media server does that its picture gets through.
  const unsubscribe = media.subscribe((event) => event.type === 'feed-up' && event.feed === feed && inTurn(show))
  wire.onText((text) => {
    const signal = read(text)
    return signal ? inTurn(() => act(signal)) : wire.close(1008, 'not understood')
  })
  return () => {
    unsubscribe()
    void turn.then(() => room.leave(peer)).catch(house.warn)
  }
}

/** The way back of what is sent: its best picture, and its sound where there is one. */
function slotsOf(feed: string, tracks: readonly string[]): Slot[] {
  const picture = tracks.includes('stage') ? 'stage' : 'thumb'
  const video: Slot = { name: 'echo.video', kind: 'video', source: { feed, track: picture }, reserve: picture }
  return tracks.includes('audio') ? [video, { name: 'echo.audio', kind: 'audio', source: { feed, track: 'audio' } }] : [video]
}

function read(text: string): UpSignal | null {
  try {
    return UpSignal.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
