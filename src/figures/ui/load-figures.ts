import type { QueryClient } from '@tanstack/react-query'
import { getPlace, listPlaces, listSuccessions } from '#directory/place.contract.ts'
import { queryOf } from '#ui/data.ts'
import { getFigure, getOverview, getPublished, getTable, type FigureCode, type FigureQuery } from '../figure.contract.ts'
import { getReceipt } from '../receipt.contract.ts'
import { placesTableQuery, providersQuery } from './places-query.model.ts'
import { readingOf, type ReadingSearch } from '../reading.model.ts'

const nowText = () => new Date().toISOString()

/** Everything that the national overview shows at once. */
export async function loadOverview(queries: QueryClient, search: ReadingSearch) {
  const reading = readingOf(search, nowText())
  await Promise.all([
    queries.ensureQueryData(queryOf(getOverview, { query: reading })),
    queries.ensureQueryData(queryOf(getPublished, { query: { year: reading.year } })),
    queries.ensureQueryData(queryOf(getTable, { query: placesTableQuery(reading, search.measure ?? 'disbursed') })),
    queries.ensureQueryData(queryOf(listSuccessions)),
    ...(['63', '34'] as const).map((set) => queries.ensureQueryData(queryOf(listPlaces, { query: { set } }))),
  ])
}

/** Everything that the page of one place shows at once. */
export async function loadPlace(queries: QueryClient, placeId: string, search: ReadingSearch) {
  const reading = readingOf(search, nowText())
  await Promise.all([
    queries.ensureQueryData(queryOf(getPlace, { params: { id: placeId } })),
    queries.ensureQueryData(queryOf(getOverview, { query: { ...reading, place: placeId } })),
    ...(['63', '34'] as const).map((set) => queries.ensureQueryData(queryOf(listPlaces, { query: { set } }))),
    queries.ensureQueryData(queryOf(getPublished, { query: { year: reading.year } })),
    queries.ensureQueryData(queryOf(getTable, { query: providersQuery(reading, placeId) })),
  ])
}

/** Asks for a figure; gives the receipt that the answer laid down. */
export async function askForReceipt(queries: QueryClient, code: FigureCode, query: FigureQuery): Promise<string> {
  return (await queries.fetchQuery(queryOf(getFigure, { params: { code }, query }))).receiptId
}

export async function loadReceipt(queries: QueryClient, receiptId: string) {
  await queries.ensureQueryData(queryOf(getReceipt, { params: { id: receiptId } }))
}

export async function loadDefinitions(queries: QueryClient) {
  await queries.ensureQueryData(queryOf(getPublished, { query: {} }))
}
