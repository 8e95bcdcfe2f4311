import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { getPlace, listPlaces } from '#directory/place.contract.ts'
import { listSectors } from '#directory/sector.contract.ts'
import type { FigureQuery } from '#figures/figure.contract.ts'
import { figureMessages } from '#figures/figure.messages.ts'
import { queryOf } from '#ui/data.ts'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import type { FigureNode } from '../rich-text.contract.ts'
import { textMessages } from '../text-screens.messages.ts'

/** The places of the map in force at the end of a report year, and the first-level sectors, by name. */
export function useScopeChoices(year: number) {
  const named = useNamed()
  const places = useQuery(queryOf(listPlaces, { query: { on: `${year}-12-31` } })).data?.places ?? []
  const sectors = useQuery(queryOf(listSectors, { query: {} })).data?.sectors ?? []
  return {
    places: places.map((place) => ({ value: place.id, label: named(place) })),
    sectors: sectors.filter((sector) => sector.parentCode === null).map((sector) => ({ value: sector.code, label: named(sector) })),
  }
}

/** Place and sector of a question in words: "Quảng Trị, Y tế"; empty for the nation. */
export function useScopeWords(query: FigureQuery): string {
  const named = useNamed()
  const place = useQuery({ ...queryOf(getPlace, { params: { id: query.place ?? '' } }), enabled: query.place !== undefined }).data?.place
  const sectors = useQuery({ ...queryOf(listSectors, { query: {} }), enabled: query.sector !== undefined }).data?.sectors
  const sector = sectors?.find(({ code }) => code === query.sector)
  return [
    query.place && (place ? named(place) : query.place),
    query.sector && (sector ? named(sector) : query.sector),
    query.heading,
    query.topic,
    query.country,
    query.region,
    query.agency,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What a figure is, in one sentence: for its tooltip and for those who do not see it. */
export function useFigureSentence({ code, query, asOf }: Pick<FigureNode['attrs'], 'code' | 'query' | 'asOf'>): string {
  const t = useMessages(textMessages)
  const names = useMessages(figureMessages)
  const formats = useFormats()
  const scope = useScopeWords(query) || 'none'
  const args = { name: names(`figure.${code}`), scope, year: String(query.year) }
  return asOf === null ? t('figure.live', args) : t('figure.frozen', { ...args, moment: formats.moment(asOf) })
}

export function useFigureName() {
  const names = useMessages(figureMessages)
  return useCallback((code: FigureNode['attrs']['code']) => names(`figure.${code}`), [names])
}
