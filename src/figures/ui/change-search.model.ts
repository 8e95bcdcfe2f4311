import { z } from 'zod'
import { addDays, endOfVietnamDay, vietnamDate } from '#platform/working-days.ts'
import { ChangeBy, type ChangeQuery } from '../change.contract.ts'
import { stepKinds } from '../change.model.ts'
import { FigureCode, Scope } from '../figure.contract.ts'
import { newestYear, ReadingSearch } from '../reading.model.ts'

const text = z.coerce.string().min(1).max(80).optional().catch(undefined)
/** A day (as known at its end) or an exact moment, as a receipt has it. */
const Moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .optional()
  .catch(undefined)

/** What the address of the page says; anything else is left out instead of refused. */
export const ChangeSearch = z.object({
  place: text,
  region: text,
  agency: text,
  sector: text,
  heading: text,
  country: text,
  providerKind: text,
  grantKind: text,
  topic: text,
  agencyKind: text,
  provider: z.uuid().optional().catch(undefined),
  grant: z.uuid().optional().catch(undefined),
  code: FigureCode.optional().catch(undefined),
  map: ReadingSearch.shape.map,
  currency: ReadingSearch.shape.currency,
  year: ReadingSearch.shape.year,
  /** Two years are compared where it is there, else two moments. */
  fromYear: ReadingSearch.shape.year,
  from: Moment,
  to: Moment,
  by: ChangeBy.optional().catch(undefined),
  /** The step whose lines are open, and of which part. */
  step: z.enum(stepKinds).optional().catch(undefined),
  key: text,
  part: z.coerce.number().int().min(0).max(1).optional().catch(undefined),
})
export type ChangeSearch = z.infer<typeof ChangeSearch>

export interface AskedChange {
  code: FigureCode
  query: Pick<ChangeQuery, 'year' | 'map' | 'currency'> & Partial<ChangeQuery>
}

/** The question that an address asks. Without ends of its own it compares the day on which the year's reports were due with now. */
export function askedOf(search: ChangeSearch, now: string): AskedChange {
  const { code = 'disbursed', map = 'reported', currency = 'USD', year = newestYear(now), fromYear, from, to, by } = search
  const scope = Scope.strip().parse(search)
  const toMoment = momentOf(to, now)
  const end = toMoment === undefined ? {} : { toMoment }
  const frame = { ...Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)), map, currency, year, ...end }
  if (fromYear !== undefined) return { code, query: { ...frame, fromYear, ...(by === undefined ? {} : { by }) } }
  return { code, query: { ...frame, fromMoment: momentOf(from, now) ?? endOfVietnamDay(firstDay(year, now)) } }
}

/** Reports of a year are due on 15 January (docs of the reporting regime); before that day came, yesterday. */
export function firstDay(year: number, now: string): string {
  const due = `${year + 1}-01-15`
  const today = vietnamDate(now)
  return due < today ? due : addDays(today, -1)
}

/** Today and later is "now". */
function momentOf(given: string | undefined, now: string): string | undefined {
  if (given === undefined) return undefined
  if (given.length === 10) return given >= vietnamDate(now) ? undefined : endOfVietnamDay(given)
  return Date.parse(given) > Date.parse(now) ? undefined : given
}

/** The day that an end shows in a date field. */
export const dayOf = (moment: string) => (moment.length === 10 ? moment : vietnamDate(moment))
