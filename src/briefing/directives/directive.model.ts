import { reporters, type Role, secretariat } from '#directory/role.contract.ts'

export const directiveStates = ['draft', 'issued', 'closed', 'cancelled'] as const
export type DirectiveState = (typeof directiveStates)[number]
export const directiveActions = ['edit', 'issue', 'close', 'reopen', 'cancel'] as const
export type DirectiveAction = (typeof directiveActions)[number]
export const addresseeStates = ['open', 'reported', 'accepted', 'returned'] as const
export type AddresseeState = (typeof addresseeStates)[number]
export const addresseeActions = ['report', 'accept', 'acknowledge', 'return', 'reopen'] as const
export type AddresseeAction = (typeof addresseeActions)[number]

/** What must be true before an action; told as the reason when it is not. */
export const directiveDemands = ['state', 'has_addressees', 'due_ahead', 'all_accepted'] as const
export type DirectiveDemand = (typeof directiveDemands)[number]
export const addresseeDemands = ['state', 'directive_issued', 'own_agency', 'whole'] as const
export type AddresseeDemand = (typeof addresseeDemands)[number]

interface DirectiveTransition {
  action: DirectiveAction
  from: readonly DirectiveState[]
  to: DirectiveState | null
  roles: readonly Role[]
  demands: readonly Exclude<DirectiveDemand, 'state'>[]
  asks: 'note' | null
}

/** The life of a directive. `to: null` leaves the state as it is. */
export const directiveTransitions: readonly DirectiveTransition[] = [
  { action: 'edit', from: ['draft'], to: null, roles: secretariat, demands: [], asks: null },
  { action: 'issue', from: ['draft'], to: 'issued', roles: secretariat, demands: ['has_addressees', 'due_ahead'], asks: null },
  { action: 'close', from: ['issued'], to: 'closed', roles: secretariat, demands: ['all_accepted'], asks: null },
  { action: 'reopen', from: ['closed'], to: 'issued', roles: secretariat, demands: [], asks: 'note' },
  { action: 'cancel', from: ['draft', 'issued'], to: 'cancelled', roles: secretariat, demands: [], asks: 'note' },
]

interface AddresseeTransition {
  action: AddresseeAction
  from: readonly AddresseeState[]
  to: AddresseeState
  roles: readonly Role[]
  demands: readonly Exclude<AddresseeDemand, 'state'>[]
  asks: 'report' | 'note' | 'note_if_wanted'
}

/** The life of one addressee's part: it reports, the secretariat accepts it as done, takes note of what is on the way, or returns it. */
export const addresseeTransitions: readonly AddresseeTransition[] = [
  { action: 'report', from: ['open', 'reported', 'returned'], to: 'reported', roles: reporters, demands: ['own_agency', 'directive_issued'], asks: 'report' },
  { action: 'accept', from: ['reported'], to: 'accepted', roles: secretariat, demands: ['directive_issued', 'whole'], asks: 'note_if_wanted' },
  { action: 'acknowledge', from: ['reported'], to: 'open', roles: secretariat, demands: ['directive_issued'], asks: 'note_if_wanted' },
  { action: 'return', from: ['reported'], to: 'returned', roles: secretariat, demands: ['directive_issued'], asks: 'note' },
  { action: 'reopen', from: ['accepted'], to: 'open', roles: secretariat, demands: ['directive_issued'], asks: 'note' },
]

export interface DirectiveSituation {
  state: DirectiveState
  dueOn: string
  today: string
  addressees: readonly { state: AddresseeState }[]
}

export interface AddresseeSituation {
  state: AddresseeState
  directiveState: DirectiveState
  agencyId: string
  percent: number
}

export interface Person {
  role: string
  agencyIds: readonly string[]
}

const directiveJudges: Record<Exclude<DirectiveDemand, 'state'>, (situation: DirectiveSituation) => boolean> = {
  has_addressees: ({ addressees }) => addressees.length > 0,
  due_ahead: ({ dueOn, today }) => dueOn > today,
  all_accepted: ({ addressees }) => addressees.every(({ state }) => state === 'accepted'),
}

const addresseeJudges: Record<Exclude<AddresseeDemand, 'state'>, (situation: AddresseeSituation, person: Person) => boolean> = {
  own_agency: ({ agencyId }, person) => person.agencyIds.includes(agencyId),
  directive_issued: ({ directiveState }) => directiveState === 'issued',
  // "Done" is what the addressee says; a part of it is taken note of, not accepted.
  whole: ({ percent }) => percent === 100,
}

/** What stands in the way of an act on a directive; empty when nothing does. */
export function unmetOfDirective(action: DirectiveAction, situation: DirectiveSituation): DirectiveDemand[] {
  const transition = directiveTransitionOf(action)
  if (!transition.from.includes(situation.state)) return ['state']
  return transition.demands.filter((demand) => !directiveJudges[demand](situation))
}

/** What stands in the way of an act on an addressee's part. */
export function unmetOfAddressee(action: AddresseeAction, situation: AddresseeSituation, person: Person): AddresseeDemand[] {
  const transition = addresseeTransitionOf(action)
  if (!transition.from.includes(situation.state)) return ['state']
  return transition.demands.filter((demand) => !addresseeJudges[demand](situation, person))
}

export function directiveTransitionOf(action: DirectiveAction): DirectiveTransition {
  const found = directiveTransitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

export function addresseeTransitionOf(action: AddresseeAction): AddresseeTransition {
  const found = addresseeTransitions.find((transition) => transition.action === action)
  if (!found) throw new Error(`No transition for ${action}`)
  return found
}

/** The acts of a person's role on a directive, each with what stands in its way. */
export function directiveActsFor(situation: DirectiveSituation, person: Person) {
  return directiveTransitions
    .filter(({ roles }) => roles.some((role) => role === person.role))
    .map(({ action, asks }) => ({ action, asks, reasons: unmetOfDirective(action, situation) }))
}

/** The acts of a person's role on an addressee's part, each with what stands in its way. */
export function addresseeActsFor(situation: AddresseeSituation, person: Person) {
  return addresseeTransitions
    .filter(({ roles }) => roles.some((role) => role === person.role))
    .map(({ action, asks }) => ({ action, asks, reasons: unmetOfAddressee(action, situation, person) }))
}

/** Nothing came by the due day, or what came was returned and the day has passed. */
export function isOverdue({ state, dueOn, today }: { state: AddresseeState; dueOn: string; today: string }): boolean {
  return (state === 'open' || state === 'returned') && today > dueOn
}

/** Which reminder an addressee gets on a day: on the listed days before the due day, and from the day after it every so many days. */
export function reminderOf(rule: { before: readonly number[]; everyAfter: number }, dueOn: string, today: string): 'before' | 'late' | null {
  const left = Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000)
  if (left >= 0) return rule.before.includes(left) ? 'before' : null
  return (-left - 1) % rule.everyAfter === 0 ? 'late' : null
}
