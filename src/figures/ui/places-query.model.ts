import type { PlaceMeasure, Reading } from '../reading.model.ts'

/** What the panel of places asks the server: one measure by place, for the year and the one before. */
export function placesTableQuery({ year, ...reading }: Reading, measure: PlaceMeasure) {
  return { ...reading, measure, rows: 'place' as const, columns: 'year' as const, from: year - 1, to: year }
}

/** The providers of one place in the year. */
export function providersQuery({ year, ...reading }: Reading, place: string) {
  return { ...reading, place, rows: 'provider' as const, from: year, to: year }
}
