import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { WorkingCalendar } from '#platform/working-days.ts'
import type { Holiday } from './holiday.contract.ts'
import { keepRow, removeRow } from './reference.store.ts'

const target = (day: string) => ({ table: 'holiday', subject: 'holiday', key: { day } })

/** The days of the calendar in order, of one year or of all. */
export async function findHolidays(db: Db, year?: number): Promise<Holiday[]> {
  const query = db.selectFrom('directory.holiday').select(['day', 'nameVi', 'nameEn', 'kind', 'source', 'certainty']).orderBy('day')
  const rows = await (year === undefined ? query : query.where('day', '>=', `${year}-01-01`).where('day', '<=', `${year}-12-31`)).execute()
  return rows as Holiday[]
}

/** The calendar that working days are counted with (`#platform/working-days.ts`). */
export async function getCalendar(db: Db): Promise<WorkingCalendar> {
  const days = await findHolidays(db)
  const ofKind = (kind: Holiday['kind']) => new Set(days.filter((day) => day.kind === kind).map((day) => day.day))
  return { holidays: ofKind('holiday'), swappedWorkingDays: ofKind('swapped_working_day') }
}

export async function keepHoliday(tx: Tx, { day, ...values }: Holiday): Promise<Holiday> {
  await keepRow(tx, target(day), values)
  const kept = (await findHolidays(tx, Number(day.slice(0, 4)))).find((one) => one.day === day)
  if (!kept) throw notFound({})
  return kept
}

export const removeHoliday = (tx: Tx, day: string) => removeRow(tx, target(day))
