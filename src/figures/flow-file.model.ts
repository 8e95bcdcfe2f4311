import { csvField, csvLine } from '#platform/files/csv-line.ts'
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

/** What stands between the fields and behind the lines of a page from the database: signs that no text of ours holds. */
export const BETWEEN_FIELDS = '\u001f'
export const BETWEEN_LINES = '\u001e'

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

type Fields<N extends number, T extends string[] = []> = T['length'] extends N ? [...T, ...string[]] : Fields<N, [...T, string]>
const kindsOfFlow = ['commitment', 'year_commitment', 'disbursement'] as const

/**
 * Makes the function that writes lines of the database as CSV: Vietnamese with a decimal comma, as Excel reads it there. Only names are free
 * text; codes and numbers go as they are.
 */
export function flowLineWriter(names: Names, locale: Locale): (line: string) => string {
  const word = (key: keyof typeof flowFileMessages.vi) => csvField(formatMessage(flowFileMessages, locale, key))
  const kinds = new Map<string, string>(kindsOfFlow.map((kind) => [kind, word(`kind.${kind}`)]))
  const said = { t: word('yes'), f: word('no') } as Record<string, string>
  const written = (named: Named) => new Map([...named].map(([key, name]) => [key, csvField(name[locale])]))
  const [places, sectors, agencies] = [written(names.place), written(names.sector), written(names.agency)]
  const decimal = (text: string) => (locale === 'vi' ? text.replace('.', ',') : text)
  return (line) => {
    // The question that wrote the line wrote exactly these.
    const [id, year, kind, isNew, grantCode, grantName, grantKind, provider, providerKind, country, ...rest] = line.split(BETWEEN_FIELDS) as Fields<10>
    const [place, sector, agency, delivery, refundable, amount, currency, usd, vnd, share, countedUsd, recordedFrom] = rest as unknown as Fields<12>
    const what = [id, year, kinds.get(kind), said[isNew], csvField(grantCode), csvField(grantName), grantKind, csvField(provider), providerKind, country]
    const where = [place, places.get(place) ?? place, sector, sectors.get(sector) ?? sector, agency, agencies.get(agency) ?? agency, delivery, said[refundable]]
    const worth = [decimal(amount), currency, decimal(usd), vnd, decimal(share), decimal(countedUsd), recordedFrom]
    return `${[...what, ...where, ...worth].join(';')}\r\n`
  }
}
