import { addDays, addWorkingDays, type WorkingCalendar } from '#platform/working-days.ts'
import type { Holiday } from '../../holiday.contract.ts'

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The day of the week of a `YYYY-MM-DD`. */
export function weekdayOf(day: string): Weekday {
  return new Date(`${day}T00:00:00Z`).getUTCDay() as Weekday // getUTCDay is 0 to 6.
}

/** The calendar that the listed days make. */
export function calendarOf(holidays: readonly Holiday[]): WorkingCalendar {
  const daysOf = (kind: Holiday['kind']) => new Set(holidays.filter((one) => one.kind === kind).map(({ day }) => day))
  return { holidays: daysOf('holiday'), swappedWorkingDays: daysOf('swapped_working_day') }
}

export interface CountedDays {
  day: string
  /** Days of the calendar that the count passed and that moved it. */
  passed: Holiday[]
  /** The count left the years that the calendar covers: weekends only were counted there. */
  beyond: boolean
}

/** The day `count` working days after `from`, and the days off and exchanged days on the way. */
export function countWorkingDays(from: string, count: number, holidays: readonly Holiday[]): CountedDays {
  const day = addWorkingDays(from, count, calendarOf(holidays))
  const [first, last] = from < day ? [addDays(from, 1), day] : [day, addDays(from, -1)]
  const passed = holidays.filter((one) => one.day >= first && one.day <= last && (one.kind === 'swapped_working_day' || ![0, 6].includes(weekdayOf(one.day))))
  const years = holidays.map((one) => one.day.slice(0, 4)).toSorted()
  const covered = (text: string) => years.length > 0 && text.slice(0, 4) >= (years[0] ?? '') && text.slice(0, 4) <= (years.at(-1) ?? '')
  return { day, passed: passed.toSorted((a, b) => Number(a.day > b.day) - Number(a.day < b.day)), beyond: !covered(day) || !covered(from) }
}
