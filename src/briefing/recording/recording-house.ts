import type { Db, Tx } from '#platform/db.ts'
import type { FfmpegPrograms } from '#platform/media/ffmpeg-process.ts'
import type { MediaPlane } from '#platform/media/media-plane.ts'

/** What the recordings of a server stand on. */
export interface RecordingHouse {
  /** Absent: ffmpeg is not installed, and nothing is recorded. */
  programs: FfmpegPrograms | undefined
  media: MediaPlane | null
  /** Parts and joined files by session, live streams by briefing. */
  folder: string
  /** Of this server among those that carry rooms. */
  serverId: () => string
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>
  write: <T>(work: (tx: Tx, now: string) => Promise<T>) => Promise<T>
  clock: () => Date
  newId: () => string
  warn: (error: unknown) => void
  /** Where ffmpeg listens; absent: below the ports that the system gives out. */
  ports?: { from: number; to: number } | undefined
}

export interface SessionOfRoom {
  id: string
  briefingId: string
  official: boolean
  demo: boolean
}
