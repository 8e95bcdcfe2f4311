import { type Role, secretariat } from '#directory/role.contract.ts'
import type { BriefingAction, BriefingDemand, OfferedStep } from './briefing.contract.ts'
import type { BriefingState } from './matter.contract.ts'

export interface BriefingTransition {
  action: BriefingAction
  from: readonly BriefingState[]
  to: BriefingState
  roles: readonly Role[]
  demands: readonly Exclude<BriefingDemand, 'state'>[]
  /** What the person writes with it; a `reason` is shown to everybody invited. */
  asks: 'note' | 'reason' | null
}

const head = ['secretariat_approver'] as const satisfies Role[]
const beforeSession = ['planned', 'invited', 'collecting', 'figures_locked', 'papers', 'line_check'] as const satisfies BriefingState[]

/** The whole life of a briefing (law.md §10). The server enforces it and the buttons are drawn from it. */
export const transitions: readonly BriefingTransition[] = [
  {
    action: 'invite',
    from: ['planned'],
    to: 'invited',
    roles: head,
    demands: ['has_chair', 'has_points', 'has_agenda', 'time_fits', 'campaign_of_year'],
    asks: null,
  },
  { action: 'collect', from: ['invited'], to: 'collecting', roles: secretariat, demands: ['campaign_of_year'], asks: null },
  { action: 'lock_figures', from: ['collecting'], to: 'figures_locked', roles: head, demands: ['campaign_of_year', 'has_figures'], asks: null },
  { action: 'unlock_figures', from: ['figures_locked', 'papers', 'line_check'], to: 'collecting', roles: head, demands: [], asks: 'note' },
  { action: 'open_papers', from: ['figures_locked'], to: 'papers', roles: secretariat, demands: ['figures_locked'], asks: null },
  { action: 'check_lines', from: ['papers'], to: 'line_check', roles: secretariat, demands: [], asks: null },
  { action: 'reopen_papers', from: ['line_check'], to: 'papers', roles: secretariat, demands: [], asks: null },
  {
    action: 'start',
    from: ['line_check'],
    to: 'in_session',
    roles: secretariat,
    demands: ['has_chair', 'has_points', 'has_agenda', 'figures_locked'],
    asks: null,
  },
  { action: 'conclude', from: ['in_session'], to: 'concluded', roles: head, demands: [], asks: null },
  { action: 'resume', from: ['concluded'], to: 'in_session', roles: head, demands: [], asks: 'note' },
  { action: 'notify', from: ['concluded'], to: 'notified', roles: head, demands: ['minutes_signed', 'notice_issued'], asks: null },
  { action: 'follow', from: ['notified'], to: 'following', roles: secretariat, demands: [], asks: null },
  { action: 'close', from: ['following'], to: 'closed', roles: head, demands: ['directives_settled'], asks: null },
  { action: 'cancel', from: beforeSession, to: 'cancelled', roles: head, demands: [], asks: 'reason' },
]

/** What the demands are judged on. Times are ISO moments. */
export interface Situation {
  state: BriefingState
  chairName: string | null
  startsAt: string
  endsAt: string
  figuresAsOf: string | null
  centres: number
  otherPoints: number
  agendaItems: number
  agendaMinutes: number
  hasCampaign: boolean
  /** Postings to the ledger of the report year. */
  postings: number
  minutesSigned: boolean
  noticeIssued: boolean
  openDirectives: number
}

const judges: Record<Exclude<BriefingDemand, 'state'>, (situation: Situation) => boolean> = {
  has_chair: ({ chairName }) => chairName !== null,
  has_points: ({ centres, otherPoints }) => centres === 1 && otherPoints > 0,
  has_agenda: ({ agendaItems }) => agendaItems > 0,
  time_fits: ({ agendaMinutes, startsAt, endsAt }) => agendaMinutes <= minutesBetween(startsAt, endsAt),
  campaign_of_year: ({ hasCampaign }) => hasCampaign,
  has_figures: ({ postings }) => postings > 0,
  figures_locked: ({ figuresAsOf }) => figuresAsOf !== null,
  minutes_signed: ({ minutesSigned }) => minutesSigned,
  notice_issued: ({ noticeIssued }) => noticeIssued,
  directives_settled: ({ openDirectives }) => openDirectives === 0,
}

/** Whole minutes from one moment to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
}

/** The row of the table for an action; every action has one. */
export function transitionOf(action: BriefingAction): BriefingTransition {
  const found = transitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

export function roleMay(action: BriefingAction, role: string): boolean {
  return transitionOf(action).roles.some((allowed) => allowed === role)
}

/** The demands that stand in the way of a step; empty when nothing does. */
export function unmetDemands(action: BriefingAction, situation: Situation): BriefingDemand[] {
  const { from, demands } = transitionOf(action)
  if (!from.includes(situation.state)) return ['state']
  return demands.filter((demand) => !judges[demand](situation))
}

/** The steps out of the state the briefing is in that a role may take, each with the reasons why not now (none: it can). */
export function offeredSteps(situation: Situation, role: string): OfferedStep[] {
  return transitions
    .filter(({ action, from }) => from.includes(situation.state) && roleMay(action, role))
    .map(({ action, to, asks }) => {
      const reasons = unmetDemands(action, situation)
      return { action, to, asks, allowed: reasons.length === 0, reasons }
    })
}

/** The states in order, as the page shows how far a briefing is; a cancelled one left the line. */
export const lifeLine: readonly BriefingState[] = [...beforeSession, 'in_session', 'concluded', 'notified', 'following', 'closed']
