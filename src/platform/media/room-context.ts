import type { Parking, VideoRoom } from './janus-videoroom.ts'
import type { JanusClient } from './janus-client.ts'
import type { FeedMemory, RoomMemory, ViewerMemory } from './janus-memory.ts'
import { MediaUnavailable, type MediaEvent, type Source, type TrackName } from './media-plane.ts'
import type { Budget } from './packet-budget.ts'

/** The media server as it is connected now. */
export interface Connection {
  client: JanusClient
  verbs: VideoRoom
  /** A handle that belongs to no peer, for requests about a room. */
  control: number
}

/** What the parts of one room share. */
export interface RoomContext {
  name: string
  memory: RoomMemory
  parking: Parking | undefined
  budget: Budget
  /** Throws MediaUnavailable. */
  connection: () => Connection
  /** Feeds whose thumb has fallen silent, with what will give them up. */
  silent: Map<string, NodeJS.Timeout>
  touch: () => void
  emit: (event: MediaEvent) => void
  /** Acts with the same key follow one another. */
  inTurn: <T>(key: string, act: () => Promise<T>) => Promise<T>
}

export function getParking(room: RoomContext): Parking {
  if (!room.parking) throw new MediaUnavailable('the room is not open at the media server')
  return room.parking
}

export function findMid(room: RoomContext, source: Source): string | undefined {
  const feed = room.memory.feeds[source.feed]
  return feed?.up ? feed.mids[source.track] : undefined
}

export function tracksOf(feed: FeedMemory): TrackName[] {
  return Object.keys(feed.mids) as TrackName[] // The keys of `mids` are track names by its type.
}

/** Slots of viewers that take from the feed. */
export function slotsOn(viewer: ViewerMemory, feed: string) {
  return Object.values(viewer.slots).filter((slot) => slot.source?.feed === feed)
}

/** Lets acts with the same key follow one another, whatever becomes of the one before. */
export function turns(): RoomContext['inTurn'] {
  const last = new Map<string, Promise<unknown>>()
  return async (key, act) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(act, act)
    last.set(key, turn)
    try {
      return await turn
    } finally {
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
