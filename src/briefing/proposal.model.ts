import { addDays, isWorkingDay, type WorkingCalendar } from '#platform/working-days.ts'

/** The names of a year's briefing. "năm" is the year reported on (law.md §10, naming trap). */
export function proposedTitles(reportYear: number) {
  return {
    titleVi: `Hội nghị giao ban trực tuyến toàn quốc công tác phi chính phủ nước ngoài năm ${reportYear}`,
    titleEn: `Nationwide online briefing on foreign non-governmental work, ${reportYear}`,
  }
}

const NOTICE_DAYS = 30

/** The middle of March after the report year, as briefings are held; when that has passed, in a month: the first working day from there. */
export function proposedDay(reportYear: number, today: string, calendar: WorkingCalendar): string {
  const usual = `${reportYear + 1}-03-15`
  let day = usual > today ? usual : addDays(today, NOTICE_DAYS)
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1)
  return day
}
