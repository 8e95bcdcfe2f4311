import type { ReactNode } from 'react'
import { FigureLink } from '#ui/FigureLink.tsx'
import type { FigureCode, FigureQuery } from '../figure.contract.ts'

interface FigureValueProps {
  code: FigureCode
  query: FigureQuery
  hint?: string | undefined
  children: ReactNode
}

/** A number that opens its receipt. Nothing is fetched before the click: asking lays a receipt down. */
export function FigureValue({ code, query, hint, children }: FigureValueProps) {
  return (
    <FigureLink to="/figures/receipt/$code" params={{ code }} search={query} preload={false} {...(hint ? { hint } : {})}>
      {children}
    </FigureLink>
  )
}
