import type { BriefingState, Matter } from './matter.contract.ts'

const before: readonly BriefingState[] = ['invited', 'collecting', 'figures_locked', 'papers', 'line_check']

/** When each matter is open. Deadlines of a briefing are its states: who is too late hears which state it is in. */
export const openIn: Readonly<Record<Matter, readonly BriefingState[]>> = {
  // title, time, chair, agenda, rooms
  frame: ['planned', ...before],
  // rooms as the secretariat prepares them; late ones are still let in
  rooms: ['planned', ...before, 'in_session'],
  // who sits in a room, its contact, its rooms below: the room's own work
  people: [...before, 'in_session'],
  line_checks: [...before, 'in_session'],
  // statements registered ahead by a room
  registering: ['invited', 'collecting', 'figures_locked', 'papers'],
  // statements ordered, accepted, declined
  deciding: [...before, 'in_session'],
  // letters of invitation, sent again after a change
  letters: before,
}

export const isOpen = (matter: Matter, state: BriefingState) => openIn[matter].includes(state)
