import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type FfmpegPrograms, probe } from '#platform/media/ffmpeg-process.ts'
import { joinParts, sizeOf } from '#platform/media/ffmpeg-stage.ts'
import { getFacts } from '../room/room-facts.store.ts'
import { findEvents } from '../room/room.store.ts'
import { recordingCaptions, recordingChapters } from './chapters.model.ts'
import type { FilePart } from './recording.model.ts'
import { joinedName, joinedPath, partPath } from './recording-paths.ts'
import { finishRecording, findParts, isRecordedElsewhere, type JoinedFile, type PartRow, type Unjoined } from './recording.store.ts'
import type { RecordingHouse } from './recording-house.ts'

/** A part that was ended in order began this long, at most, after it was asked for. */
const SLOW_START_SECONDS = 20

interface ReadablePart extends FilePart {
  path: string
}

/**
 * Makes one file of what was recorded of a session that is over, with its chapters and captions. Parts of a server that
 * died are taken as far as they go; what cannot be read is left out. Does nothing while a server still writes to it.
 */
export async function joinRecording(house: RecordingHouse, recording: Unjoined): Promise<void> {
  const { programs } = house
  if (!programs || (await house.read((db) => isRecordedElsewhere(db, recording.id, house.serverId())))) return
  const rows = await house.read((db) => findParts(db, recording.id))
  const parts = await readableParts(house, programs, recording.sessionId, rows)
  const file = parts.length > 0 ? await joinFile(house, programs, recording, parts) : null
  await house.write((tx) => finishRecording(tx, recording.id, recording.endedAt, file))
  if (file) for (const { path } of parts) await rm(path, { force: true })
}

async function readableParts(house: RecordingHouse, programs: FfmpegPrograms, sessionId: string, rows: readonly PartRow[]): Promise<ReadablePart[]> {
  const parts: ReadablePart[] = []
  for (const row of rows) {
    const path = partPath(house.folder, sessionId, row.number)
    const probed = await probe(programs, path)
    if (!probed || !(probed.seconds > 0) || !probed.streams.some(({ kind }) => kind === 'video')) continue
    parts.push({ path, seconds: probed.seconds, from: beginOf(row, probed.seconds) })
  }
  return parts
}

/** The moment of the first picture: an ended part is reckoned from its end, since ffmpeg takes its time to start. */
function beginOf({ startedAt, endedAt }: PartRow, seconds: number): string {
  if (endedAt === null) return startedAt
  const reckoned = Date.parse(endedAt) - seconds * 1000
  const late = (reckoned - Date.parse(startedAt)) / 1000
  return late >= 0 && late <= SLOW_START_SECONDS ? new Date(reckoned).toISOString() : startedAt
}

async function joinFile(house: RecordingHouse, programs: FfmpegPrograms, recording: Unjoined, parts: readonly ReadablePart[]): Promise<JoinedFile> {
  const fileName = joinedName(recording.sessionId)
  const path = joinedPath(house.folder, fileName)
  await joinParts(
    programs,
    parts.map((part) => part.path),
    path,
  )
  const seconds = (await probe(programs, path))?.seconds
  if (!seconds) throw new Error(`the joined recording ${path} cannot be read`)
  const { facts, events } = await house.read(async (db) => ({
    facts: await getFacts(db, { id: recording.sessionId, kind: recording.kind, briefingId: recording.briefingId }),
    events: await findEvents(db, recording.sessionId, 0),
  }))
  return {
    fileName,
    digest: await digestOf(path),
    bytes: await sizeOf(path),
    seconds: Math.round(seconds * 1000) / 1000,
    chapters: recordingChapters(events, facts, parts),
    captions: recordingCaptions(events, parts),
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
