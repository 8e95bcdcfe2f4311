import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { PivotSearch, type AnalysisSearch, TrendSearch } from '../analysis-search.model.ts'
import { dimensionName } from '../figure-words.model.ts'
import type { Dimension, LineMeasure } from '../figure.contract.ts'
import { figureMessages } from '../figure.messages.ts'

/** What depends on the address itself is given as a function of it: two things may be chosen faster than the page is drawn. */
export type Change<S> = (changes: Partial<S> | ((old: Partial<S>) => Partial<S>)) => void

function useChange<S>(): Change<S> {
  const navigate = useNavigate()
  return (changes) =>
    void navigate({
      to: '.',
      search: (old: object) => ({ ...old, ...(typeof changes === 'function' ? changes(old) : changes) }),
      replace: false,
      resetScroll: false,
    })
}

/** What the address of the page of trends says, and how to change it in place. */
export function useTrendSearch(): { search: TrendSearch; change: Change<TrendSearch> } {
  const raw = useSearch({ strict: false }) as object
  const search = useMemo(() => TrendSearch.parse(raw), [raw])
  return { search, change: useChange<TrendSearch>() }
}

export function usePivotSearch(): { search: PivotSearch; change: Change<PivotSearch> } {
  const raw = useSearch({ strict: false }) as object
  const search = useMemo(() => PivotSearch.parse(raw), [raw])
  return { search, change: useChange<PivotSearch>() }
}

/** Names of measures and dimensions in the reader's language. */
export function useAnalysisWords() {
  const t = useMessages(figureMessages)
  const { locale } = useLocale()
  return useMemo(
    () => ({
      locale,
      measure: (code: LineMeasure) => t(`figure.${code}`),
      dimension: (dimension: Dimension) => dimensionName(dimension, locale),
    }),
    [t, locale],
  )
}

/** Whether a scope is narrowed at all. */
export const withoutFilters = {
  place: undefined,
  region: undefined,
  heading: undefined,
  sector: undefined,
  country: undefined,
  provider: undefined,
  providerKind: undefined,
  grantKind: undefined,
  agencyKind: undefined,
  agency: undefined,
  topic: undefined,
} satisfies AnalysisSearch
