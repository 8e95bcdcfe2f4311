import { csvLine } from '#platform/files/csv-line.ts'
import { formatMessage } from '#platform/messages.ts'
import { flowFileMessages } from './flow-file.messages.ts'

type Locale = 'vi' | 'en'
type Named = ReadonlyMap<string, { vi: string; en: string }>
/** What keys are called, by dimension. */
export interface Names {
  place: Named
  sector: Named
  agency: Named
}

/** A ledger line in the order in which the database writes it. Money is exact text. */
export type FlowRow = readonly [
  id: number,
  year: number,
  kind: 'commitment' | 'year_commitment' | 'disbursement',
  isNew: boolean,
  grantCode: string,
  grantName: string,
  grantKind: string,
  provider: string,
  providerKind: string,
  country: string | null,
  place: string,
  sector: string,
  agency: string,
  delivery: string,
  refundable: boolean,
  amount: string,
  currency: string,
  usd: string,
  vnd: string,
  share: string,
  countedUsd: string,
  recordedFrom: string,
]

const columns = [
  'id',
  'year',
  'kind',
  'isNew',
  'grantCode',
  'grantName',
  'grantKind',
  'provider',
  'providerKind',
  'country',
  'placeId',
  'place',
  'sectorCode',
  'sector',
  'agencyId',
  'agency',
  'delivery',
  'refundable',
  'amount',
  'currency',
  'usd',
  'vnd',
  'share',
  'countedUsd',
  'recordedFrom',
] as const

export const flowFileHead = (locale: Locale) => csvLine(columns.map((column) => formatMessage(flowFileMessages, locale, `column.${column}`)))

/** Makes the function that writes a line as CSV: Vietnamese with a decimal comma, as Excel reads it there. */
export function flowLineWriter(names: Names, locale: Locale): (row: FlowRow) => string {
  const word = (key: keyof typeof flowFileMessages.vi) => formatMessage(flowFileMessages, locale, key)
  const kinds = { commitment: word('kind.commitment'), year_commitment: word('kind.year_commitment'), disbursement: word('kind.disbursement') }
  const [yes, no] = [word('yes'), word('no')]
  const nameOf = (named: Named, key: string) => named.get(key)?.[locale] ?? key
  const decimal = (text: string) => (locale === 'vi' ? text.replace('.', ',') : text)
  return (row) => {
    const [id, year, kind, isNew, grantCode, grantName, grantKind, provider, providerKind, country, place, sector, agency, delivery, refundable, ...money] = row
    const [amount, currency, usd, vnd, share, countedUsd, recordedFrom] = money
    const what = [id, year, kinds[kind], isNew ? yes : no, grantCode, grantName, grantKind, provider, providerKind, country]
    const where = [place, nameOf(names.place, place), sector, nameOf(names.sector, sector), agency, nameOf(names.agency, agency)]
    const worth = [decimal(amount), currency, decimal(usd), vnd, decimal(share), decimal(countedUsd), recordedFrom]
    return csvLine([...what, ...where, delivery, refundable ? yes : no, ...worth])
  }
}
