import { implement } from '#platform/http.ts'
import { deleteCurrency, listCurrencies, putCurrency } from './currency.contract.ts'
import { findCurrencies, keepCurrency, removeCurrency } from './currency.store.ts'

export const currencyBindings = [
  implement(listCurrencies, async ({ db }) => ({ currencies: await findCurrencies(db) })),
  implement(putCurrency, async ({ tx }, { params, body }) => keepCurrency(tx, { ...params, ...body })),
  implement(deleteCurrency, async ({ tx }, { params }) => {
    await removeCurrency(tx, params.code)
    return {}
  }),
]
