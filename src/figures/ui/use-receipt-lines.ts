import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { sumOf } from '#platform/money.ts'
import { getReceiptLines, type ReceiptLine } from '../receipt.contract.ts'

const pageSize = 500

/** The lines behind a receipt, page after page until the last; `sum` is added up here, exactly, as they come. */
export function useReceiptLines(receiptId: string | undefined) {
  const { data, hasNextPage, isFetchingNextPage, isPending, fetchNextPage, error } = useInfiniteQuery({
    queryKey: [getReceiptLines.path, receiptId],
    enabled: receiptId !== undefined,
    queryFn: ({ pageParam }) => client(getReceiptLines, { params: { id: receiptId ?? '' }, query: { after: pageParam, limit: pageSize } }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    // What stands behind a receipt never changes.
    staleTime: Infinity,
  })
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !error) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, error, fetchNextPage])
  const lines = useMemo(() => data?.pages.flatMap((page): ReceiptLine[] => page.lines) ?? [], [data])
  const sum = useMemo(() => sumOf(lines.map(({ contributes }) => contributes)).toFixed(), [lines])
  return { lines, sum, error, complete: !isPending && !hasNextPage }
}
