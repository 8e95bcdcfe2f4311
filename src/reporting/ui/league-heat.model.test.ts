import { expect, test } from 'vitest'
import type { LeagueRecord } from '../campaign.contract.ts'
import { heatCell, heatLevel, yearSummary } from './league-heat.model.ts'

const record = (agencyId: string, more: Partial<LeagueRecord>): LeagueRecord => ({
  agencyId,
  nameVi: agencyId,
  nameEn: agencyId,
  reportYear: 2023,
  dueOn: '2024-01-15',
  handedInOn: '2024-01-10',
  punctuality: 'on_time',
  daysLate: 0,
  timesSentBack: 0,
  corrections: 0,
  accepted: true,
  completeness: 100,
  ...more,
})
const late = record('a', { punctuality: 'late', daysLate: 12, timesSentBack: 2 })
const row = { records: [late, record('b', { corrections: 1 }), record('a', { reportYear: 2022, punctuality: 'missing', daysLate: 300 })] }

test('a merged agency shows the sum over those it came from, year by year', () => {
  expect(heatCell(row, 2023, 'daysLate')).toMatchObject({ value: 12, missing: false })
  expect(heatCell(row, 2023, 'corrections').value).toBe(1)
  expect(heatCell(row, 2022, 'daysLate')).toMatchObject({ value: 300, missing: true })
})

test('a year in which nothing was owed is empty, which is not zero', () => {
  expect(heatCell(row, 2019, 'daysLate').value).toBeNull()
})

test('an agency that went into two counts once in the year', () => {
  const twice = [row, { records: [late] }]
  expect(yearSummary(twice, 2023)).toEqual({ year: 2023, owed: 2, late: 1, missing: 0, sentBack: 1, corrected: 1, medianDaysLate: 12 })
})

test('shades run in quarters of the largest, and nothing has none', () => {
  expect([0, 1, 26, 51, 76, 100].map((value) => heatLevel(value, 100))).toEqual([0, 1, 2, 3, 4, 4])
})
