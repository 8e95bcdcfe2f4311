import { useNavigate, useSearch } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { useLocale } from '#ui/i18n.tsx'
import { getChange } from '../change.contract.ts'
import { askedOf, ChangeSearch } from './change-search.model.ts'
import { hourOf } from './load-change.ts'
import { useNow } from './use-figures.ts'

type Asked = ReturnType<typeof askedOf>
const shut = { step: undefined, key: undefined, part: undefined }

/** The question in the address, how to change it, and its answer. A changed question closes the lines that were open. */
export function useChange() {
  const search = ChangeSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const { locale } = useLocale()
  const now = hourOf(useNow())
  const asked = askedOf(search, now)
  const answer = useQueryOf(getChange, { params: { code: asked.code }, query: asked.query })
  const go = (changes: (old: object) => Partial<ChangeSearch>) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, ...changes(old) }), resetScroll: false })
  return {
    search,
    asked,
    answer,
    locale,
    now,
    /** What depends on the question itself is given as a function of it: two answers may be chosen faster than the page is drawn. */
    change: (changes: Partial<ChangeSearch> | ((query: Asked['query']) => Partial<ChangeSearch>)) =>
      go((old) => ({ ...shut, ...(typeof changes === 'function' ? changes(askedOf(ChangeSearch.parse(old), now).query) : changes) })),
    open: ({ step, key, part }: Pick<ChangeSearch, 'step' | 'key' | 'part'>) => go(() => ({ step, key, part: part || undefined })),
  }
}
export type ChangeScreen = ReturnType<typeof useChange>
