import { z } from 'zod'
import { defineRoute, PlainDateText } from '#platform/contract.ts'
import { GivenNames, givenProvenance, Names, Nothing, provenance, ReportYear } from './fields.contract.ts'

export const HolidayKind = z.enum(['holiday', 'swapped_working_day'])
export const Holiday = z.strictObject({ day: PlainDateText, ...Names, kind: HolidayKind, ...provenance })
export type Holiday = z.infer<typeof Holiday>
export const GivenHoliday = z.strictObject({ ...GivenNames, kind: HolidayKind, ...givenProvenance })

const params = z.strictObject({ day: PlainDateText })

export const listHolidays = defineRoute({
  method: 'GET',
  path: '/directory/holidays',
  summary: 'Public holidays and swapped working days',
  access: 'signed-in',
  query: z.strictObject({ year: ReportYear.optional() }),
  reply: z.strictObject({ holidays: z.array(Holiday) }),
})
export const putHoliday = defineRoute({
  method: 'PUT',
  path: '/directory/holidays/:day',
  summary: 'Add or change a day of the calendar',
  access: ['administrator'],
  params,
  body: GivenHoliday,
  reply: Holiday,
})
export const deleteHoliday = defineRoute({
  method: 'DELETE',
  path: '/directory/holidays/:day',
  summary: 'Take a day off the calendar',
  access: ['administrator'],
  params,
  reply: Nothing,
})
