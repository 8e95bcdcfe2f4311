import { expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import {
  addresseeActions,
  addresseeStates,
  addresseeTransitions,
  directiveActions,
  directiveStates,
  directiveTransitions,
  directiveActsFor,
  isOverdue,
  reminderOf,
  unmetOfAddressee,
  unmetOfDirective,
} from './directive.model.ts'
import { measure, type MeasuredReturn, returnsOf } from './measure.model.ts'
import { scoreParts } from './score.model.ts'

test('every act on a directive is possible from the states of its row and from no other', () => {
  const possible = directiveActions.flatMap((action) =>
    directiveStates
      .filter((state) => unmetOfDirective(action, { state, dueOn: '2025-01-02', today: '2025-01-01', addressees: [{ state: 'accepted' }] }).length === 0)
      .map((state) => `${action}: ${state}`),
  )
  expect(possible).toEqual(['edit: draft', 'issue: draft', 'close: issued', 'reopen: closed', 'cancel: draft', 'cancel: issued'])
  expect(directiveTransitions.map(({ action }) => action)).toEqual([...directiveActions])
})

test('a directive is issued to somebody and for a day ahead, and closed when all are accepted', () => {
  const situation = { state: 'draft' as const, dueOn: '2025-01-01', today: '2025-01-01', addressees: [] }
  expect(unmetOfDirective('issue', situation)).toEqual(['has_addressees', 'due_ahead'])
  expect(unmetOfDirective('close', { ...situation, state: 'issued', addressees: [{ state: 'accepted' }, { state: 'open' }] })).toEqual(['all_accepted'])
})

test('only the secretariat acts on directives', () => {
  const situation = { state: 'draft' as const, dueOn: '2025-01-02', today: '2025-01-01', addressees: [{ state: 'open' as const }] }
  const acting = everyRole.filter((role) => directiveActsFor(situation, { role, agencyIds: [] }).length > 0)
  expect(acting).toEqual(['secretariat_officer', 'secretariat_approver'])
})

test('every act on an addressee’s part is possible from the states of its row and from no other', () => {
  const person = { role: 'province_officer', agencyIds: ['a'] }
  const possible = addresseeActions.flatMap((action) =>
    addresseeStates
      .filter((state) => unmetOfAddressee(action, { state, directiveState: 'issued', agencyId: 'a', percent: 100 }, person).length === 0)
      .map((state) => `${action}: ${state}`),
  )
  expect(possible).toEqual([
    'report: open',
    'report: reported',
    'report: returned',
    'accept: reported',
    'acknowledge: reported',
    'return: reported',
    'reopen: accepted',
  ])
  expect(addresseeTransitions.map(({ action }) => action)).toEqual([...addresseeActions])
  for (const directiveState of ['draft', 'closed', 'cancelled'] as const)
    expect(unmetOfAddressee('report', { state: 'open', directiveState, agencyId: 'a', percent: 0 }, person)).toEqual(['directive_issued'])
  expect(unmetOfAddressee('report', { state: 'open', directiveState: 'issued', agencyId: 'b', percent: 0 }, person)).toEqual(['own_agency'])
  expect(unmetOfAddressee('accept', { state: 'reported', directiveState: 'issued', agencyId: 'a', percent: 99 }, person)).toEqual(['whole'])
})

test('overdue is who said nothing, or was returned, after the due day; a report in time that waits is not', () => {
  const on = (today: string) => addresseeStates.filter((state) => isOverdue({ state, dueOn: '2025-06-30', today }))
  expect(on('2025-06-30')).toEqual([])
  expect(on('2025-07-01')).toEqual(['open', 'returned'])
})

test('reminders keep to the days before, and come again from the day after', () => {
  const rule = { before: [7, 1], everyAfter: 14 }
  const kinds = ['2025-06-22', '2025-06-23', '2025-06-29', '2025-06-30', '2025-07-01', '2025-07-02', '2025-07-15'].map((day) =>
    reminderOf(rule, '2025-06-30', day),
  )
  expect(kinds).toEqual([null, 'before', 'before', null, 'late', null, 'late'])
})

test('a score says all only when it is all', () => {
  const part = (state: 'accepted' | 'open', percent = 0) => ({ state, percent, overdue: false })
  expect(scoreParts([]).percentAccepted).toBeNull()
  expect(scoreParts([...Array.from({ length: 199 }, () => part('accepted', 100)), part('open', 99)])).toMatchObject({ percentAccepted: 99, percentClaimed: 99 })
})

const returned = (agencyId: string, more: Partial<MeasuredReturn> = {}): MeasuredReturn => ({
  agencyId,
  heirIds: [],
  reportYear: 2024,
  punctuality: 'on_time',
  timesSentBack: 0,
  corrections: 0,
  completeness: 100,
  ...more,
})

test('an addressee is measured by its own returns, else by its heirs’, else by its predecessors’', () => {
  const returns = [returned('a-p63-44', { heirIds: ['a-p34-44'] }), returned('a-p63-45', { heirIds: ['a-p34-44'] }), returned('a-p34-99')]
  expect(returnsOf('a-p63-45', ['a-p34-44'], returns).map(({ agencyId }) => agencyId)).toEqual(['a-p63-45'])
  expect(returnsOf('a-p34-44', [], returns).map(({ agencyId }) => agencyId)).toEqual(['a-p63-44', 'a-p63-45'])
  expect(returnsOf('a-p63-01', ['a-p34-99'], returns).map(({ agencyId }) => agencyId)).toEqual(['a-p34-99'])
})

test('measures: nothing due measures nothing; missing returns count against; counts aim low', () => {
  expect(measure('returns_on_time', 100, [returned('a', { punctuality: 'not_due' })])).toEqual({ value: null, met: null })
  expect(measure('returns_on_time', 50, [returned('a'), returned('b', { punctuality: 'late' })])).toEqual({ value: 50, met: true })
  expect(measure('returns_complete', 90, [returned('a', { completeness: 90.5 }), returned('b', { punctuality: 'missing', completeness: null })])).toEqual({
    value: 45.3,
    met: false,
  })
  expect(measure('times_sent_back', 1, [returned('a', { timesSentBack: 2 })])).toEqual({ value: 2, met: false })
  expect(measure('corrections_made', 0, [returned('a')])).toEqual({ value: 0, met: true })
})
