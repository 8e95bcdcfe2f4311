import type { StoredEvent } from '../room/room.contract.ts'
import { foldAll } from '../room/room.model.ts'
import { emptyRoom } from '../room/room-state.model.ts'
import type { CaptionLine, RecordingChapter } from './recording.contract.ts'
import { type FilePart, placeInFile } from './recording.model.ts'

export interface ChapterFacts {
  agenda: readonly { id: string; titleVi: string; titleEn: string; restricted: boolean }[]
  points: readonly { id: string; nameVi: string; nameEn: string }[]
}

/** What is shorter in the file cannot be jumped to. */
const SHORTEST_SECONDS = 0.5
/** A line is kept when it is finished: it was spoken in the seconds before. */
const SPOKEN_BEFORE_SECONDS = 3
const SHOWN_AFTER_SECONDS = 3

/** Items of the agenda and speakers with their places in the joined file, in order; time that is not in the file is left out. */
export function recordingChapters(events: readonly StoredEvent[], { agenda, points }: ChapterFacts, parts: readonly FilePart[]): RecordingChapter[] {
  const state = foldAll(emptyRoom, events)
  const end = state.endedAt ?? events.at(-1)?.at ?? ''
  const open = state.agenda.itemId && state.agenda.since ? [{ itemId: state.agenda.itemId, from: state.agenda.since, to: end }] : []
  const items = [...state.agenda.done, ...open].flatMap(({ itemId, from, to }): RecordingChapter[] => {
    const item = agenda.find(({ id }) => id === itemId)
    return item && !item.restricted ? placed(parts, from, to, { kind: 'item', id: itemId, titleVi: item.titleVi, titleEn: item.titleEn, subject: null }) : []
  })
  const speakers = state.spoken.flatMap(({ entry, from, to }): RecordingChapter[] => {
    const point = points.find(({ id }) => id === entry.pointId)
    return point ? placed(parts, from, to, { kind: 'speaker', id: entry.id, titleVi: point.nameVi, titleEn: point.nameEn, subject: entry.subject }) : []
  })
  return [...items, ...speakers].sort((a, b) => a.start - b.start || b.end - a.end)
}

function placed(parts: readonly FilePart[], from: string, to: string, chapter: Omit<RecordingChapter, 'start' | 'end'>): RecordingChapter[] {
  const start = round(placeInFile(parts, from).seconds)
  const end = round(placeInFile(parts, to).seconds)
  return end - start < SHORTEST_SECONDS ? [] : [{ ...chapter, start, end }]
}

/** Typed captions with their times in the joined file; lines of a time that is not in the file are left out. */
export function recordingCaptions(events: readonly StoredEvent[], parts: readonly FilePart[]): CaptionLine[] {
  const lines = events.flatMap(({ at, event }) => {
    const { seconds, inside } = placeInFile(parts, at)
    return event.type === 'caption.said' && inside ? [{ at: seconds, text: event.text }] : []
  })
  return lines.map(({ at, text }, index) => {
    const before = lines[index - 1]?.at ?? 0
    const next = lines[index + 1]?.at ?? Number.POSITIVE_INFINITY
    const start = Math.max(0, before, at - SPOKEN_BEFORE_SECONDS)
    return { start: round(start), end: round(Math.max(start + 0.1, Math.min(at + SHOWN_AFTER_SECONDS, Math.max(at, next - SPOKEN_BEFORE_SECONDS)))), text }
  })
}

interface Cue {
  start: number
  end: number
  text: string
}

/** Cues as WebVTT (W3C). */
export function toWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ start, end, text }, index) => `${index + 1}\n${clock(start)} --> ${clock(end)}\n${escaped(text)}\n`)
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** The name of a chapter in a list of them. */
export function chapterTitle({ titleVi, titleEn, subject }: RecordingChapter, locale: 'vi' | 'en'): string {
  const title = locale === 'vi' ? titleVi : titleEn
  return subject ? `${title}: ${subject}` : title
}

const round = (seconds: number) => Math.round(seconds * 1000) / 1000
// An arrow or an empty line would end the cue.
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/\s+/gu, ' ').trim()

/** 3725.5 → 01:02:05.500 */
export function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`
}
