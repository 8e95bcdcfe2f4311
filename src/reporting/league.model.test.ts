import { expect, test } from 'vitest'
import { reminderKind } from './campaign.model.ts'
import { completenessScore } from './completeness.model.ts'
import { type Debt, leagueOf, recordOf } from './league.model.ts'
import { movePlaces } from './prefill.model.ts'

const heir = (agencyId: string, nameVi = agencyId) => ({ agencyId, nameVi, nameEn: nameVi, duty: 'province' })
const debt = (agencyId: string, more: Partial<Debt> = {}): Debt => ({
  agencyId,
  nameVi: agencyId,
  nameEn: agencyId,
  reportYear: 2023,
  dueOn: '2024-01-15',
  firstSignedAt: '2024-01-15T16:59:00.000Z',
  timesSentBack: 0,
  timesAccepted: 1,
  summary: null,
  heirs: [heir(agencyId)],
  ...more,
})
const now = '2024-03-01T00:00:00.000Z'

test('a return signed at 23:59 of the due day in Viet Nam is on time, a minute later it is a day late', () => {
  expect(recordOf(debt('a'), now)).toMatchObject({ punctuality: 'on_time', daysLate: 0 })
  expect(recordOf(debt('a', { firstSignedAt: '2024-01-15T17:00:00.000Z' }), now)).toMatchObject({ punctuality: 'late', daysLate: 1 })
})

test('what was never handed in is missing once the day has passed, and not due before', () => {
  expect(recordOf(debt('a', { firstSignedAt: null, timesAccepted: 0 }), now)).toMatchObject({ punctuality: 'missing', accepted: false })
  expect(recordOf(debt('a', { firstSignedAt: null, timesAccepted: 0 }), '2024-01-15T10:00:00.000Z')).toMatchObject({ punctuality: 'not_due', daysLate: 0 })
})

test('each acceptance after the first is a correction', () => {
  expect(recordOf(debt('a', { timesAccepted: 3 }), now).corrections).toBe(2)
})

test('equal merit has equal rank, in Vietnamese order of names, and the next rank is skipped', () => {
  const rows = leagueOf(
    [debt('b', { heirs: [heir('b', 'Đà Nẵng')] }), debt('c', { heirs: [heir('c', 'Cà Mau')] }), debt('d', { firstSignedAt: '2024-01-20T00:00:00.000Z' })],
    now,
  )
  expect(rows.map(({ agencyId, rank }) => `${rank} ${agencyId}`)).toEqual(['1 c', '1 b', '3 d'])
})

test('completeness weighs cells 80, figures 10, narrative 10; a return without lines answered its cells', () => {
  const summary = {
    lines: 1,
    cellsAsked: 20,
    cellsAnswered: 10,
    requiredAsked: 5,
    requiredAnswered: 5,
    figuresAsked: 4,
    figuresAnswered: 4,
    narrativeAsked: 2,
    narrativeAnswered: 1,
    hard: 0,
    soft: 0,
    unexplained: 0,
  }
  expect(completenessScore(summary)).toBe(55)
  expect(completenessScore({ ...summary, lines: 0, cellsAsked: 0, cellsAnswered: 0 })).toBe(95)
})

test('reminders go out on the days of the list, on the first day late and weekly from there', () => {
  const schedule = { before: [30, 14, 7, 1], everyAfter: 7 }
  const days = ['2023-12-16', '2024-01-13', '2024-01-14', '2024-01-15', '2024-01-16', '2024-01-17', '2024-01-23']
  expect(days.map((day) => reminderKind(schedule, '2024-01-15', day))).toEqual(['before', null, 'before', null, 'late', null, 'late'])
})

test('shares of places that were merged are added on the new map; a cell that cannot be read stays', () => {
  const successors = new Map([
    ['p63-44', 'p34-44'],
    ['p63-45', 'p34-44'],
  ])
  expect(movePlaces('p63-44:33.5;p63-45:26.5;p63-46:40', successors)).toBe('p34-44:60;p63-46:40')
  expect(movePlaces('Quảng Trị', successors)).toBe('Quảng Trị')
})
