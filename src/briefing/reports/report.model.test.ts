import { expect, test } from 'vitest'
import { everyRole } from '#directory/role.contract.ts'
import { reportActions, reportActsFor, unmetOfReport, yearsOf } from './report.model.ts'

const own = { agencyIds: ['a-p63-45'] }
const situation = { state: 'draft', agencyId: 'a-p63-45', hasFigures: true } as const

test('each role has its acts on a draft of its own agency, and none on another’s or the nation’s unless it is the secretariat', () => {
  const acts = (agencyId: string | null) =>
    Object.fromEntries(everyRole.map((role) => [role, reportActsFor({ ...situation, agencyId }, { role, ...own }).map(({ action }) => action)]))
  const writer = ['edit', 'make', 'discard']
  const head = ['edit', 'freeze', 'make', 'discard']
  const keepers = { secretariat_officer: writer, secretariat_approver: head }
  const nobody = { ngo: [], auditor: [], administrator: [] }
  const reporting = { province_officer: writer, province_approver: head, ministry_officer: writer, ministry_approver: head }
  const none = { province_officer: [], province_approver: [], ministry_officer: [], ministry_approver: [] }
  expect(acts('a-p63-45')).toEqual({ ...keepers, ...reporting, ...nobody })
  expect(acts('a-p63-46')).toEqual({ ...keepers, ...none, ...nobody })
  expect(acts(null)).toEqual({ ...keepers, ...none, ...nobody })
})

test('a frozen report is only made again', () => {
  const person = { role: 'province_approver', ...own }
  const reasons = reportActions.map((action) => [action, unmetOfReport(action, { ...situation, state: 'frozen' }, person)])
  expect(Object.fromEntries(reasons)).toEqual({ edit: ['state'], freeze: ['state'], make: [], discard: ['state'] })
})

test('a report without a figure is not frozen', () => {
  expect(unmetOfReport('freeze', { ...situation, hasFigures: false }, { role: 'province_approver', ...own })).toEqual(['figures'])
})

test('a year looks back for its trend, a review counts its own years', () => {
  expect(yearsOf({ fromYear: 2023, toYear: 2023 })).toEqual([2018, 2019, 2020, 2021, 2022, 2023])
  expect(yearsOf({ fromYear: 2020, toYear: 2022 })).toEqual([2020, 2021, 2022])
})
