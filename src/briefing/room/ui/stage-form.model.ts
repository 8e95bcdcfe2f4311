import type { RoomState } from '../room-state.model.ts'

export interface StagePicture {
  pointId: string
  /** The slot of the page's viewer that carries it. */
  slot: 'speaker_video' | 'chair_video'
}

export interface StagePlan {
  /** `one`: a single picture; `pair`: speaker and chair; `shown`: what is on screen with the people beside it; `only-shown`: it alone. */
  form: 'one' | 'pair' | 'shown' | 'only-shown'
  main: StagePicture | null
  second: StagePicture | null
}

/** Who and what is on the stage (`shows`: something is on screen), as the server fills its slots (`stageSlots`): whoever was called, else the chair. `centre` is the chair's room. */
export function stagePlan(state: Pick<RoomState, 'layout' | 'spotlight' | 'floor'> & { shows: boolean }, centre: string | null): StagePlan {
  const called = state.spotlight ?? state.floor?.entry.pointId ?? null
  const speaker: StagePicture | null = called ? { pointId: called, slot: 'speaker_video' } : null
  const chair: StagePicture | null = centre && centre !== called ? { pointId: centre, slot: 'chair_video' } : null
  const main = speaker ?? chair
  const second = speaker && (state.layout === 'speaker_and_chair' || state.layout === 'grid') ? chair : null
  if (state.shows && state.layout === 'screen') return { form: 'only-shown', main: null, second: null }
  if (state.shows) return { form: 'shown', main, second }
  return { form: second ? 'pair' : 'one', main, second }
}

/** Two letters for a room without a picture: the initials of its last two words. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/^(Điểm cầu|Tỉnh|Thành phố|TP\.?)\s+/iu, '')
    .split(/\s+/)
    .filter(Boolean)
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
