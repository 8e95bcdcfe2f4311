import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { listPlaces, type PlaceDetail } from '#directory/place.contract.ts'
import { figuresPageMessages } from './figures-page.messages.ts'
import { PlaceLink } from './PlaceLink.tsx'

/** Where a place came from and what became of it, with what that means for its figures. */
export function PlaceHistory({ detail }: { detail: PlaceDetail }) {
  const t = useMessages(figuresPageMessages)
  const formats = useFormats()
  const { predecessors, successors, place } = detail
  const former = useNamesOf('63')
  const present = useNamesOf('34')
  const merged = predecessors.length > 1
  const gone = place.validTo !== null && successors.length > 0
  const from = (id: string) => (
    <PlaceLink key={id} id={id}>
      {former.get(id) ?? present.get(id) ?? id}
    </PlaceLink>
  )
  const since = successors[0] ? present.get(successors[0].successorId) : undefined
  return (
    <Text component="div" size="sm">
      {merged ? (
        <p style={{ margin: 0 }}>
          {split(
            t('place.predecessors', { names: '|', date: formats.date(place.validFrom ?? '2025-07-01') }),
            predecessors.flatMap(({ placeId }, index) => [index > 0 ? ', ' : '', from(placeId)]),
          )}{' '}
          {t('place.merged-hint')}
        </p>
      ) : null}
      {gone && since && successors[0] ? (
        <p style={{ margin: 0 }}>
          {split(
            t('place.successor', { date: formats.date(dayAfter(place.validTo ?? '2025-06-30')), name: '|' }),
            <PlaceLink id={successors[0].successorId}>{since}</PlaceLink>,
          )}
        </p>
      ) : null}
    </Text>
  )
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Puts links where a sentence has its mark. */
function split(sentence: string, links: ReactNode) {
  const [before, after] = sentence.split('|')
  return (
    <>
      {before}
      {links}
      {after}
    </>
  )
}

function useNamesOf(set: '63' | '34'): ReadonlyMap<string, string> {
  const named = useNamed()
  const { places } = useQueryOf(listPlaces, { query: { set } })
  return new Map(places.map((place) => [place.id, named(place)]))
}
