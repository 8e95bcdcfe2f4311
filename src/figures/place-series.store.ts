import type { Db } from '#platform/db.ts'
import { fixed } from '#platform/money.ts'
import { findNationalCoverage } from './coverage.store.ts'
import { type TableAnswer, TableQuery } from './figure.contract.ts'
import { type BaseCode, definitions, type DerivedDefinition, versionFor } from './figure.model.ts'
import { derive } from './figure.store.ts'
import type { Moment } from './flow-query.store.ts'
import type { PlaceSeries, PlaceSeriesQuery } from './place-series.contract.ts'
import { readTable } from './table.store.ts'

/** What one base figure is by place and year, each year counted in its own way. */
interface Series {
  unit: TableAnswer['unit']
  places: PlaceSeries['places']
  totals: Map<number, string>
  cells: Map<string, string>
}

const keyOf = (place: string, year: number | string) => `${place} ${year}`

/** A measure by place over years, each year in its own way of counting, so that every value is that of its receipt. */
export async function readPlaceSeries(db: Db, query: PlaceSeriesQuery, moment: Moment): Promise<PlaceSeries> {
  const definition = definitions[query.measure]
  const read = (code: BaseCode) => readBase(db, code, query, moment)
  // Base codes are the codes whose definition is a base one.
  const series =
    definition.kind === 'base' ? await read(query.measure as BaseCode) : divide(definition, await read(definition.of.code), await read(definition.to.code))
  return {
    asOf: moment.asOf,
    unit: definition.kind === 'base' ? series.unit : 'percent',
    years: await yearsOf(db, query, moment, series),
    places: series.places,
    cells: [...series.cells].map(([key, value]) => {
      const at = key.lastIndexOf(' ')
      return [key.slice(0, at), Number(key.slice(at + 1)), value]
    }),
  }
}

async function readBase(db: Db, code: BaseCode, { map, currency, from, to }: PlaceSeriesQuery, moment: Moment): Promise<Series> {
  const table = await readTable(db, TableQuery.parse({ map, currency, measure: code, rows: 'place', columns: 'year', from, to }), moment)
  return {
    unit: table.unit,
    places: table.rows.map(({ total: _total, ...place }) => place),
    totals: new Map(table.columns.map(({ key, total }) => [Number(key), total])),
    cells: new Map(table.cells.map(([place, year, value]) => [keyOf(place, year), value])),
  }
}

type Places = PlaceSeries['places']

function merge(known: Places, more: Places): Places {
  return [...new Map([...known, ...more].map((place) => [place.key, place])).values()]
}

/** A ratio has a value where there is something to divide by, and none elsewhere. */
function divide(definition: DerivedDefinition, of: Series, to: Series): Series {
  const ratio = (part: string | undefined, whole: string | undefined) => derive(definition.operation, part ?? null, whole ?? null)
  const cells = [...to.cells].flatMap(([key, whole]) => {
    const value = ratio(of.cells.get(key), whole)
    return value === null ? [] : [[key, fixed(value, 6)] as const]
  })
  const totals = [...to.totals].flatMap(([year, whole]) => {
    const value = ratio(of.totals.get(year), whole)
    return value === null ? [] : [[year, fixed(value, 6)] as const]
  })
  return { unit: 'count', places: merge(of.places, to.places), totals: new Map(totals), cells: new Map(cells) }
}

async function yearsOf(db: Db, query: PlaceSeriesQuery, moment: Moment, { totals }: Series): Promise<PlaceSeries['years']> {
  const coverage = await findNationalCoverage(db, query.from, query.to, moment)
  const nobody = { owed: 0, accepted: 0, missing: [] }
  return Array.from({ length: Math.max(query.to - query.from + 1, 0) }, (_, index) => query.from + index).map((year) => ({
    year,
    total: totals.get(year) ?? null,
    version: versionOf(query, year),
    ...(coverage.get(year) ?? nobody),
  }))
}

function versionOf({ measure }: PlaceSeriesQuery, year: number): number {
  const definition = definitions[measure]
  return definition.kind === 'derived' ? 1 : versionFor(definition, year).number
}
