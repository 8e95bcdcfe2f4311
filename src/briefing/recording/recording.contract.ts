import { z } from 'zod'
import { figureReaders, secretariat } from '#directory/role.contract.ts'
import { AgencyId } from '#directory/fields.contract.ts'
import { defineRoute, FileOf, Instant } from '#platform/contract.ts'
import { defineProblem, notFound } from '#platform/problem.ts'
import { Done } from '../fields.contract.ts'

const Id = z.uuid()
const ById = z.strictObject({ id: Id })
const Seconds = z.number().min(0)

export const RecordingChapter = z.strictObject({
  kind: z.enum(['item', 'speaker']),
  id: Id,
  start: Seconds,
  end: Seconds,
  /** Of an item its title, of a speaker the name of the room. */
  titleVi: z.string(),
  titleEn: z.string(),
  subject: z.string().nullable(),
})
export type RecordingChapter = z.infer<typeof RecordingChapter>

export const CaptionLine = z.strictObject({ start: Seconds, end: Seconds, text: z.string() })
export type CaptionLine = z.infer<typeof CaptionLine>

export const Audience = z.enum(['participants', 'agencies'])
export type Audience = z.infer<typeof Audience>

export const Recording = z.strictObject({
  id: Id,
  kind: z.enum(['official', 'rehearsal']),
  state: z.enum(['recording', 'ready', 'empty']),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  seconds: z.number().nullable(),
  bytes: z.number().nullable(),
  chapters: z.array(RecordingChapter),
  hasCaptions: z.boolean(),
  audience: Audience,
  /** Agencies it is published for, where `audience` says so; told to the secretariat only. */
  agencyIds: z.array(z.string()),
  publishedAt: Instant.nullable(),
})
export type Recording = z.infer<typeof Recording>

/** What records: `missing` names Debian's package to install. */
export const RecorderState = z.enum(['ready', 'ffmpeg_missing', 'off'])
export type RecorderState = z.infer<typeof RecorderState>

export const recordingNotReady = defineProblem('briefing.recording.not-ready', 409)
export const readersNeeded = defineProblem('briefing.recording.readers-needed', 422)

export const listRecordings = defineRoute({
  method: 'GET',
  path: '/briefings/:id/recordings',
  summary: 'Recordings of a briefing, the newest first; the secretariat sees all, everybody else those that are published for them',
  access: figureReaders,
  params: ById,
  reply: z.strictObject({ recordings: z.array(Recording), recorder: RecorderState }),
  problems: [notFound],
})

export const publishRecording = defineRoute({
  method: 'POST',
  path: '/recordings/:id/publication',
  summary: 'Publish a recording to those who took part, or to some agencies',
  access: secretariat,
  params: ById,
  body: z.strictObject({ audience: Audience, agencyIds: z.array(AgencyId).max(500).default([]) }),
  reply: Done,
  problems: [notFound, recordingNotReady, readersNeeded],
})

export const unpublishRecording = defineRoute({
  method: 'DELETE',
  path: '/recordings/:id/publication',
  summary: 'Take a recording back; it is kept',
  access: secretariat,
  params: ById,
  reply: Done,
  problems: [notFound],
})

export const showRecordingChapters = defineRoute({
  method: 'GET',
  path: '/recordings/:id/chapters.vtt',
  summary: 'Chapters of a recording as WebVTT',
  access: figureReaders,
  params: ById,
  query: z.strictObject({ lang: z.enum(['vi', 'en']).default('vi') }),
  reply: FileOf('text/vtt'),
  problems: [notFound],
})

export const showRecordingCaptions = defineRoute({
  method: 'GET',
  path: '/recordings/:id/captions.vtt',
  summary: 'Captions of a recording as WebVTT',
  access: figureReaders,
  params: ById,
  reply: FileOf('text/vtt'),
  problems: [notFound],
})

/** Where the file itself is: sent in ranges, so that a player can jump (`recording-file.ts`). */
export const recordingFileUrl = (id: string) => `/api/recordings/${id}/file`
