import { expect, test } from 'vitest'
import { addDays, addWorkingDays, endOfVietnamDay, isWorkingDay, vietnamDate, workingDaysBetween } from './working-days.ts'

// Around 30 April 2024: Monday 29 April was off in exchange for Saturday 4 May.
const calendar = {
  holidays: new Set(['2024-04-18', '2024-04-29', '2024-04-30', '2024-05-01']),
  swappedWorkingDays: new Set(['2024-05-04']),
}
const plain = { holidays: new Set<string>(), swappedWorkingDays: new Set<string>() }

test('Saturdays and Sundays rest, a swapped Saturday works', () => {
  expect(['2024-05-03', '2024-05-04', '2024-05-05', '2024-05-06'].map((day) => isWorkingDay(day, calendar))).toEqual([true, true, false, true])
  expect(isWorkingDay('2024-05-04', plain)).toBe(false)
})

test('the day itself is not counted', () => {
  expect(addWorkingDays('2024-01-08', 1, plain)).toBe('2024-01-09')
  expect(addWorkingDays('2024-01-08', 0, plain)).toBe('2024-01-08')
})

test('counting skips holidays, swapped days off and week-ends, and takes the swapped Saturday', () => {
  expect(addWorkingDays('2024-04-26', 1, calendar)).toBe('2024-05-02')
  expect(addWorkingDays('2024-04-26', 3, calendar)).toBe('2024-05-04')
  expect(addWorkingDays('2024-04-26', 4, calendar)).toBe('2024-05-06')
})

test('counting back is the way there and back between working days', () => {
  for (const count of [1, 2, 5, 20]) expect(addWorkingDays(addWorkingDays('2024-04-26', count, calendar), -count, calendar)).toBe('2024-04-26')
})

test('the days between are as many as were added', () => {
  for (const count of [0, 1, 7, 45]) expect(workingDaysBetween('2024-04-10', addWorkingDays('2024-04-10', count, calendar), calendar)).toBe(count)
  expect(workingDaysBetween('2024-05-02', '2024-04-26', calendar)).toBe(-1)
})

test('a fraction of a day is refused, and so is a date that does not exist', () => {
  expect(() => addWorkingDays('2024-04-26', 1.5, plain)).toThrow(RangeError)
  expect(() => addDays('2024-02-30', 1)).toThrow()
})

test('the date in Viet Nam changes at 17:00 UTC', () => {
  expect(vietnamDate('2024-12-31T16:59:59.000Z')).toBe('2024-12-31')
  expect(vietnamDate('2024-12-31T17:00:00.000Z')).toBe('2025-01-01')
})

test('a day in Viet Nam ends a millisecond before the next one begins', () => {
  const end = Date.parse(endOfVietnamDay('2024-12-31'))
  expect([end, end + 1].map((moment) => vietnamDate(new Date(moment).toISOString()))).toEqual(['2024-12-31', '2025-01-01'])
})
