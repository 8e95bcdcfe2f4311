import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import type { FigureCode, TableAnswer } from '../figure.contract.ts'
import { figureMessages } from '../figure.messages.ts'
import { ReadingSearch, readingOf, type Reading } from '../reading.model.ts'

export type Unit = 'USD' | 'VND' | 'count' | 'percent'

/** The moment the part was first drawn: what "now" means until the page is opened again. */
export function useNow(): string {
  const [now] = useState(() => new Date().toISOString())
  return now
}

/** The question in the address of the page, and how to change it in place. */
export function useReading() {
  const search = ReadingSearch.parse(useSearch({ strict: false }))
  const navigate = useNavigate()
  const now = useNow()
  const { year, asOf, map, currency } = search
  const reading: Reading = useMemo(() => readingOf({ year, asOf, map, currency }, now), [year, asOf, map, currency, now])
  const change = (changes: Partial<ReadingSearch>) => void navigate({ to: '.', search: (old) => ({ ...old, ...changes }), replace: false, resetScroll: false })
  return { search, reading, change }
}

/** Names and values of figures in the reader's language. */
export function useFigureWords() {
  const t = useMessages(figureMessages)
  const formats = useFormats()
  return useMemo(() => {
    const value = (amount: string | null, unit: Unit, style: 'exact' | 'short' = 'exact') => {
      if (amount === null) return '–'
      if (unit === 'count') return formats.count(amount)
      return unit === 'percent' ? formats.percent(amount) : formats.money(amount, unit, style)
    }
    return {
      t,
      formats,
      value,
      name: (code: FigureCode) => t(`figure.${code}`),
      definition: (code: FigureCode) => t(`figure.${code}.definition`),
      label: (row: TableAnswer['rows'][number]) => (formats.locale === 'en' ? row.labelEn : row.label),
    }
  }, [t, formats])
}

/** An amount without its currency, which stands at the head of its table. */
export const withoutUnit = (text: string) => text.replace(/ (USD|đồng|VND)$/u, '')

/** An axis or legend without its unit: `228,7 triệu`. */
export function useShortNumber(unit: Unit) {
  const { value } = useFigureWords()
  return useMemo(
    () => (amount: string) => value(unit === 'count' ? String(Math.round(Number(amount))) : amount, unit, 'short').replace(/(,00)? (USD|đồng|VND)$/u, ''),
    [value, unit],
  )
}
