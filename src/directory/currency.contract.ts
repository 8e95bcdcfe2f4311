import { z } from 'zod'
import { defineRoute } from '#platform/contract.ts'
import { GivenNames, givenProvenance, inUse, Names, Nothing, provenance } from './fields.contract.ts'

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/)
const decimals = z.number().int().min(0).max(4)
export const Currency = z.strictObject({ code: CurrencyCode, ...Names, decimals, ...provenance })
export type Currency = z.infer<typeof Currency>
export const GivenCurrency = z.strictObject({ ...GivenNames, decimals, ...givenProvenance })

const params = z.strictObject({ code: CurrencyCode })

export const listCurrencies = defineRoute({
  method: 'GET',
  path: '/directory/currencies',
  summary: 'Currencies that reports may use',
  access: 'signed-in',
  reply: z.strictObject({ currencies: z.array(Currency) }),
})
export const putCurrency = defineRoute({
  method: 'PUT',
  path: '/directory/currencies/:code',
  summary: 'Add or change a currency',
  access: ['administrator'],
  params,
  body: GivenCurrency,
  reply: Currency,
})
export const deleteCurrency = defineRoute({
  method: 'DELETE',
  path: '/directory/currencies/:code',
  summary: 'Remove a currency that nothing refers to',
  access: ['administrator'],
  params,
  reply: Nothing,
  problems: [inUse],
})
