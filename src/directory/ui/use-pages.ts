import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { client } from '#platform/browser-client.web.ts'
import type { CallOf, ReplyOf, Route } from '#platform/contract.ts'

type Paged = { next: string | number | null }
type PagedRoute = Route & { method: 'GET' }

/** The answers of a list that is read page by page by key. `cursor` is the query's name for "after this one". */
export function usePages<R extends PagedRoute>(route: R, query: Record<string, unknown>, cursor: 'before' | 'after') {
  const call = client as (route: R, input: CallOf<R>) => Promise<ReplyOf<R> & Paged>
  const pages = useSuspenseInfiniteQuery({
    queryKey: [route.path, { query }, 'pages'],
    // The query is the route's own, with the key that its last answer gave.
    queryFn: ({ pageParam }) => call(route, { query: { ...query, ...(pageParam === null ? {} : { [cursor]: pageParam }) } } as CallOf<R>),
    initialPageParam: null as Paged['next'],
    getNextPageParam: ({ next }) => next,
  })
  return { pages: pages.data.pages, hasMore: pages.hasNextPage, more: () => void pages.fetchNextPage(), busy: pages.isFetchingNextPage }
}
