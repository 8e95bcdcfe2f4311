import { expect, test } from 'vitest'
import { isAskedMoment, offeredMoments, withEnds } from './change-moments.model.ts'

const now = '2024-07-01T03:00:00.000Z'
const LOCK = '2024-04-05T09:14:07.120Z'
const FREEZE = '2024-04-20T02:00:00.500Z'
const nation = { state: 'frozen' as const, asOf: FREEZE, frozenAt: '2024-04-21T02:00:00.000Z', agencyId: null, agencyVi: null, agencyEn: null }
const known = {
  campaigns: [
    { reportYear: 2023, dueOn: '2024-01-15' },
    { reportYear: 2022, dueOn: '2023-01-15' },
  ],
  briefings: [
    { state: 'closed' as const, startsAt: '2024-04-12T07:00:00.000Z', figuresAsOf: LOCK },
    { state: 'cancelled' as const, startsAt: '2024-03-01T07:00:00.000Z', figuresAsOf: LOCK },
    { state: 'planned' as const, startsAt: '2024-09-01T07:00:00.000Z', figuresAsOf: null },
  ],
  reports: [
    { ...nation, fromYear: 2023, toYear: 2023 },
    { ...nation, fromYear: 2020, toYear: 2022 },
    { ...nation, state: 'draft' as const, fromYear: 2023, toYear: 2023 },
    { ...nation, agencyId: 'a-p63-45', agencyVi: 'Quảng Trị', asOf: '2024-05-02T02:00:00.000Z', fromYear: 2023, toYear: 2023 },
  ],
}
const offered = (about: { year: number; place?: string; agency?: string }) =>
  offeredMoments(known, { now, ...about }).map(({ kind, moment, day }) => `${kind} ${moment} ${day}`)

test('the due day, the briefing and its lock, and the frozen reports of the year are offered, the earliest first', () => {
  expect(offered({ year: 2023 })).toEqual([
    'due 2024-01-15 2024-01-15',
    `lock ${LOCK} 2024-04-12`,
    'briefing 2024-04-12 2024-04-12',
    `report ${FREEZE} 2024-04-21`,
  ])
})

test('what an agency froze is offered where the question is about it or its place', () => {
  const own = 'report 2024-05-02T02:00:00.000Z 2024-04-21'
  expect(offered({ year: 2023, place: 'p63-45' })).toContain(own)
  expect(offered({ year: 2023, agency: 'a-p63-45' })).toContain(own)
  expect(offered({ year: 2023, place: 'p63-46' })).not.toContain(own)
})

test('a report over several years is offered for each of them', () => {
  expect(offered({ year: 2021 })).toContain(`report ${FREEZE} 2024-04-21`)
  expect(offered({ year: 2019 }).filter((one) => one.startsWith('report'))).toEqual([])
})

test('a day is asked for by its end in Ha Noi and a lock by its very moment', () => {
  expect(isAskedMoment('2024-04-05', '2024-04-05T23:59:59.999+07:00')).toBe(true)
  expect(isAskedMoment(LOCK, '2024-04-05T16:14:07.120+07:00')).toBe(true)
  expect(isAskedMoment('2024-04-05', LOCK)).toBe(false)
})

test('ends chosen the wrong way round change places', () => {
  expect(withEnds({ from: FREEZE, to: '2024-04-05' })).toEqual({ from: '2024-04-05', to: FREEZE })
  expect(withEnds({ from: '2024-04-05', to: FREEZE })).toEqual({ from: '2024-04-05', to: FREEZE })
  expect(withEnds({ from: FREEZE, to: undefined })).toEqual({ from: FREEZE, to: undefined })
})
