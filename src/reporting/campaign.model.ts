import { compareVietnamese } from '#platform/text/sort-key.ts'
import { daysBetween, vietnamDay } from './act.model.ts'
import type { BoardRow, BoardState, Reminders, VersionSummary } from './campaign.contract.ts'
import type { ReturnState } from './return.model.ts'

/** Where one debtor stands, as the store reads it. */
export interface DebtorState {
  agencyId: string
  nameVi: string
  nameEn: string
  duty: string
  placeId: string | null
  extendedUntil: string | null
  extensionReason: string | null
  returnId: string | null
  currentState: ReturnState | null
  /** State of the version that the current one is a copy of. */
  baseState: ReturnState | null
  version: number | null
  inForce: boolean
  firstSignedAt: string | null
  timesSentBack: number
  changedAt: string | null
  summary: VersionSummary | null
}

/** Late by the day it is in Viet Nam: handed in (first signed) after the due day, or not yet and the day has passed. */
export function punctualityOf(dueOn: string, firstSignedAt: string | null, now: string) {
  const handedInOn = firstSignedAt && vietnamDay(firstSignedAt)
  const daysLate = Math.max(0, daysBetween(dueOn, handedInOn ?? vietnamDay(now)))
  return { handedInOn, late: daysLate > 0, daysLate }
}

/** What the board calls a debtor's state; a draft that a sending back opened is `sent_back` until it is handed in again. */
export function boardStateOf({ currentState, baseState, inForce }: Pick<DebtorState, 'currentState' | 'baseState' | 'inForce'>): {
  state: BoardState
  correction: BoardRow['correction']
} {
  const working = currentState === 'draft' && baseState === 'sent_back' ? 'sent_back' : currentState
  const open = working === 'draft' || working === 'submitted' || working === 'signed' || working === 'sent_back' ? working : null
  if (inForce) return { state: 'accepted', correction: open }
  return { state: open ?? 'not_started', correction: null }
}

export function boardRow(debtor: DebtorState, dueOn: string, now: string): BoardRow {
  const due = debtor.extendedUntil ?? dueOn
  const { currentState: _state, baseState: _base, inForce: _inForce, firstSignedAt, ...plain } = debtor
  const { summary } = debtor
  const completeness = summary && (summary.requiredAsked === 0 ? 100 : Math.floor((100 * summary.requiredAnswered) / summary.requiredAsked))
  return { ...plain, ...boardStateOf(debtor), ...punctualityOf(due, firstSignedAt, now), dueOn: due, completeness }
}

export function countBoard(rows: readonly BoardRow[]) {
  const counts: Record<BoardState, number> = { not_started: 0, draft: 0, submitted: 0, signed: 0, sent_back: 0, accepted: 0 }
  for (const row of rows) counts[row.state]++
  return { counts, late: rows.filter((row) => row.late).length, extended: rows.filter((row) => row.extendedUntil !== null).length }
}

/** Which reminder a debtor gets on a day without asking: before the due day on the days of the list, then from the day after it every so many days. */
export function reminderKind({ before, everyAfter }: Reminders, dueOn: string, today: string): 'before' | 'late' | null {
  const left = daysBetween(today, dueOn)
  if (left >= 0) return before.includes(left) ? 'before' : null
  return (-left - 1) % everyAfter === 0 ? 'late' : null
}

/** The defaults of a year's campaign; titles carry the year. */
export function proposalOf(year: number) {
  return {
    id: `c${year}`,
    reportYear: year,
    titleVi: `Báo cáo công tác phi chính phủ nước ngoài năm ${year}`,
    titleEn: `Return on foreign non-governmental work, ${year}`,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    dueOn: `${year + 1}-01-15`,
    reminders: { before: [30, 14, 7, 1], everyAfter: 7 },
  }
}

export const byVietnameseName = <T extends { nameVi: string }>(a: T, b: T) => compareVietnamese(a.nameVi, b.nameVi)
