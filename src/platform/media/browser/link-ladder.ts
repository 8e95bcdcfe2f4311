import type { Level } from '../media-signal.ts'

/** One direction of a line over the last second. */
export interface LinkDigest {
  kbits: number
  /** Of the packets sent, 0 to 1. */
  loss: number
  rttMs: number | null
  /** Of the slowest picture that moves at all; null without any. */
  fps: number | null
  frames: number
  /** 0 to 1, the loudest of the sounds. */
  audioLevel: number
  /** Seconds of this second in which a picture stood still. */
  frozen: number
  /** The sender makes its picture smaller than told, for want of a line. */
  limited: boolean
}

export interface Digest {
  up: LinkDigest
  down: LinkDigest
}

export type LinkGrade = 'good' | 'fair' | 'poor'
/** What is sent when called: the whole picture, half of it, or the thumb alone. */
export type SendLevel = 'full' | 'half' | 'thumb'

const POOR = { loss: 0.08, rttMs: 1200, frozen: 0.5 }
const FAIR = { loss: 0.02, rttMs: 400, frozen: 0.1 }

const FEWEST_FPS = 8

/**
 * Loss above 8 %, an answer after more than 1.2 s, a picture that stands, or one that has fewer than 8 frames a second for want of a
 * line is poor; 2 %, 0.4 s or a short stop is fair.
 */
export function gradeOf(link: LinkDigest): LinkGrade {
  if (exceeds(link, POOR) || (link.limited && link.fps !== null && link.fps < FEWEST_FPS)) return 'poor'
  return exceeds(link, FAIR) || link.limited ? 'fair' : 'good'
}

function exceeds(link: LinkDigest, bounds: typeof POOR): boolean {
  return link.loss > bounds.loss || (link.rttMs ?? 0) > bounds.rttMs || link.frozen > bounds.frozen
}

export const DOWN_LEVELS: readonly Level[] = ['full', 'small', 'slides']
export const UP_LEVELS: readonly SendLevel[] = ['full', 'half', 'thumb']

/** Where a line stands on its ladder: `step` counts from the best, 0. */
export interface Ladder {
  step: number
  poorSeconds: number
  goodSeconds: number
  /** Seconds of a good line before a step up is tried; doubled when the step up fails. */
  patience: number
  /** Seconds since the last step up. */
  sinceUp: number
}

export const FIRST_PATIENCE = 15
const LONGEST_PATIENCE = 240
const POOR_SECONDS = 4
/** A line that turns poor so soon after a step up did not bear it. */
const TRIAL_SECONDS = 20

export function newLadder(): Ladder {
  return { step: 0, poorSeconds: 0, goodSeconds: 0, patience: FIRST_PATIENCE, sinceUp: Number.POSITIVE_INFINITY }
}

/** One second later: a line that was poor for 4 s goes a step down, one that was not for `patience` seconds a step up. */
export function climb(ladder: Ladder, grade: LinkGrade, lowest: number): Ladder {
  const now: Ladder = {
    ...ladder,
    poorSeconds: grade === 'poor' ? ladder.poorSeconds + 1 : 0,
    goodSeconds: grade === 'poor' ? 0 : ladder.goodSeconds + 1,
    sinceUp: ladder.sinceUp + 1,
  }
  if (now.poorSeconds >= POOR_SECONDS && now.step < lowest) return stepDown(now)
  if (now.goodSeconds >= now.patience && now.step > 0) return { ...now, step: now.step - 1, goodSeconds: 0, sinceUp: 0 }
  return now
}

function stepDown(ladder: Ladder): Ladder {
  const failedTrial = ladder.sinceUp <= TRIAL_SECONDS
  return {
    step: ladder.step + 1,
    poorSeconds: 0,
    goodSeconds: 0,
    patience: failedTrial ? Math.min(LONGEST_PATIENCE, ladder.patience * 2) : FIRST_PATIENCE,
    sinceUp: Number.POSITIVE_INFINITY,
  }
}
