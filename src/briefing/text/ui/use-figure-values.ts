import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { createContext, use, useMemo } from 'react'
import { queryOf } from '#ui/data.ts'
import { askFigureValues, type FigureValue } from '../figure-value.contract.ts'
import type { FigureNode, RichText } from '../rich-text.contract.ts'
import { figureKey, figuresOf, isFrozen } from '../rich-text.model.ts'

export type FigureValues = ReadonlyMap<string, FigureValue>

/** The values of a text's live figures, all asked for at once; empty while they are on their way. */
export function useFigureValues(text: RichText, asOf: string | null, given?: readonly FigureValue[]): FigureValues {
  const asks = useMemo(() => {
    const live = new Map(figuresOf(text).flatMap((node): [string, FigureNode['attrs']][] => (isFrozen(node) ? [] : [[figureKey(node.attrs), node.attrs]])))
    return [...live].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { code, query }]) => ({ code, query }))
  }, [text])
  const { data } = useQuery({
    ...queryOf(askFigureValues, { body: { asks, asOf } }),
    enabled: given === undefined && asks.length > 0,
    placeholderData: keepPreviousData,
  })
  return useMemo(() => new Map((given ?? data?.values ?? []).map((value) => [value.key, value])), [given, data])
}

/** Hands the values to the figures within an editor or a view. */
export const FigureValuesContext = createContext<FigureValues>(new Map())

export function useFigureValue({ code, query }: Pick<FigureNode['attrs'], 'code' | 'query'>): FigureValue | undefined {
  return use(FigureValuesContext).get(figureKey({ code, query }))
}
