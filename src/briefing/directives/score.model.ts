import type { AddresseeState } from './directive.model.ts'

/** How far some parts of directives are: counts by state, the share accepted, and the mean of what was claimed. */
export interface Score {
  total: number
  open: number
  reported: number
  returned: number
  accepted: number
  overdue: number
  /** Whole percent of parts accepted, rounded down, so that 100 means all; null where there are none. */
  percentAccepted: number | null
  /** Mean of the percentages claimed, rounded down. */
  percentClaimed: number | null
}

/** Adds up parts of directives: those of one directive, of one addressee, or of a whole briefing. */
export function scoreParts(parts: readonly { state: AddresseeState; percent: number; overdue: boolean }[]): Score {
  const count = (state: AddresseeState) => parts.filter((part) => part.state === state).length
  const total = parts.length
  const share = (sum: number) => (total === 0 ? null : Math.floor(sum / total))
  return {
    total,
    open: count('open'),
    reported: count('reported'),
    returned: count('returned'),
    accepted: count('accepted'),
    overdue: parts.filter((part) => part.overdue).length,
    percentAccepted: share(100 * count('accepted')),
    percentClaimed: share(parts.reduce((sum, { percent }) => sum + percent, 0)),
  }
}
