import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import type { FigureQuery } from '../figure.contract.ts'
import { getQuality, type Quality } from '../quality.contract.ts'
import { qualityQueryOf, QualitySearch } from './quality-search.model.ts'
import { useFigureWords, useNow } from './use-figures.ts'

/** The page of signals as its address says it. */
export interface QualityScreen {
  search: QualitySearch
  quality: Quality
  asked: ReturnType<typeof qualityQueryOf>
  /** What a number of this page asks for, at the moment that the page shows. */
  query: FigureQuery
  money: (amount: string, style?: 'exact' | 'short') => string
  change: (changes: Partial<QualitySearch>) => void
}

export function useQualityScreen(): QualityScreen {
  const search = QualitySearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const { value } = useFigureWords()
  const asked = qualityQueryOf(search, useNow())
  const quality = useQueryOf(getQuality, { query: asked })
  const { year, map, currency, place } = asked
  return {
    search,
    quality,
    asked,
    query: { year, map, currency, asOf: quality.asOf, ...(place ? { place } : {}) },
    money: (amount, style = 'exact') => value(amount, quality.unit, style),
    change: (changes) => void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), resetScroll: false }),
  }
}
