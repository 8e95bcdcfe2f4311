import type { Actor } from '#platform/actor.ts'

/** Who does something to a return or campaign, when, and where new ids come from. Seeds bring their own clock. */
export interface Act {
  actor: Actor
  now: string
  newId: () => string
  /** Where links in notices and mail lead; null for a silent act, such as history that is seeded. */
  publicUrl: string | null
}

/** The day it is in Viet Nam at an instant (UTC+7, no summer time), as due dates are meant. */
export function vietnamDay(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10)
}

/** Days from one plain date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
