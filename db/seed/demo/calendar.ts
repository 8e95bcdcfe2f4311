import type { Random } from './random.ts'

const day = 86_400_000

/** Tết of the years in which returns were handed in: offices are shut (holidays.csv has the exact days). */
const shut: readonly (readonly [string, string])[] = [
  ['2019-02-02', '2019-02-10'],
  ['2020-01-23', '2020-01-29'],
  ['2021-02-10', '2021-02-16'],
  ['2022-01-29', '2022-02-06'],
  ['2023-01-20', '2023-01-26'],
  ['2024-02-08', '2024-02-14'],
  ['2025-01-25', '2025-02-02'],
  ['2026-02-14', '2026-02-22'],
]

const textOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10)
const isWorked = (date: string): boolean => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !shut.some(([from, to]) => from <= date && date <= to)
}

/** The first working day so many days after a date. */
export function workingDayAfter(date: string, days: number): string {
  let moment = Date.parse(`${date}T00:00:00Z`) + days * day
  while (!isWorked(textOf(moment))) moment += day
  return textOf(moment)
}

export interface Steps {
  submittedOn: string
  signedOn: string
  acceptedOn: string
}

/** Three in four hand in by 15 January, most others in the weeks after, a few just before the briefing; all are accepted before `last`. */
export function datesOf(year: number, last: string, random: Random): Steps {
  const newYear = `${year}-12-31`
  const signedAfter = random.weighted([random.whole(3, 13), random.whole(16, 40), random.whole(41, 52)], [75, 21, 4])
  const submittedOn = workingDayAfter(newYear, Math.max(2, signedAfter - random.whole(1, 3)))
  const signedOn = later(workingDayAfter(newYear, signedAfter), submittedOn)
  const acceptedOn = workingDayAfter(signedOn, random.whole(2, 9))
  if (acceptedOn < last) return { submittedOn, signedOn, acceptedOn }
  return { submittedOn: workingDayAfter(newYear, 4), signedOn: workingDayAfter(newYear, 6), acceptedOn: workingDayAfter(newYear, 11) }
}

const later = (one: string, other: string): string => (one > other ? one : other)
