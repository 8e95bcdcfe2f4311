/**
 * What the product can measure itself of a directive, beside what an addressee claims. A closed list; inspections are not on it
 * while no inspection is kept in the product.
 */
export const measureCodes = ['returns_on_time', 'returns_complete', 'times_sent_back', 'corrections_made'] as const
export type MeasureCode = (typeof measureCodes)[number]

/** Whether a higher or a lower value is the better one, and what it is counted in. */
export const measures: Record<MeasureCode, { aims: 'at-least' | 'at-most'; unit: 'percent' | 'count' }> = {
  /** Share of the returns owed for a year that were handed in by their due day. */
  returns_on_time: { aims: 'at-least', unit: 'percent' },
  /** Mean completeness of the returns handed in (league's score, 0–100). */
  returns_complete: { aims: 'at-least', unit: 'percent' },
  /** How often returns of the year were sent back. */
  times_sent_back: { aims: 'at-most', unit: 'count' },
  /** Corrections after acceptance. */
  corrections_made: { aims: 'at-most', unit: 'count' },
}

/** One return owed, as the league tells it, with the agencies that answer for its debtor today. */
export interface MeasuredReturn {
  agencyId: string
  heirIds: readonly string[]
  reportYear: number
  punctuality: 'on_time' | 'late' | 'missing' | 'not_due'
  timesSentBack: number
  corrections: number
  completeness: number | null
}

export interface Measured {
  /** Null while there is nothing to measure: no campaign of the year, or nothing due yet. */
  value: number | null
  met: boolean | null
}

/**
 * The returns that an addressee is measured by: its own of the year; when it owed none, those of the agencies that answer for it
 * today, or of those that it succeeded.
 */
export function returnsOf(agencyId: string, heirIds: readonly string[], returns: readonly MeasuredReturn[]): MeasuredReturn[] {
  const own = returns.filter((each) => each.agencyId === agencyId)
  if (own.length > 0) return own
  const ofHeirs = returns.filter((each) => heirIds.includes(each.agencyId))
  return ofHeirs.length > 0 ? ofHeirs : returns.filter((each) => each.heirIds.includes(agencyId))
}

/** The measure over an addressee's returns, and whether it reaches the target. Values are rounded to one decimal. */
export function measure(code: MeasureCode, target: number, returns: readonly MeasuredReturn[]): Measured {
  const value = valueOf(code, returns)
  if (value === null) return { value, met: null }
  return { value, met: measures[code].aims === 'at-least' ? value >= target : value <= target }
}

function valueOf(code: MeasureCode, returns: readonly MeasuredReturn[]): number | null {
  const due = returns.filter(({ punctuality }) => punctuality !== 'not_due')
  if (due.length === 0) return null
  const handedIn = due.filter(({ punctuality }) => punctuality !== 'missing')
  const sum = (pick: (each: MeasuredReturn) => number, of: readonly MeasuredReturn[]) => of.reduce((total, each) => total + pick(each), 0)
  if (code === 'returns_on_time') return rounded((100 * due.filter(({ punctuality }) => punctuality === 'on_time').length) / due.length)
  if (code === 'returns_complete') {
    // A return that never came is complete to nothing.
    return rounded(sum(({ completeness }) => completeness ?? 0, handedIn) / due.length)
  }
  return sum((each) => (code === 'times_sent_back' ? each.timesSentBack : each.corrections), due)
}

const rounded = (value: number) => Math.round(value * 10) / 10
