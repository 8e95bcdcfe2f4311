import { type Agenda, type AgendaItem, type GivenAgendaItem, restrictedTitle } from './agenda.contract.ts'
import { minutesBetween } from './briefing.model.ts'
import { minutesAfter } from './clock.model.ts'

/**
 * The only titles that an item on restricted matters bears (Luật 117/2025/QH15 Điều 5, conventions.md §9): what is reported there
 * stays outside this system, with no papers and no recording.
 */
export const restrictedTitles = { titleVi: 'Nội dung báo cáo trực tiếp', titleEn: 'Reported in person' } as const

/** The item as it may be kept. Throws restrictedTitle for a restricted one with a title of its own. */
export function admitItem(given: GivenAgendaItem): GivenAgendaItem {
  if (given.kind !== 'restricted') return given
  if (given.titleVi !== restrictedTitles.titleVi || given.titleEn !== restrictedTitles.titleEn) throw restrictedTitle({ neutral: restrictedTitles.titleVi })
  return { ...given, ...restrictedTitles, owner: null }
}

/** Items in order with the times at which they would begin and end. */
export function timetable(items: readonly Omit<AgendaItem, 'from' | 'to'>[], session: { startsAt: string; endsAt: string }): Agenda {
  let from = session.startsAt
  const timed = items.map((item) => {
    const to = minutesAfter(from, item.minutes)
    const placed = { ...item, from, to }
    from = to
    return placed
  })
  return { items: timed, minutes: minutesBetween(session.startsAt, from), minutesOfSession: minutesBetween(session.startsAt, session.endsAt) }
}
