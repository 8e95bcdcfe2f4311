import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { liveArgs, recordingArgs, sizeOf } from '#platform/media/ffmpeg-stage.ts'
import type { MediaEvent, MediaRoom } from '#platform/media/media-plane.ts'
import { openStageRelay, type StageRelay } from '#platform/media/stage-relay.ts'
import type { FeedUp } from '../room/room-stage.model.ts'
import type { RoomState } from '../room/room-state.model.ts'
import { liveFolder, partPath, sessionFolder } from './recording-paths.ts'
import { runningNow, stageNow } from './recording.model.ts'
import { beginPart, endPart } from './recording.store.ts'
import type { RecordingHouse, SessionOfRoom } from './recording-house.ts'
import { type StageWriter, startWriter } from './stage-writer.ts'

/** Follows the stage of one session, and writes it down while it shall be. */
export interface StageRecorder {
  state: () => RoomState
  /** Takes over what the room is now. */
  follow: (state: RoomState) => void
  /** Somebody watches, or may. */
  setAudience: (audience: boolean) => void
  isLive: () => boolean
  /** Settled when everything that was asked for is done. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

interface Part extends StageWriter {
  recordingId: string
  number: number
}

const AGAIN_MS = 1000
const LIST_MS = 500
/** While another server holds the recording, or ffmpeg does not start. */
const RETRY_MS = 4000

export function openStageRecorder(
  house: RecordingHouse,
  session: SessionOfRoom,
  { room, still, first }: { room: MediaRoom; still: Buffer; first: RoomState },
): StageRecorder {
  const relay: StageRelay = openStageRelay({ room, still, warn: house.warn })
  let state = first
  let audience = false
  let part: Part | null = null
  let live: StageWriter | null = null
  let isListed = false
  let closed = false
  let again: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()

  /** Feeds that are up, with whose they are, in the order they came. A peer's name begins with its connection's. */
  const feedsUp = (): FeedUp[] =>
    room.feeds().flatMap(({ feed, peer, tracks }) => {
      const connection = peer.slice(0, 36)
      const seat = state.seats[connection]?.seat
      return seat?.kind === 'point' || seat?.kind === 'chair' ? [{ feed, connection, pointId: seat.pointId, tracks }] : []
    })

  /** At once, and not after what is still being started or ended: a restricted item is not heard for a moment longer. */
  function point() {
    relay.show(stageNow(state, feedsUp())).catch(house.warn)
  }

  function adjust() {
    turn = turn.then(settle).catch((error: unknown) => {
      house.warn(error)
      later(RETRY_MS)
    })
  }
  function later(ms: number) {
    if (closed) return
    clearTimeout(again)
    again = setTimeout(adjust, ms)
    again.unref()
  }

  async function settle() {
    const wanted = closed ? { record: false, live: false, over: false } : runningNow(state, { official: session.official, audience })
    if (!wanted.record && part) await endRecording(part)
    if (!wanted.live && live) await endLive(live)
    if (wanted.over) return endOfList()
    if (wanted.record && !part) await beginRecording()
    if (wanted.live && !live) await beginLive()
    return undefined
  }

  async function beginRecording() {
    const begun = await house.write((tx, now) =>
      beginPart(tx, { id: house.newId(), sessionId: session.id, briefingId: session.briefingId, demo: session.demo, serverId: house.serverId(), now }),
    )
    if (!begun) return later(RETRY_MS)
    const place = { folder: sessionFolder(house.folder, session.id), name: `part-${begun.number}` }
    const writer = await startWriter(house, relay, place, (sdp) => recordingArgs(sdp, partPath(house.folder, session.id, begun.number)))
    const mine = { ...begun, ...writer }
    part = mine
    void writer.ended.then(() => {
      if (part !== mine) return
      part = null
      noteEnd(mine).catch(house.warn)
      later(AGAIN_MS)
    })
    return undefined
  }

  async function endRecording(mine: Part) {
    part = null
    await mine.stop()
    await noteEnd(mine)
  }
  const noteEnd = ({ recordingId, number }: Part) => house.write((tx, now) => endPart(tx, recordingId, number, now))

  async function beginLive() {
    const folder = liveFolder(house.folder, session.briefingId)
    const writer = await startWriter(house, relay, { folder, name: 'live' }, (sdp) => liveArgs(sdp, folder))
    live = writer
    void waitForList(writer)
    void writer.ended.then(() => {
      if (live !== writer) return
      live = null
      later(AGAIN_MS)
    })
  }

  /** A player that asks before the first piece is listed gives up. */
  async function waitForList(writer: StageWriter): Promise<void> {
    isListed = (await sizeOf(join(liveFolder(house.folder, session.briefingId), 'live.m3u8'))) > 0
    if (isListed || live !== writer) return undefined
    await pause(LIST_MS)
    return waitForList(writer)
  }

  async function endLive(writer: StageWriter) {
    live = null
    await writer.stop()
  }

  let listEnded = false
  /** Players stop asking for more. */
  async function endOfList() {
    if (listEnded || !session.official) return
    listEnded = true
    const list = join(liveFolder(house.folder, session.briefingId), 'live.m3u8')
    if ((await sizeOf(list)) > 0) await appendFile(list, '#EXT-X-ENDLIST\n')
  }

  function hear(event: MediaEvent) {
    if (event.type === 'status' || event.room !== session.id) return
    if (event.type === 'feed-up' || event.type === 'feed-down') relay.forget(event.feed)
    else if (event.type === 'reset') relay.forget()
    else return
    point()
  }
  const unsubscribe = house.media?.subscribe(hear)

  return {
    state: () => state,
    follow: (next) => {
      state = next
      point()
      adjust()
    },
    setAudience: (next) => {
      if (audience === next) return
      audience = next
      adjust()
    },
    isLive: () => live !== null && isListed,
    settled: () => turn,
    close: async () => {
      closed = true
      clearTimeout(again)
      unsubscribe?.()
      adjust()
      await turn
      await relay.close()
    },
  }
}
