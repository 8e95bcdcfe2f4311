import { Exact, sumOf } from '#platform/money.ts'
import type { Coverage, TableAnswer } from '../figure.contract.ts'

export interface PlaceRow {
  id: string
  name: string
  /** Null where nothing was reported for the year. */
  value: string | null
  previous: string | null
  /** Change on the year before in per cent; null without a base. */
  change: string | null
  /** 1 for the largest; null without a value. */
  rank: number | null
  inSet: boolean
  /** Names of the agencies whose reports are missing here; `whole` when the place's own is. */
  missing: { whole: boolean; names: string[] } | null
}

export interface PlaceRowsInput {
  /** A measure by place and year (this one and the one before). */
  table: TableAnswer
  year: number
  /** The places of the map, so that those without a figure are there too. */
  places: readonly { id: string; name: string }[]
  labelOf: (row: TableAnswer['rows'][number]) => string
  coverage: Coverage
  successorOf: ReadonlyMap<string, string>
}

/** The rows of the table of places: every place of the map and every place that was reported, largest first. */
export function placeRows({ table, year, places, labelOf, coverage, successorOf }: PlaceRowsInput): PlaceRow[] {
  const cells = new Map(table.cells.map(([row, column, value]) => [`${row} ${column}`, value]))
  const known = new Map(table.rows.map((row) => [row.key, row]))
  const names = new Map([
    ...places.map(({ id, name }) => [id, name] as const),
    ...table.rows.filter(({ key }) => !places.some(({ id }) => id === key)).map((row) => [row.key, labelOf(row)] as const),
  ])
  const rows = [...names].map(([id, name]) => {
    const [value, previous] = [cells.get(`${id} ${year}`) ?? null, cells.get(`${id} ${year - 1}`) ?? null]
    return {
      id,
      name,
      value,
      previous,
      change: changeOf(value, previous),
      rank: null,
      inSet: known.get(id)?.inSet ?? true,
      missing: missingAt(id, coverage, successorOf),
    }
  })
  return ranked(rows.filter(({ value, inSet }) => inSet || value !== null))
}

/** Largest first, with ranks: equal values share one, and what has no value has none. */
export function ranked<R extends Pick<PlaceRow, 'value' | 'rank'>>(rows: readonly R[]): R[] {
  const ordered = rows.toSorted((a, b) => new Exact(b.value ?? -1).comparedTo(a.value ?? -1))
  const rankOf = (value: string) => ordered.findIndex((row) => row.value !== null && new Exact(row.value).equals(value)) + 1
  return ordered.map((row) => ({ ...row, rank: row.value === null ? null : rankOf(row.value) }))
}

/** Change on an earlier value in per cent; null without a base. */
export function changeOf(value: string | null, previous: string | null): string | null {
  if (value === null || previous === null || new Exact(previous).isZero()) return null
  return new Exact(value).div(previous).minus(1).times(100).toFixed(6)
}

/** An agency `a-<place>` reports for its place; on a later map its ground is part of the successor. */
export function missingAt(id: string, { missing }: Pick<Coverage, 'missing'>, successorOf: ReadonlyMap<string, string>): PlaceRow['missing'] {
  const here = missing.filter(({ agencyId }) => agencyId === `a-${id}` || successorOf.get(agencyId.replace(/^a-/, '')) === id)
  if (here.length === 0) return null
  return { whole: here.some(({ agencyId }) => agencyId === `a-${id}`), names: here.map(({ name }) => name) }
}

/** The exact sum of the values of rows. */
export const sumOfRows = (rows: readonly PlaceRow[]): string => sumOf(rows.map(({ value }) => value ?? '0')).toFixed()
