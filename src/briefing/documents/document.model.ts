import { type Role, secretariat } from '#directory/role.contract.ts'

export const documentKinds = ['minutes', 'notice'] as const
export type DocumentKind = (typeof documentKinds)[number]
export const documentStates = ['draft', 'review', 'signed', 'issued'] as const
export type DocumentState = (typeof documentStates)[number]
export const documentActions = ['edit', 'submit', 'send_back', 'sign', 'issue'] as const
export type DocumentAction = (typeof documentActions)[number]

/** What must be true before an action; told as the reason when it is not. */
export const documentDemands = ['state', 'kind', 'not_drafter', 'minutes_signed', 'directives_ready'] as const
export type DocumentDemand = (typeof documentDemands)[number]

interface Transition {
  action: DocumentAction
  from: DocumentState
  to: DocumentState
  roles: readonly Role[]
  kinds: readonly DocumentKind[]
  demands: readonly Exclude<DocumentDemand, 'state' | 'kind'>[]
  asks: 'note' | 'number' | null
}

/** The life of minutes and notice. Who drafted or handed in a paper does not sign it; signing gives minutes their number, issuing gives it to the notice. */
export const documentTransitions: readonly Transition[] = [
  { action: 'edit', from: 'draft', to: 'draft', roles: secretariat, kinds: documentKinds, demands: [], asks: null },
  { action: 'submit', from: 'draft', to: 'review', roles: secretariat, kinds: documentKinds, demands: [], asks: null },
  { action: 'send_back', from: 'review', to: 'draft', roles: ['secretariat_approver'], kinds: documentKinds, demands: [], asks: 'note' },
  { action: 'sign', from: 'review', to: 'signed', roles: ['secretariat_approver'], kinds: documentKinds, demands: ['not_drafter'], asks: null },
  {
    action: 'issue',
    from: 'signed',
    to: 'issued',
    roles: ['secretariat_approver'],
    kinds: ['notice'],
    demands: ['minutes_signed', 'directives_ready'],
    asks: 'number',
  },
]

export interface DocumentSituation {
  kind: DocumentKind
  state: DocumentState
  draftedBy: string | null
  submittedBy: string | null
  /** The minutes of the same briefing are signed. */
  minutesSigned: boolean
  /** Every draft directive has addressees and a due day ahead. */
  directivesReady: boolean
}

export interface Person {
  personId: string
  role: string
}

const judges: Record<Exclude<DocumentDemand, 'state' | 'kind'>, (situation: DocumentSituation, person: Person) => boolean> = {
  not_drafter: ({ draftedBy, submittedBy }, { personId }) => personId !== draftedBy && personId !== submittedBy,
  minutes_signed: ({ minutesSigned }) => minutesSigned,
  directives_ready: ({ directivesReady }) => directivesReady,
}

export function documentTransitionOf(action: DocumentAction): Transition {
  const found = documentTransitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

/** What stands in the way of an action; empty when nothing does. */
export function unmetOfDocument(action: DocumentAction, situation: DocumentSituation, person: Person): DocumentDemand[] {
  const { from, kinds, demands } = documentTransitionOf(action)
  if (!kinds.includes(situation.kind)) return ['kind']
  if (situation.state !== from) return ['state']
  return demands.filter((demand) => !judges[demand](situation, person))
}

export function roleMayDocument(action: DocumentAction, role: string): boolean {
  return documentTransitionOf(action).roles.some((allowed) => allowed === role)
}

/** The actions of a person's role on a paper of this kind, each with what stands in its way. */
export function documentActsFor(situation: DocumentSituation, person: Person) {
  return documentTransitions
    .filter(({ action, kinds }) => kinds.includes(situation.kind) && roleMayDocument(action, person.role))
    .map(({ action, asks }) => ({ action, asks, reasons: unmetOfDocument(action, situation, person) }))
}
