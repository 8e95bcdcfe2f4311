import { implement } from '#platform/http.ts'
import { deleteCountry, listCountries, putCountry } from './country.contract.ts'
import { findCountries, keepCountry, removeCountry } from './country.store.ts'

export const countryBindings = [
  implement(listCountries, async ({ db }) => ({ countries: await findCountries(db) })),
  implement(putCountry, async ({ tx }, { params, body }) => keepCountry(tx, { ...params, ...body })),
  implement(deleteCountry, async ({ tx }, { params }) => {
    await removeCountry(tx, params.code)
    return {}
  }),
]
