import { approvers, officers, type Role, secretariat } from '#directory/role.contract.ts'

export const returnStates = ['draft', 'submitted', 'signed', 'accepted', 'sent_back', 'superseded'] as const
export type ReturnState = (typeof returnStates)[number]
export const returnActions = ['edit', 'submit', 'withdraw', 'sign', 'reject', 'accept', 'send_back', 'correct'] as const
export type ReturnAction = (typeof returnActions)[number]

/** What must be true before an action, and is told to the person as the reason when it is not. */
export const demands = [
  'state',
  'own_agency',
  'campaign_open',
  'no_hard_findings',
  'soft_explained',
  'figures_complete',
  'overrides_explained',
  'not_preparer',
  'not_signer',
] as const
export type Demand = (typeof demands)[number]

export interface Transition {
  action: ReturnAction
  from: ReturnState
  to: ReturnState
  roles: readonly Role[]
  demands: readonly Exclude<Demand, 'state'>[]
  /** What the person has to write with it. */
  asks: 'note' | 'remarks' | null
  /** A further draft is opened as a copy in the same act. */
  opensDraft: boolean
}

/** The whole life of a version of a return: the server enforces it, buttons are drawn from it, row-level security is its twin. */
export const transitions: readonly Transition[] = [
  { action: 'edit', from: 'draft', to: 'draft', roles: officers, demands: ['own_agency'], asks: null, opensDraft: false },
  {
    action: 'submit',
    from: 'draft',
    to: 'submitted',
    roles: officers,
    demands: ['own_agency', 'campaign_open', 'no_hard_findings', 'soft_explained', 'figures_complete', 'overrides_explained'],
    asks: null,
    opensDraft: false,
  },
  { action: 'withdraw', from: 'submitted', to: 'draft', roles: officers, demands: ['own_agency'], asks: null, opensDraft: false },
  { action: 'sign', from: 'submitted', to: 'signed', roles: approvers, demands: ['own_agency', 'not_preparer'], asks: null, opensDraft: false },
  { action: 'reject', from: 'submitted', to: 'draft', roles: approvers, demands: ['own_agency'], asks: 'note', opensDraft: false },
  { action: 'accept', from: 'signed', to: 'accepted', roles: ['secretariat_approver'], demands: ['not_preparer', 'not_signer'], asks: null, opensDraft: false },
  { action: 'send_back', from: 'signed', to: 'sent_back', roles: secretariat, demands: ['not_signer'], asks: 'remarks', opensDraft: true },
  { action: 'correct', from: 'accepted', to: 'accepted', roles: officers, demands: ['own_agency'], asks: 'note', opensDraft: true },
]

/** What the demands are judged on. */
export interface Situation {
  state: ReturnState
  agencyId: string
  preparedBy: readonly string[]
  submittedBy: string | null
  signedBy: string | null
  campaignOpen: boolean
  hardFindings: number
  unexplainedFindings: number
  missingFigures: number
  unexplainedOverrides: number
}

export interface Person {
  personId: string
  role: string
  agencyIds: readonly string[]
}

const judges: Record<Exclude<Demand, 'state'>, (situation: Situation, person: Person) => boolean> = {
  own_agency: (situation, person) => person.agencyIds.includes(situation.agencyId),
  campaign_open: (situation) => situation.campaignOpen,
  no_hard_findings: (situation) => situation.hardFindings === 0,
  soft_explained: (situation) => situation.unexplainedFindings === 0,
  figures_complete: (situation) => situation.missingFigures === 0,
  overrides_explained: (situation) => situation.unexplainedOverrides === 0,
  not_preparer: (situation, person) => !situation.preparedBy.includes(person.personId) && situation.submittedBy !== person.personId,
  not_signer: (situation, person) => situation.signedBy !== person.personId,
}

/** The row of the table for an action; every action has one. */
export function transitionOf(action: ReturnAction): Transition {
  const found = transitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

/** The demands that stand in the way of a person whose role may act; empty when nothing does. */
export function unmetDemands(action: ReturnAction, situation: Situation, person: Person): Demand[] {
  const transition = transitionOf(action)
  if (situation.state !== transition.from) return ['state']
  return transition.demands.filter((demand) => !judges[demand](situation, person))
}

export function roleMay(action: ReturnAction, role: string): boolean {
  return transitionOf(action).roles.some((allowed) => allowed === role)
}

/** The actions of a person's role, each with the reasons why it cannot be done now (none: it can). */
export function actionsFor(situation: Situation, person: Person) {
  return transitions
    .filter((transition) => roleMay(transition.action, person.role))
    .map(({ action, asks }) => {
      const reasons = unmetDemands(action, situation, person)
      return { action, asks, allowed: reasons.length === 0, reasons }
    })
}
