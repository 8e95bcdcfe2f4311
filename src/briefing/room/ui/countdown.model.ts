import type { Floor } from '../room-state.model.ts'

/** A speaker is warned in the last minute, or the last fifth of a short turn. */
const warnSeconds = 60

export interface Countdown {
  totalSeconds: number
  /** Below zero once the time is used up. */
  leftSeconds: number
  /** From 0 at the start to 1 when the time is used up. */
  share: number
  phase: 'calm' | 'warning' | 'over'
}

/** How a turn stands at a moment of the server's clock (ms). */
export function countdownOf(floor: Pick<Floor, 'givenAt' | 'minutes'>, now: number): Countdown {
  const totalSeconds = floor.minutes * 60
  const spent = Math.max(0, (now - Date.parse(floor.givenAt)) / 1000)
  const leftSeconds = Math.ceil(totalSeconds - spent)
  const warnAt = Math.min(warnSeconds, totalSeconds / 5 + 30)
  const phase = leftSeconds <= 0 ? 'over' : leftSeconds <= warnAt ? 'warning' : 'calm'
  return { totalSeconds, leftSeconds, share: Math.min(1, spent / totalSeconds), phase }
}

/** Seconds as a clock: `02:15`, `1:02:03`; time used beyond the quota as `+00:12`. */
export function clockText(seconds: number): string {
  const size = Math.abs(Math.trunc(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60]
  const text = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
  return seconds < 0 ? `+${text}` : text
}

/** Whole seconds from a moment to `now` (ms), never below zero. */
export const secondsSince = (moment: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(moment)) / 1000))

/** The time of day on Ha Noi's clock. */
export function timeOfDay(now: number): string {
  return new Date(now + 7 * 3600_000).toISOString().slice(11, 16)
}
