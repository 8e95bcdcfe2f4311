import { expect, test } from 'vitest'
import type { Holiday } from '../../holiday.contract.ts'
import { countWorkingDays, weekdayOf } from './calendar.model.ts'

const named = { nameVi: 'Quốc khánh', nameEn: 'National Day', source: 'Thông báo', certainty: 'high' } as const
const holidays: Holiday[] = [
  { day: '2025-09-01', kind: 'holiday', ...named },
  { day: '2025-09-02', kind: 'holiday', ...named },
  { day: '2025-08-30', kind: 'holiday', ...named },
  { day: '2025-09-06', kind: 'swapped_working_day', ...named },
]

test('a count of working days passes days off and uses exchanged Saturdays', () => {
  const counted = countWorkingDays('2025-08-29', 4, holidays)
  expect(counted.day).toBe('2025-09-06')
})

test('only days that moved the count are named, in order', () => {
  const { passed } = countWorkingDays('2025-08-29', 4, holidays)
  expect(passed.map(({ day }) => day)).toEqual(['2025-09-01', '2025-09-02', '2025-09-06'])
})

test('counting back names the same days', () => {
  expect(countWorkingDays('2025-09-03', -1, holidays)).toMatchObject({ day: '2025-08-29', beyond: false })
})

test('a count that leaves the calendar says so', () => {
  expect(countWorkingDays('2025-12-31', 5, holidays).beyond).toBe(true)
})

test('weekdays start with Sunday', () => {
  expect([weekdayOf('2025-08-31'), weekdayOf('2025-09-06')]).toEqual([0, 6])
})
