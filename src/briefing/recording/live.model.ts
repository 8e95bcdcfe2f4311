import type { RoomState } from '../room/room-state.model.ts'
import type { LiveGlance, LivePhase } from './watch.contract.ts'

export interface LiveFacts {
  agenda: readonly { id: string; titleVi: string; titleEn: string; minutes: number }[]
  points: readonly { id: string; nameVi: string; nameEn: string }[]
  /** The session as it stands here; undefined while it is not open, or over. */
  live: { state: RoomState; streaming: boolean } | undefined
  canStream: boolean
}

interface Held {
  titleVi: string
  titleEn: string
  startsAt: string
  state: string
}

const OVER = ['concluded', 'notified', 'following', 'closed', 'cancelled']

/** What those who watch from outside see beside the picture. Of a restricted item nothing but its title. */
export function liveGlance(briefing: Held, { agenda, points, live, canStream }: LiveFacts): LiveGlance {
  const { titleVi, titleEn, startsAt } = briefing
  const state = live?.state
  const nameOf = (pointId: string | undefined) => points.find(({ id }) => id === pointId)
  const shown = state && !state.agenda.restricted ? state : undefined
  const speaking = nameOf(shown?.floor?.entry.pointId)
  const following = nameOf(shown?.queue[0]?.pointId)
  return {
    titleVi,
    titleEn,
    startsAt,
    phase: phaseOf(briefing, live, canStream),
    items: agenda.map(({ id, titleVi: vi, titleEn: en, minutes }) => ({ id, titleVi: vi, titleEn: en, minutes, standing: standingOf(state, id) })),
    speaker:
      speaking && shown?.floor ? { nameVi: speaking.nameVi, nameEn: speaking.nameEn, subject: shown.floor.entry.subject, since: shown.floor.givenAt } : null,
    next: following ? { nameVi: following.nameVi, nameEn: following.nameEn } : null,
    caption: shown?.captions.at(-1)?.text ?? null,
  }
}

function phaseOf({ state }: Held, live: LiveFacts['live'], canStream: boolean): LivePhase {
  if (live?.state.endedAt || OVER.includes(state)) return 'over'
  if (!canStream) return 'off'
  if (!live) return 'before'
  if (live.state.agenda.restricted) return 'paused'
  return live.streaming ? 'live' : 'waiting'
}

function standingOf(state: RoomState | undefined, itemId: string): 'done' | 'now' | 'ahead' {
  if (state?.agenda.itemId === itemId) return 'now'
  return state?.agenda.done.some((done) => done.itemId === itemId) ? 'done' : 'ahead'
}
