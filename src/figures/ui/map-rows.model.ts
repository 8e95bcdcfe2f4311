import { Exact } from '#platform/money.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import type { PlaceSeries } from '../place-series.contract.ts'
import { changeOf, missingAt, ranked, type PlaceRow } from './place-rows.model.ts'

/** A place in one year, and in the year that it is compared with. */
export interface MapRow {
  id: string
  name: string
  value: string | null
  against: string | null
  /** Value less the value compared with; null where either is not known. */
  difference: string | null
  /** The same in per cent; null without a base. */
  change: string | null
  rank: number | null
  inSet: boolean
  missing: PlaceRow['missing']
}

export interface MapRowsInput {
  series: PlaceSeries
  year: number
  against: number
  places: readonly { id: string; name: string }[]
  labelOf: (place: PlaceSeries['places'][number]) => string
  successorOf: ReadonlyMap<string, string>
}

/** The places of the map, ranked, in Vietnamese order of their names; after them those that were reported outside it. */
export function mapRows({ series, year, against, places, labelOf, successorOf }: MapRowsInput): MapRow[] {
  const cells = cellsOf(series)
  const missing = series.years.find((one) => one.year === year)?.missing ?? []
  const drawn = new Set(places.map(({ id }) => id))
  const inSet = new Map(series.places.map((place) => [place.key, place.inSet]))
  const named = [...places, ...series.places.filter(({ key }) => !drawn.has(key)).map((place) => ({ id: place.key, name: labelOf(place) }))]
  const rows = named.map(({ id, name }): MapRow => {
    const [value, before] = [cells.get(id)?.get(year) ?? null, cells.get(id)?.get(against) ?? null]
    const difference = value === null || before === null ? null : new Exact(value).minus(before).toFixed()
    const more = { difference, change: changeOf(value, before), rank: null, missing: missingAt(id, { missing }, successorOf) }
    return { id, name, value, against: before, ...more, inSet: drawn.has(id) || (inSet.get(id) ?? true) }
  })
  const shown = rows.filter((row) => drawn.has(row.id) || row.value !== null || row.against !== null)
  const byName = (list: readonly MapRow[]) => list.toSorted((a, b) => compareVietnamese(a.name, b.name))
  return [...byName(ranked(shown.filter((row) => row.inSet))), ...byName(shown.filter((row) => !row.inSet))]
}

/** Values by place, then by year. */
export function cellsOf(series: PlaceSeries): Map<string, Map<number, string>> {
  const cells = new Map<string, Map<number, string>>()
  for (const [place, year, value] of series.cells) {
    const known = cells.get(place) ?? new Map<number, string>()
    cells.set(place, known.set(year, value))
  }
  return cells
}

/** Every value of the places that the map draws, in all years: what classes and circles are made of, so that they stay. */
export function pooledValues(series: PlaceSeries, drawn: ReadonlySet<string>): string[] {
  return series.cells.filter(([place]) => drawn.has(place)).map(([, , value]) => value)
}

/** The largest of decimal texts; `0` of none. */
export function largestOf(values: readonly string[]): string {
  return values.reduce((most, value) => (new Exact(value).gt(most) ? value : most), '0')
}

/** The years that a slider offers: from the first to the last that anybody owed a report for or reported. */
export function yearsShown(series: PlaceSeries): number[] {
  const known = series.years.filter(({ owed, total }) => owed > 0 || total !== null).map(({ year }) => year)
  const [first, last] = [known[0], known.at(-1)]
  return first === undefined || last === undefined ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** The year to begin with: the newest with any report in. */
export function newestReported(series: PlaceSeries): number | undefined {
  return series.years.findLast(({ accepted }) => accepted > 0)?.year
}
