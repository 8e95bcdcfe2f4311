import { z } from 'zod'
import { defineRoute } from '#platform/contract.ts'
import { GivenNames, givenProvenance, inUse, Names, Nothing, provenance } from './fields.contract.ts'

export const CountryCode = z.string().regex(/^[A-Z]{2}$/)
export const Continent = z.enum(['africa', 'america', 'asia', 'europe', 'oceania'])
export const Country = z.strictObject({ code: CountryCode, ...Names, continent: Continent, ...provenance })
export type Country = z.infer<typeof Country>
export const GivenCountry = z.strictObject({ ...GivenNames, continent: Continent, ...givenProvenance })

const params = z.strictObject({ code: CountryCode })

export const listCountries = defineRoute({
  method: 'GET',
  path: '/directory/countries',
  summary: 'Countries in Vietnamese order',
  access: 'signed-in',
  reply: z.strictObject({ countries: z.array(Country) }),
})
export const putCountry = defineRoute({
  method: 'PUT',
  path: '/directory/countries/:code',
  summary: 'Add or change a country',
  access: ['administrator'],
  params,
  body: GivenCountry,
  reply: Country,
})
export const deleteCountry = defineRoute({
  method: 'DELETE',
  path: '/directory/countries/:code',
  summary: 'Remove a country that nothing refers to',
  access: ['administrator'],
  params,
  reply: Nothing,
  problems: [inUse],
})
