import type { QueryClient } from '@tanstack/react-query'
import { queryOf } from '#ui/data.ts'
import { listAgencies } from '../agency.contract.ts'
import { listCountries } from '../country.contract.ts'
import { listCurrencies } from '../currency.contract.ts'
import { listExchangeRates } from '../exchange-rate.contract.ts'
import { listHolidays } from '../holiday.contract.ts'
import { listPlaces, listPlaceSets } from '../place.contract.ts'
import { listSectors } from '../sector.contract.ts'
import { listTopics } from '../topic.contract.ts'
import { listNamed, type DirectorySearch, type DirectoryListName } from './directory-search.model.ts'

type Loader = (queries: QueryClient, search: DirectorySearch) => Promise<unknown>[]

const loadPlaces = (queries: QueryClient, query: { set?: string; on?: string }) => queries.ensureQueryData(queryOf(listPlaces, { query }))

const loaders: Record<DirectoryListName, Loader> = {
  places: (queries, { set, on }) => [queries.ensureQueryData(queryOf(listPlaceSets)), loadPlaces(queries, { ...(set ? { set } : {}), ...(on ? { on } : {}) })],
  agencies: (queries, { duty, on }) => [
    queries.ensureQueryData(queryOf(listAgencies, { query: { ...(duty ? { duty } : {}), ...(on ? { on } : {}) } })),
    queries.ensureQueryData(queryOf(listAgencies, { query: {} })),
    ...['34', '63'].map((set) => loadPlaces(queries, { set })),
  ],
  sectors: (queries, { on }) => [
    queries.ensureQueryData(queryOf(listSectors, { query: on ? { on } : {} })),
    queries.ensureQueryData(queryOf(listSectors, { query: {} })),
  ],
  topics: (queries) => [queries.ensureQueryData(queryOf(listTopics))],
  countries: (queries) => [queries.ensureQueryData(queryOf(listCountries))],
  currencies: (queries) => [queries.ensureQueryData(queryOf(listCurrencies))],
  'exchange-rates': (queries) => [queries.ensureQueryData(queryOf(listExchangeRates)), queries.ensureQueryData(queryOf(listCurrencies))],
  holidays: (queries) => [queries.ensureQueryData(queryOf(listHolidays))],
}

/** Loads what the page of a list shows; nothing for a list that there is not. */
export async function loadList(queries: QueryClient, name: string, search: DirectorySearch): Promise<void> {
  const list = listNamed(name)
  if (list) await Promise.all(loaders[list](queries, search))
}
