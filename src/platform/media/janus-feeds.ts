import { isCode, type VideoRoom } from './janus-videoroom.ts'
import type { FeedMemory } from './janus-memory.ts'
import { MediaFull, MediaRefused, type Source, type TrackName } from './media-plane.ts'
import { packetsIn } from './packet-budget.ts'
import { type Connection, getParking, type RoomContext, slotsOn, tracksOf } from './room-context.ts'
import { PLUGIN } from './janus-videoroom.ts'

const ID_TAKEN = 436
const VP8 = 96
const OPUS = 111

export interface Publication {
  peer: string
  feed: string
  offer: string
  tracks: Readonly<Record<string, TrackName>>
}

const budgetKey = (room: RoomContext, feed: string) => `in ${room.name} ${feed}`
const mutedKey = (feed: string, track: TrackName) => `${feed}/${track}`

/** Answers a sender's offer; see MediaRoom.publish. */
export async function publish(room: RoomContext, wish: Publication): Promise<{ sdp: string }> {
  const cost = packetsIn(Object.values(wish.tracks))
  const key = budgetKey(room, wish.feed)
  if (!room.budget.fits(key, cost)) throw new MediaFull(`no room for ${cost} packets a second more`)
  await unpublish(room, wish.feed)
  room.budget.set(key, cost)
  try {
    return await publishAnew(room, wish)
  } catch (error) {
    room.budget.free(key)
    throw error
  }
}

async function publishAnew(room: RoomContext, { peer, feed, offer, tracks }: Publication): Promise<{ sdp: string }> {
  const { client, verbs, control } = room.connection()
  const handle = await client.attach(PLUGIN)
  try {
    const answer = await joinOverOld(room, control, feed, () => verbs.publish(handle, room.name, feed, offer, { ...tracks }))
    if (!answer.jsep) throw new MediaRefused('the media server gave no answer to the offer')
    const memory: FeedMemory = { peer, handle, mids: Object.fromEntries(Object.entries(tracks).map(([mid, track]) => [track, mid])), up: false }
    room.memory.feeds[feed] = memory
    room.touch()
    await muteAsBefore(room, verbs, feed, memory)
    return { sdp: answer.jsep.sdp }
  } catch (error) {
    delete room.memory.feeds[feed]
    await client.detach(handle).catch(() => undefined)
    throw error
  }
}

/** A feed that an earlier process of ours left without writing it down is put out. */
async function joinOverOld<T>(room: RoomContext, control: number, feed: string, join: () => Promise<T>): Promise<T> {
  try {
    return await join()
  } catch (error) {
    if (!isCode(error, ID_TAKEN)) throw error
    await room.connection().verbs.kick(control, room.name, feed)
    return join()
  }
}

async function muteAsBefore(room: RoomContext, verbs: VideoRoom, feed: string, memory: FeedMemory): Promise<void> {
  const mids = tracksOf(memory).flatMap((track) => (room.memory.muted.includes(mutedKey(feed, track)) ? (memory.mids[track] ?? []) : []))
  if (mids.length > 0) await verbs.mute(memory.handle, mids, true)
}

/** Ends a feed; its viewers' slots are put to rest first, so that none of them breaks. */
export async function unpublish(room: RoomContext, feed: string): Promise<void> {
  const known = room.memory.feeds[feed]
  if (!known) return
  const { client, verbs } = room.connection()
  await parkViewers(room, verbs, feed)
  forgetFeed(room, feed)
  await client.detach(known.handle).catch(() => undefined)
}

async function parkViewers(room: RoomContext, verbs: VideoRoom, feed: string): Promise<void> {
  const rest = getParking(room)
  const parked = Object.values(room.memory.viewers).map(async (viewer) => {
    const slots = slotsOn(viewer, feed)
    if (slots.length === 0) return
    for (const slot of slots) slot.source = null
    await verbs.switchSlots(
      viewer.handle,
      slots.map((slot) => ({ feed: rest.feed, mid: rest[slot.kind], sub_mid: slot.mid })),
    )
  })
  await Promise.allSettled(parked)
}

/** The feed broke off by itself: the media server has emptied the slots that took from it, and those need a negotiation before they carry again. */
export function feedBroke(room: RoomContext, feed: string): void {
  const known = room.memory.feeds[feed]
  if (!known) return
  const broken = Object.values(room.memory.viewers).flatMap((viewer) => slotsOn(viewer, feed))
  for (const slot of broken) Object.assign(slot, { source: null, broken: true })
  forgetFeed(room, feed)
  void detachQuietly(room, known.handle)
}

function forgetFeed(room: RoomContext, feed: string) {
  const peer = room.memory.feeds[feed]?.peer ?? ''
  delete room.memory.feeds[feed]
  room.budget.free(budgetKey(room, feed))
  room.touch()
  room.emit({ type: 'feed-down', room: room.name, peer, feed })
}

async function detachQuietly(room: RoomContext, handle: number): Promise<void> {
  try {
    await room.connection().client.detach(handle)
  } catch {
    // The handle went with its connection.
  }
}

/** The feed's packets can come: only now may anybody look at it. */
export function feedCameUp(room: RoomContext, feed: string): void {
  const known = room.memory.feeds[feed]
  if (!known || known.up) return
  known.up = true
  room.touch()
  room.emit({ type: 'feed-up', room: room.name, peer: known.peer, feed, tracks: tracksOf(known) })
}

export async function mute(room: RoomContext, feed: string, track: TrackName, muted: boolean): Promise<void> {
  const key = mutedKey(feed, track)
  room.memory.muted = room.memory.muted.filter((one) => one !== key)
  if (muted) room.memory.muted.push(key)
  room.touch()
  const known = room.memory.feeds[feed]
  const mid = known?.mids[track]
  if (known && mid !== undefined) await room.connection().verbs.mute(known.handle, [mid], muted)
}

export async function keyframe(room: RoomContext, feed: string, track: TrackName): Promise<void> {
  const known = room.memory.feeds[feed]
  const mid = known?.mids[track]
  if (known && mid !== undefined) await room.connection().verbs.keyframe(known.handle, mid)
}

/** Copies a track as plain RTP to a port of this machine; see MediaRoom.forward. */
export async function forward(room: RoomContext, source: Source, port: number): Promise<() => Promise<void>> {
  const mid = room.memory.feeds[source.feed]?.mids[source.track]
  if (mid === undefined) throw new MediaRefused(`no track ${source.track} of feed ${source.feed}`)
  const { verbs, control } = room.connection()
  const pt = source.track === 'audio' || source.track === 'interpretation' ? OPUS : VP8
  const streams = await verbs.forward(control, room.name, { feed: source.feed, mid }, { port, pt })
  return async () => {
    for (const stream of streams) await stopForward(room, source.feed, stream)
  }
}

async function stopForward(room: RoomContext, feed: string, stream: number): Promise<void> {
  try {
    const now: Connection = room.connection()
    await now.verbs.stopForward(now.control, room.name, feed, stream)
  } catch {
    // The copy ended with its feed, its room or the media server.
  }
}
