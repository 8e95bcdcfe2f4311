import { implement } from '#platform/http.ts'
import { deleteExchangeRate, listExchangeRates, putExchangeRate } from './exchange-rate.contract.ts'
import { findRates, keepRate, removeRate } from './exchange-rate.store.ts'

export const exchangeRateBindings = [
  implement(listExchangeRates, async ({ db }, { query }) => ({ rates: await findRates(db, query.year) })),
  implement(putExchangeRate, async ({ tx }, { params, body }) => keepRate(tx, { reportYear: params.year, currencyCode: params.currency, ...body })),
  implement(deleteExchangeRate, async ({ tx }, { params }) => {
    await removeRate(tx, params.year, params.currency)
    return {}
  }),
]
