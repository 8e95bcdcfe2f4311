import { implement } from '#platform/http.ts'
import { deleteHoliday, listHolidays, putHoliday } from './holiday.contract.ts'
import { findHolidays, keepHoliday, removeHoliday } from './holiday.store.ts'

export const holidayBindings = [
  implement(listHolidays, async ({ db }, { query }) => ({ holidays: await findHolidays(db, query.year) })),
  implement(putHoliday, async ({ tx }, { params, body }) => keepHoliday(tx, { ...params, ...body })),
  implement(deleteHoliday, async ({ tx }, { params }) => {
    await removeHoliday(tx, params.day)
    return {}
  }),
]
