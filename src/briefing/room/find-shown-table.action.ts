import { LineMeasure } from '#figures/figure.contract.ts'
import { evaluate, findMoment, readTable } from '#figures/index.ts'
import type { Db } from '#platform/db.ts'
import type { Showing } from './room.contract.ts'
import type { ShownTable } from './shown-table.contract.ts'

type Tabled = Extract<Showing, { kind: 'comparison' | 'map' }>

/** The numbers behind a comparison or a map, as of the moment that the briefing speaks from; null where the figure has no map. */
export async function findShownTable(db: Db, showing: Tabled, figuresAsOf: string | null): Promise<ShownTable | null> {
  const moment = await findMoment(db, figuresAsOf ?? undefined)
  return showing.kind === 'comparison' ? compare(db, showing, moment) : mapOf(db, showing, moment)
}

type Moment = Awaited<ReturnType<typeof findMoment>>
const reading = { map: 'reported', currency: 'USD' } as const

async function compare(db: Db, { code, year, otherYear }: Extract<Tabled, { kind: 'comparison' }>, moment: Moment): Promise<ShownTable> {
  const now = await evaluate(db, code, { ...reading, year }, moment)
  const before = await evaluate(db, code, { ...reading, year: otherYear }, moment)
  return { unit: now.unit, asOf: moment.asOf, rows: [], total: now.value, otherTotal: before.value }
}

async function mapOf(db: Db, { code, year, map }: Extract<Tabled, { kind: 'map' }>, moment: Moment): Promise<ShownTable | null> {
  const measure = LineMeasure.safeParse(code).data
  if (!measure) return null
  const table = await readTable(db, { ...reading, map, measure, rows: 'place', from: year, to: year }, moment)
  const values = new Map(table.cells.map(([row, , value]) => [row, value]))
  const rows = table.rows.map(({ key, label, labelEn }) => ({ placeId: key, label, labelEn, value: values.get(key) ?? null, otherValue: null }))
  return { unit: table.unit, asOf: table.asOf, rows, total: table.total, otherTotal: null }
}
