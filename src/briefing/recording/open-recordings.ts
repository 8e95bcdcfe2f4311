import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#platform/actor.ts'
import type { Database } from '#platform/db.ts'
import { findFfmpeg } from '#platform/media/ffmpeg-process.ts'
import { stillPicture } from '#platform/media/ffmpeg-stage.ts'
import type { MediaPlane } from '#platform/media/media-plane.ts'
import type { StoredEvent } from '../room/room.contract.ts'
import { findSession } from '../room/room.store.ts'
import type { RoomState } from '../room/room-state.model.ts'
import { joinRecording } from './join-recording.action.ts'
import type { RecorderState } from './recording.contract.ts'
import type { RecordingHouse } from './recording-house.ts'
import { findUnjoined } from './recording.store.ts'
import { openStageRecorder, type StageRecorder } from './stage-recorder.ts'
import { hasWatchers } from './watcher.store.ts'

export interface RecordingsOptions {
  db: Database
  clock: () => Date
  media: MediaPlane | null
  /** Made when something is recorded. */
  folder: string
  /** Of this server among those that carry rooms; asked when something is recorded. */
  serverId: () => string
  warn?: ((error: unknown) => void) | undefined
  /** Where ffmpeg is looked for, separated like a PATH; absent: where packages put it. */
  programs?: string | undefined
  ports?: { from: number; to: number } | undefined
}

/** Recordings and live streams that this server makes. */
export interface Recordings {
  house: RecordingHouse
  recorder: () => RecorderState
  /** What a room tells whenever something happened in it, and once when it is opened here. */
  onEvents: (sessionId: string, briefingId: string, state: RoomState, events: readonly StoredEvent[]) => void
  /** The official session of a briefing as it stands here. */
  liveOf: (briefingId: string) => { state: RoomState; streaming: boolean } | undefined
  /** Somebody asked for the live stream just now. */
  watched: (briefingId: string) => void
  /** Invitations changed. */
  reviewAudience: (briefingId: string) => void
  /** Settled when all that was asked for is done: for tests, and before the end. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

const PULSE_MS = 10_000
/** The live stream goes on for so long after it was asked for last, where nobody is invited. */
const AUDIENCE_MS = 60_000

interface Followed {
  briefingId: string
  official: boolean
  recorder: StageRecorder
}

/** Without ffmpeg, or without a media server, the meetings go on and nothing is recorded. */
export async function openRecordings(options: RecordingsOptions): Promise<Recordings> {
  const house = await openHouse(options)
  // Whoever calls may be in the middle of a transaction: what is done here is not part of it.
  const outside = AsyncLocalStorage.snapshot()
  const followed = new Map<string, Promise<Followed | undefined>>()
  const open = new Map<string, Followed>()
  const states = new Map<string, RoomState>()
  const lastWatched = new Map<string, number>()
  let still: Promise<Buffer> | undefined
  let joining: Promise<void> = Promise.resolve()
  let closed = false

  const recorder = (): RecorderState => (!house.media ? 'off' : house.programs ? 'ready' : 'ffmpeg_missing')

  async function start(sessionId: string): Promise<Followed | undefined> {
    if (!house.programs || !house.media) return undefined
    const session = await house.read((db) => findSession(db, sessionId))
    const first = states.get(sessionId)
    if (!session || !first) return undefined
    still ??= stillPicture(house.programs)
    const { briefingId, demo } = session
    const official = session.kind === 'official'
    const room = await house.media.openRoom(sessionId)
    const made = {
      briefingId,
      official,
      recorder: openStageRecorder(house, { id: sessionId, briefingId, official, demo }, { room, still: await still, first }),
    }
    open.set(sessionId, made)
    await judgeAudience(made)
    made.recorder.follow(states.get(sessionId) ?? first)
    return made
  }

  function onEvents(sessionId: string, _briefingId: string, state: RoomState, _events: readonly StoredEvent[]) {
    if (closed || recorder() !== 'ready' || !state.startedAt) return
    const known = open.get(sessionId)
    if (!known && state.endedAt) return join(sessionId)
    states.set(sessionId, state)
    known?.recorder.follow(state)
    if (!known && !followed.has(sessionId)) {
      const starting = start(sessionId)
      followed.set(sessionId, starting)
      starting.catch((error: unknown) => {
        followed.delete(sessionId)
        house.warn(error)
      })
    }
    if (state.endedAt) join(sessionId)
    return undefined
  }

  /** After everything of the session has been written. */
  function join(sessionId?: string) {
    joining = joining
      .then(async () => {
        if (sessionId) await letGo(sessionId)
        const only = sessionId ? sql`r.session_id = ${sessionId}` : sql`true`
        for (const recording of await house.read((db) => findUnjoined(db, only))) await joinRecording(house, recording)
      })
      .catch(house.warn)
  }

  async function letGo(sessionId: string) {
    const gone = await followed.get(sessionId)?.catch(() => undefined)
    await gone?.recorder.settled()
    await gone?.recorder.close()
    followed.delete(sessionId)
    open.delete(sessionId)
    states.delete(sessionId)
  }

  async function judgeAudience({ briefingId, official, recorder: of }: Followed) {
    if (!official) return
    const isAsked = performance.now() - (lastWatched.get(briefingId) ?? Number.NEGATIVE_INFINITY) < AUDIENCE_MS
    of.setAudience(isAsked || (await house.read((db) => hasWatchers(db, briefingId))))
  }
  const reviewAudience = (briefingId?: string) => {
    for (const one of open.values()) if (briefingId === undefined || one.briefingId === briefingId) judgeAudience(one).catch(house.warn)
  }
  const timer = setInterval(() => {
    reviewAudience()
    join()
  }, PULSE_MS)
  timer.unref()

  return {
    house,
    recorder,
    onEvents: (...told) => outside(onEvents, ...told),
    liveOf: (briefingId) => {
      const one = [...open.values()].find((each) => each.official && each.briefingId === briefingId)
      return one && { state: one.recorder.state(), streaming: one.recorder.isLive() }
    },
    watched: (briefingId) => {
      const isNew = performance.now() - (lastWatched.get(briefingId) ?? Number.NEGATIVE_INFINITY) > AUDIENCE_MS
      lastWatched.set(briefingId, performance.now())
      if (isNew) outside(reviewAudience, briefingId)
    },
    reviewAudience: (briefingId) => outside(reviewAudience, briefingId),
    settled: async () => {
      await Promise.allSettled(followed.values())
      await Promise.all([...open.values()].map((one) => one.recorder.settled()))
      await joining
    },
    close: async () => {
      closed = true
      clearInterval(timer)
      await Promise.all([...followed.keys()].map(letGo))
      await joining
    },
  }
}

async function openHouse(options: RecordingsOptions): Promise<RecordingHouse> {
  const { db, clock } = options
  const occasion = () => ({ actor: systemActor, now: clock().toISOString(), requestId: `recording-${randomUUID()}` })
  return {
    programs: await findFfmpeg(options.programs),
    media: options.media,
    folder: options.folder,
    serverId: options.serverId,
    read: (work) => db.read(occasion(), work),
    write: (work) => {
      const at = occasion()
      return db.write(at, (tx) => work(tx, at.now))
    },
    clock,
    newId: randomUUID,
    warn: options.warn ?? (() => undefined),
    ports: options.ports,
  }
}
