import { useQuery } from '@tanstack/react-query'
import { listCountries } from '#directory/country.contract.ts'
import { getPlace, listPlaceSets } from '#directory/place.contract.ts'
import { getRollup, listSectors } from '#directory/sector.contract.ts'
import { listTopics } from '#directory/topic.contract.ts'
import { queryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import type { FigureQuery } from '../figure.contract.ts'
import { figureMessages } from '../figure.messages.ts'
import type { ReceiptLine } from '../receipt.contract.ts'
import { receiptMessages } from './receipt.messages.ts'

const scopeKeys = [
  'place',
  'region',
  'agency',
  'heading',
  'sector',
  'provider',
  'country',
  'providerKind',
  'grantKind',
  'topic',
  'agencyKind',
  'grant',
] as const
type ScopeKey = (typeof scopeKeys)[number]

/** What a question is about, in words: `của tỉnh Quảng Trị, lĩnh vực Y tế`. Names that only lines know come with the first line. */
export function useScopeWords(query: FigureQuery, firstLine: ReceiptLine | undefined): string {
  const t = useMessages(receiptMessages)
  const names = useNames(query, firstLine)
  const parts = scopeKeys.flatMap((key) => {
    const value = query[key]
    return value === undefined ? [] : [t(`scope.${key}`, { name: names[key] ?? value })]
  })
  return parts.length === 0 ? t('scope.nation') : parts.join(', ')
}

function useNames(query: FigureQuery, line: ReceiptLine | undefined): Partial<Record<ScopeKey, string | undefined>> {
  const words = useMessages(figureMessages)
  const named = useNamed()
  const place = useQuery({ ...queryOf(getPlace, { params: { id: query.place ?? '' } }), enabled: query.place !== undefined }).data?.place
  const regions = useQuery({ ...queryOf(listPlaceSets), enabled: query.region !== undefined }).data?.regions
  const sectors = useQuery({ ...queryOf(listSectors, { query: {} }), enabled: query.sector !== undefined }).data?.sectors
  const rollup = useQuery({ ...queryOf(getRollup, { params: { year: query.year } }), enabled: query.heading !== undefined }).data?.rows
  const countries = useQuery({ ...queryOf(listCountries), enabled: query.country !== undefined }).data?.countries
  const topics = useQuery({ ...queryOf(listTopics, { query: {} }), enabled: query.topic !== undefined }).data?.topics
  const find = <T extends { nameVi: string; nameEn: string }>(list: readonly T[] | undefined, is: (one: T) => boolean) => {
    const found = list?.find(is)
    return found && named(found)
  }
  const headings = rollup?.map(({ headingCode, headingVi, headingEn }) => ({ code: headingCode, nameVi: headingVi, nameEn: headingEn }))
  return {
    place: place && named({ nameVi: place.fullNameVi, nameEn: place.nameEn }),
    region: find(regions, ({ id }) => id === query.region),
    sector: find(sectors, ({ code }) => code === query.sector),
    heading: find(headings, ({ code }) => code === query.heading),
    country: find(countries, ({ code }) => code === query.country),
    topic: find(topics, ({ code }) => code === query.topic),
    providerKind: query.providerKind && words(`providerKind.${query.providerKind}` as 'providerKind.ngo'),
    grantKind: query.grantKind && words(`grantKind.${query.grantKind}` as 'grantKind.project'),
    agencyKind: query.agencyKind && words(`agencyKind.${query.agencyKind}` as 'agencyKind.province'),
    agency: line?.agencyName,
    provider: line?.providerName,
    grant: line?.grantName,
  }
}
