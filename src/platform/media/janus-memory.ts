import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrackName } from './media-plane.ts'
import type { RunningJanus } from './janus-process.ts'

/** What one peer connection publishes. */
export interface FeedMemory {
  peer: string
  handle: number
  /** The m-line of each track. */
  mids: Partial<Record<TrackName, string>>
  up: boolean
}

/** An m-line of a viewer. `broken`: its feed ended by itself, so that it rests until it is negotiated anew. */
export interface SlotMemory {
  mid: string
  kind: 'audio' | 'video'
  source: { feed: string; track: TrackName } | null
  broken: boolean
}

export interface ViewerMemory {
  handle: number
  slots: Record<string, SlotMemory>
  /** Whether the viewer has yet to answer an offer. */
  offered: boolean
  packets: number
}

export interface RoomMemory {
  feeds: Record<string, FeedMemory>
  viewers: Record<string, ViewerMemory>
  /** `feed/track` that may not be heard or seen. */
  muted: string[]
}

/** What the next process of ours must know to take over the media server with everybody in it. */
export interface Memory {
  running: RunningJanus | null
  session: number
  /** A handle that belongs to no peer. */
  control: number
  rooms: Record<string, RoomMemory>
}

export interface MemoryFile {
  memory: Memory
  /** Writes soon; changes of the same moment are written once. */
  touch: () => void
  /** Waits until what was touched is on the disk. */
  settle: () => Promise<void>
}

const SOON_MS = 20

export async function openMemory(folder: string): Promise<MemoryFile> {
  const path = join(folder, 'memory.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const memory: Memory = text ? (JSON.parse(text) as Memory) : { running: null, session: 0, control: 0, rooms: {} } // Written below.
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = () => {
    timer = undefined
    writing = writing.then(() => replaceFile(path, JSON.stringify(memory)))
  }
  return {
    memory,
    touch: () => {
      timer ??= setTimeout(write, SOON_MS)
    },
    settle: async () => {
      if (timer) {
        clearTimeout(timer)
        write()
      }
      await writing
    },
  }
}

/** Half a file is worse than an old one. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}
