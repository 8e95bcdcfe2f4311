import type { RoomState } from '../room/room-state.model.ts'
import { type FeedUp, stageSlots, type Track } from '../room/room-stage.model.ts'

export interface StageSource {
  feed: string
  track: Track
}

/** What a recording shows and lets hear at a moment. */
export interface StageNow {
  video: StageSource | null
  voices: [StageSource | null, StageSource | null]
}

/** What shall run at a moment. */
export interface Running {
  record: boolean
  live: boolean
  over: boolean
}

const onlooker = { kind: 'watcher', pointId: null, name: '' } as const

/** The stage as one who only watches sees it: the shared screen where one is shown, else whoever speaks, else the chair. Nothing in a restricted item. */
export function stageNow(state: RoomState, feeds: readonly FeedUp[]): StageNow {
  // The layout is for screens that have room for two; here is one picture, also while a paper is on the screens.
  const slots = stageSlots({ ...state, layout: 'speaker' }, { seat: onlooker, smaller: 'nothing', channel: null }, feeds)
  return {
    video: slots.share_video.source ?? slots.speaker_video.source ?? slots.chair_video.source,
    voices: [slots.speaker_audio.source, slots.chair_audio.source],
  }
}

/** Whether the session is recorded and streamed now: never in a restricted item (conventions of state secrets: off, not only silent). */
export function runningNow(state: RoomState, { official, audience }: { official: boolean; audience: boolean }): Running {
  const goesOn = state.startedAt !== null && state.endedAt === null && !state.agenda.restricted
  return { record: goesOn && state.recording, live: goesOn && official && audience, over: state.endedAt !== null }
}

/** A piece of the joined file: the moment at which it begins, and how long it is. */
export interface FilePart {
  from: string
  seconds: number
}

/**
 * Seconds from the beginning of the joined file; a moment between two parts is the beginning of the next one. `inside` tells whether
 * the moment itself is in the file.
 */
export function placeInFile(parts: readonly FilePart[], at: string): { seconds: number; inside: boolean } {
  const moment = Date.parse(at)
  let before = 0
  for (const { from, seconds } of parts) {
    const into = (moment - Date.parse(from)) / 1000
    if (into < 0) return { seconds: before, inside: false }
    if (into < seconds) return { seconds: before + into, inside: true }
    before += seconds
  }
  return { seconds: before, inside: false }
}
