import { approvers, reporters, type Role, secretariat } from '#directory/role.contract.ts'

export const reportKinds = ['national', 'agency', 'review'] as const
export type ReportKind = (typeof reportKinds)[number]
export const reportStates = ['draft', 'frozen'] as const
export type ReportState = (typeof reportStates)[number]
export const reportActions = ['edit', 'freeze', 'make', 'discard'] as const
export type ReportAction = (typeof reportActions)[number]
/** What must be true before an action; told as the reason when it is not. */
export const reportDemands = ['state', 'own', 'figures'] as const
export type ReportDemand = (typeof reportDemands)[number]

interface Transition {
  action: ReportAction
  from: readonly ReportState[]
  to: ReportState | null
  roles: readonly Role[]
  asks: 'reason' | null
}

/** The life of a report: whoever writes for the body edits and makes files; its approver freezes. A frozen report is made again, never edited. */
export const reportTransitions: readonly Transition[] = [
  { action: 'edit', from: ['draft'], to: 'draft', roles: [...secretariat, ...reporters], asks: null },
  { action: 'freeze', from: ['draft'], to: 'frozen', roles: ['secretariat_approver', ...approvers], asks: 'reason' },
  { action: 'make', from: ['draft', 'frozen'], to: null, roles: [...secretariat, ...reporters], asks: null },
  { action: 'discard', from: ['draft'], to: null, roles: [...secretariat, ...reporters], asks: null },
]

export interface ReportSituation {
  state: ReportState
  /** Whose report it is; null: the nation's, kept by the secretariat. */
  agencyId: string | null
  /** Some figure of the report has a value at its moment. */
  hasFigures: boolean
}

interface Person {
  role: string
  agencyIds: readonly string[]
}

/** Whether a report is this person's to write: everybody's for the secretariat, the own agency's for those who report. */
export function writesReport({ agencyId }: Pick<ReportSituation, 'agencyId'>, { role, agencyIds }: Person): boolean {
  if (secretariat.some((one) => one === role)) return true
  return reporters.some((one) => one === role) && agencyId !== null && agencyIds.includes(agencyId)
}

export function reportTransitionOf(action: ReportAction): Transition {
  const found = reportTransitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

/** What stands in the way of an action; empty when nothing does. */
export function unmetOfReport(action: ReportAction, situation: ReportSituation, person: Person): ReportDemand[] {
  const { from } = reportTransitionOf(action)
  if (!writesReport(situation, person)) return ['own']
  if (!from.includes(situation.state)) return ['state']
  return action === 'freeze' && !situation.hasFigures ? ['figures'] : []
}

export function roleMayReport(action: ReportAction, role: string): boolean {
  return reportTransitionOf(action).roles.some((allowed) => allowed === role)
}

/** The actions of a person on a report, each with what stands in its way. */
export function reportActsFor(situation: ReportSituation, person: Person) {
  if (!writesReport(situation, person)) return []
  return reportTransitions
    .filter(({ action }) => roleMayReport(action, person.role))
    .map(({ action, asks }) => ({ action, asks, reasons: unmetOfReport(action, situation, person) }))
}

/** How many years a yearly report looks back for its trend, its own year among them. */
export const TREND_YEARS = 6

/** The years that a report counts: those of a review, or its year with those before for the trend. */
export function yearsOf({ fromYear, toYear }: { fromYear: number; toYear: number }): number[] {
  const first = fromYear === toYear ? toYear - TREND_YEARS + 1 : fromYear
  return Array.from({ length: toYear - first + 1 }, (_, index) => first + index)
}
