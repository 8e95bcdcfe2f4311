import { z } from 'zod'
import { DecimalText, defineRoute } from '#platform/contract.ts'
import { CurrencyCode } from './currency.contract.ts'
import { givenProvenance, Nothing, provenance, ReportYear } from './fields.contract.ts'

/** Đồng for one unit, used for every report of the year unless the line says otherwise. */
export const ExchangeRate = z.strictObject({ currencyCode: CurrencyCode, reportYear: z.number().int(), vndPerUnit: DecimalText, ...provenance })
export type ExchangeRate = z.infer<typeof ExchangeRate>
export const GivenRate = z.strictObject({
  vndPerUnit: z
    .string()
    .regex(/^\d{1,14}(\.\d{1,6})?$/)
    .refine((text) => /[1-9]/.test(text)),
  ...givenProvenance,
})

const params = z.strictObject({ year: ReportYear, currency: CurrencyCode })

export const listExchangeRates = defineRoute({
  method: 'GET',
  path: '/directory/exchange-rates',
  summary: 'Exchange rates of a report year, or of all years',
  access: 'signed-in',
  query: z.strictObject({ year: ReportYear.optional() }),
  reply: z.strictObject({ rates: z.array(ExchangeRate) }),
})
export const putExchangeRate = defineRoute({
  method: 'PUT',
  path: '/directory/exchange-rates/:year/:currency',
  summary: 'Set the rate of a currency for a report year; posted flows keep theirs',
  access: ['administrator'],
  params,
  body: GivenRate,
  reply: ExchangeRate,
})
export const deleteExchangeRate = defineRoute({
  method: 'DELETE',
  path: '/directory/exchange-rates/:year/:currency',
  summary: 'Remove a rate',
  access: ['administrator'],
  params,
  reply: Nothing,
})
