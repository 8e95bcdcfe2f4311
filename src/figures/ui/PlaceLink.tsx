import type { ReactNode } from 'react'
import { AnchorLink } from '#ui/links.tsx'
import { useReading } from './use-figures.ts'

/** To the page of a place, with the year, moment, map and currency of this page. */
export function PlaceLink({ id, children }: { id: string; children: ReactNode }) {
  const { search } = useReading()
  return (
    <AnchorLink to="/figures/places/$placeId" params={{ placeId: id }} search={search} fz="inherit" fw={500}>
      {children}
    </AnchorLink>
  )
}
