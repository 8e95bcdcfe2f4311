import { expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import { BriefingAction } from './briefing.contract.ts'
import { lifeLine, offeredSteps, roleMay, type Situation, transitions, unmetDemands } from './briefing.model.ts'
import { BriefingState } from './matter.contract.ts'

const ready: Situation = {
  state: 'planned',
  chairName: 'Nguyễn Minh Hằng',
  startsAt: '2024-04-12T07:00:00.000Z',
  endsAt: '2024-04-12T10:00:00.000Z',
  figuresAsOf: '2024-04-01T00:00:00.000Z',
  centres: 1,
  otherPoints: 63,
  agendaItems: 9,
  agendaMinutes: 180,
  hasCampaign: true,
  postings: 60,
  minutesSigned: true,
  noticeIssued: true,
  openDirectives: 0,
}

/** `approver action: from → to` of everything that the two roles of the secretariat may do; all else is refused. */
const allowed = [
  'approver planned invite invited',
  'both invited collect collecting',
  'approver collecting lock_figures figures_locked',
  'approver figures_locked unlock_figures collecting',
  'approver papers unlock_figures collecting',
  'approver line_check unlock_figures collecting',
  'both figures_locked open_papers papers',
  'both papers check_lines line_check',
  'both line_check reopen_papers papers',
  'both line_check start in_session',
  'approver in_session conclude concluded',
  'approver concluded resume in_session',
  'approver concluded notify notified',
  'both notified follow following',
  'approver following close closed',
  ...['planned', 'invited', 'collecting', 'figures_locked', 'papers', 'line_check'].map((state) => `approver ${state} cancel cancelled`),
]
const expected = allowed.flatMap((line) => {
  const [who, ...rest] = line.split(' ')
  const roles = who === 'both' ? ['secretariat_officer', 'secretariat_approver'] : ['secretariat_approver']
  return roles.map((role) => [role, ...rest].join(' '))
})

test('role × state × action: what is in the table may be done, and nothing else', () => {
  const found = everyRole.flatMap((role) =>
    BriefingState.options.flatMap((state) =>
      BriefingAction.options.flatMap((action) => {
        const may = roleMay(action, role) && unmetDemands(action, { ...ready, state }).length === 0
        const to = transitions.find((transition) => transition.action === action)?.to
        return may ? [`${role} ${state} ${action} ${to}`] : []
      }),
    ),
  )
  expect(found.toSorted()).toEqual(expected.toSorted())
})

test('every action has one row, and every state is reached from the first', () => {
  expect(transitions.map(({ action }) => action).toSorted()).toEqual(BriefingAction.options.toSorted())
  expect(new Set([...lifeLine, 'cancelled'])).toEqual(new Set(BriefingState.options))
  const reached = new Set(['planned'])
  const reach = () => transitions.filter(({ from, to }) => !reached.has(to) && from.some((state) => reached.has(state)))
  for (let found = reach(); found.length > 0; found = reach()) for (const { to } of found) reached.add(to)
  expect(reached).toEqual(new Set(BriefingState.options))
})

const lacking: [keyof Situation, Situation[keyof Situation], BriefingAction, BriefingState, string][] = [
  ['chairName', null, 'invite', 'planned', 'has_chair'],
  ['centres', 0, 'invite', 'planned', 'has_points'],
  ['otherPoints', 0, 'invite', 'planned', 'has_points'],
  ['agendaItems', 0, 'invite', 'planned', 'has_agenda'],
  ['agendaMinutes', 181, 'invite', 'planned', 'time_fits'],
  ['hasCampaign', false, 'invite', 'planned', 'campaign_of_year'],
  ['postings', 0, 'lock_figures', 'collecting', 'has_figures'],
  ['figuresAsOf', null, 'start', 'line_check', 'figures_locked'],
  ['minutesSigned', false, 'notify', 'concluded', 'minutes_signed'],
  ['noticeIssued', false, 'notify', 'concluded', 'notice_issued'],
  ['openDirectives', 1, 'close', 'following', 'directives_settled'],
]
test.each(lacking)('without %s = %s the step %s is refused', (name, value, action, state, demand) => {
  expect(unmetDemands(action, { ...ready, state, [name]: value })).toEqual([demand])
})

test('a person is offered the steps out of the present state with their reasons, and a province none', () => {
  expect(offeredSteps({ ...ready, chairName: null }, 'secretariat_approver')).toEqual([
    { action: 'invite', to: 'invited', asks: null, allowed: false, reasons: ['has_chair'] },
    { action: 'cancel', to: 'cancelled', asks: 'reason', allowed: true, reasons: [] },
  ])
  expect(offeredSteps(ready, 'province_approver')).toEqual([])
})
