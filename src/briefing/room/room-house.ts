import type { Database, Db, Tx } from '#platform/db.ts'
import type { MediaPlane } from '#platform/media/media-plane.ts'
import type { IceServer } from '#platform/media/turn-credentials.ts'
import type { StoredEvent } from './room.contract.ts'
import type { RoomState } from './room-state.model.ts'

/** What every room of a server stands on. */
export interface RoomHouse {
  serverId: string
  kind: Database['kind']
  /** Other servers that live now. */
  others: () => number
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  /** Writes as the product itself: the events name the person who acted. */
  write: <T>(work: (tx: Tx, now: string) => Promise<T>) => Promise<T>
  /** Says something to the other servers that is kept nowhere. */
  whisper: (sessionId: string, whisper: Whisper) => void
  clock: () => Date
  newId: () => string
  media: MediaPlane | null
  mediaState: () => MediaState
  iceServers: (holder: string) => IceServer[]
  /** How long a page whose line broke keeps its seat. */
  graceMs: number
  warn: (error: unknown) => void
  /** Told what happened in a room, and once without events when a room is opened here. */
  onEvents?: RoomListener | undefined
}

export type RoomListener = (sessionId: string, briefingId: string, state: RoomState, events: readonly StoredEvent[]) => void

export type MediaState = 'ready' | 'starting' | 'missing' | 'down'

/** Things of the moment: nobody misses them who was not there. */
export type Whisper = { caption: string } | { lines: unknown[] }
