import type { Level } from '../media-signal.ts'
import { climb, type Digest, DOWN_LEVELS, gradeOf, type Ladder, type LinkGrade, newLadder, type SendLevel, UP_LEVELS } from './link-ladder.ts'
import { digestOf, type Sample, sampleOf } from './link-stats.web.ts'

export interface Levels {
  down: Level
  up: SendLevel
}

export interface WatchOptions {
  connections: () => { down: RTCPeerConnection | undefined; up: RTCPeerConnection[] }
  onDigest: (digest: Digest, grades: { up: LinkGrade; down: LinkGrade }) => void
  onLevels: (levels: Levels, changed: 'up' | 'down') => void
}

/** Looks at the connections each second, and moves up and down the ladder of each direction. */
export function startWatch(options: WatchOptions): { stop: () => void } {
  let before: { up: Sample; down: Sample } | undefined
  let ladders: { up: Ladder; down: Ladder } = { up: newLadder(), down: newLadder() }
  const look = async () => {
    const { up, down } = options.connections()
    const now = { up: await sampleOf(up, 'up'), down: await sampleOf(down ? [down] : [], 'down') }
    const last = before
    before = now
    if (!last) return
    const digest = { up: digestOf(last.up, now.up), down: digestOf(last.down, now.down) }
    const grades = { up: gradeOf(digest.up), down: gradeOf(digest.down) }
    options.onDigest(digest, grades)
    const next = { up: climb(ladders.up, grades.up, UP_LEVELS.length - 1), down: climb(ladders.down, grades.down, DOWN_LEVELS.length - 1) }
    const changed = (['up', 'down'] as const).filter((way) => next[way].step !== ladders[way].step)
    ladders = next
    for (const way of changed) options.onLevels(levelsOf(next), way)
  }
  const timer = setInterval(() => void look(), 1000)
  return { stop: () => clearInterval(timer) }
}

function levelsOf({ up, down }: { up: Ladder; down: Ladder }): Levels {
  return { down: DOWN_LEVELS[down.step] ?? 'slides', up: UP_LEVELS[up.step] ?? 'thumb' }
}
