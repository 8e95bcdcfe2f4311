import { useNavigate, useSearch } from '@tanstack/react-router'
import type { z } from 'zod'

/** The state of a page out of its address, and how to change parts of it; an undefined or empty part leaves the address. */
export function useSearchState<S extends z.ZodObject>(schema: S) {
  const navigate = useNavigate()
  const search = schema.parse(useSearch({ strict: false }))
  const change = (part: { [K in keyof z.output<S>]?: z.output<S>[K] | undefined }) => {
    const next = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== '')
    void navigate({ to: '.', search: Object.fromEntries(next) })
  }
  return { search, change }
}
