import { PlainDateText } from './contract.ts'

/** Days off and Saturdays worked in exchange, as sets of `YYYY-MM-DD`. */
export interface WorkingCalendar {
  holidays: ReadonlySet<string>
  /** Rest days of the week that were made working days. */
  swappedWorkingDays: ReadonlySet<string>
}

const dayLength = 24 * 60 * 60 * 1000
const hanoiOffset = 7 * 60 * 60 * 1000

/** The date `days` calendar days after `date` (before it when negative). Both are `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${PlainDateText.parse(date)}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}

/** The date in Viet Nam (UTC+7 all year) at a moment given as an ISO instant. */
export function vietnamDate(instant: string): string {
  return new Date(Date.parse(instant) + hanoiOffset).toISOString().slice(0, 10)
}

/** The last moment of a date in Viet Nam. */
export function endOfVietnamDay(date: string): string {
  return `${date}T23:59:59.999+07:00`
}

/** Monday to Friday unless a holiday; a swapped Saturday counts as well. */
export function isWorkingDay(date: string, calendar: WorkingCalendar): boolean {
  if (calendar.swappedWorkingDays.has(date)) return true
  const weekday = new Date(`${PlainDateText.parse(date)}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(date)
}

/**
 * The working day that is `count` working days after `from`; the day itself is not counted (Bộ luật Dân sự 2015, Đ147).
 * Negative counts go back. Zero gives `from` itself. Throws RangeError when `count` is not whole.
 */
export function addWorkingDays(from: string, count: number, calendar: WorkingCalendar): string {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`)
  const step = count < 0 ? -1 : 1
  let date = from
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, step)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return date
}

/** How many working days lie after `from` up to and with `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    if (isWorkingDay(date, calendar)) count += 1
  }
  return count
}
