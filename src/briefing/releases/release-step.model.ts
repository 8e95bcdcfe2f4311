import type { Role } from '#directory/role.contract.ts'

export const releaseStates = ['draft', 'review', 'published', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]
export const releaseActions = ['edit', 'submit', 'return', 'publish', 'withdraw', 'revise'] as const
export type ReleaseAction = (typeof releaseActions)[number]
/** What must be true before an action, and is told as the reason when it is not. */
export const releaseDemands = ['own_room', 'both_languages', 'pictures_consented', 'figures_known'] as const
export type ReleaseDemand = 'state' | (typeof releaseDemands)[number]

const writers = ['province_officer', 'province_approver', 'ministry_officer', 'ministry_approver', 'secretariat_officer', 'secretariat_approver'] as const
const heads = ['province_approver', 'ministry_approver', 'secretariat_approver'] as const satisfies Role[]

export interface ReleaseTransition {
  action: ReleaseAction
  from: ReleaseState
  to: ReleaseState
  roles: readonly Role[]
  demands: readonly (typeof releaseDemands)[number][]
  /** The person has to say why. */
  asksNote: boolean
}

const ready = ['own_room', 'both_languages', 'pictures_consented', 'figures_known'] as const

/** The whole life of a release: the server keeps to it, buttons are drawn from it, row-level security is its twin. */
export const releaseTransitions: readonly ReleaseTransition[] = [
  { action: 'edit', from: 'draft', to: 'draft', roles: writers, demands: ['own_room'], asksNote: false },
  { action: 'submit', from: 'draft', to: 'review', roles: writers, demands: ['own_room', 'both_languages', 'pictures_consented'], asksNote: false },
  { action: 'edit', from: 'review', to: 'review', roles: heads, demands: ['own_room'], asksNote: false },
  { action: 'return', from: 'review', to: 'draft', roles: heads, demands: ['own_room'], asksNote: true },
  { action: 'publish', from: 'draft', to: 'published', roles: heads, demands: ready, asksNote: false },
  { action: 'publish', from: 'review', to: 'published', roles: heads, demands: ready, asksNote: false },
  { action: 'withdraw', from: 'published', to: 'withdrawn', roles: heads, demands: ['own_room'], asksNote: true },
  { action: 'revise', from: 'withdrawn', to: 'draft', roles: writers, demands: ['own_room'], asksNote: false },
]

/** What the demands are judged on. */
export interface ReleaseSituation {
  state: ReleaseState
  /** The person answers for the release's room. */
  ownRoom: boolean
  bothLanguages: boolean
  picturesConsented: boolean
  /** Every figure in the text has a value. */
  figuresKnown: boolean
}

const judges: Record<(typeof releaseDemands)[number], (situation: ReleaseSituation) => boolean> = {
  own_room: (situation) => situation.ownRoom,
  both_languages: (situation) => situation.bothLanguages,
  pictures_consented: (situation) => situation.picturesConsented,
  figures_known: (situation) => situation.figuresKnown,
}

/** The row of the table for an act in a state by a role; undefined when the table has none. */
export function findReleaseTransition(action: ReleaseAction, state: ReleaseState, role: string): ReleaseTransition | undefined {
  return releaseTransitions.find((one) => one.action === action && one.from === state && one.roles.some((allowed) => allowed === role))
}

/** What stands in the way; empty when nothing does. `state`: not in this state, or not by this role. */
export function unmetOfRelease(action: ReleaseAction, situation: ReleaseSituation, role: string): ReleaseDemand[] {
  const transition = findReleaseTransition(action, situation.state, role)
  return transition ? transition.demands.filter((demand) => !judges[demand](situation)) : ['state']
}

/** The acts that a role has in a state, each with the reasons why it cannot be done now (none: it can). */
export function releaseActsFor(situation: ReleaseSituation, role: string) {
  return releaseTransitions
    .filter((one) => one.from === situation.state && one.roles.some((allowed) => allowed === role))
    .map(({ action, to, asksNote }) => ({ action, to, asksNote, reasons: unmetOfRelease(action, situation, role) }))
}
