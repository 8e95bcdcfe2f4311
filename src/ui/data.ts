import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { client } from '#platform/browser-client.web.ts'
import type { CallOf, ReplyOf, Route } from '#platform/contract.ts'
import { useProblemSentence } from './problem.tsx'

type CallArguments<R extends Route> = Record<never, never> extends CallOf<R> ? [input?: CallOf<R>] : [input: CallOf<R>]

/** The query of a reading route, keyed by path and input: for loaders (`ensureQueryData`) and for `useQuery`. */
export function queryOf<R extends Route>(route: R, ...args: CallArguments<R>) {
  return queryOptions({
    queryKey: [route.path, args[0] ?? {}] as const,
    queryFn: (): Promise<ReplyOf<R>> => client(route, ...args),
  })
}

/** The answer of a reading route. Loaded by the route's loader or suspended for; a refusal shows the route's error page. */
export function useQueryOf<R extends Route>(route: R, ...args: CallArguments<R>): ReplyOf<R> {
  return useSuspenseQuery(queryOf(route, ...args)).data
}

export interface ActionOptions<R extends Route> {
  /** Reading routes whose answers this act makes stale, whatever their input. */
  invalidates?: readonly Route[]
  /** Said in a notification when it is done. */
  success?: string | ((reply: ReplyOf<R>) => string)
  /** `notification` for a lone act; `form` when a form shows `action.error` beside its fields. */
  errors?: 'notification' | 'form'
  onDone?: (reply: ReplyOf<R>) => void
}

/** A writing route as a mutation: one rule for what is fetched again, what is said, and where a refusal shows. */
export function useAction<R extends Route>(route: R, options: ActionOptions<R> = {}) {
  const queries = useQueryClient()
  const sentenceOf = useProblemSentence()
  return useMutation<ReplyOf<R>, Error, CallOf<R>>({
    mutationFn: (input) => (client as (route: R, input: CallOf<R>) => Promise<ReplyOf<R>>)(route, input),
    onSuccess: async (reply) => {
      await Promise.all((options.invalidates ?? []).map(({ path }) => queries.invalidateQueries({ queryKey: [path] })))
      const sentence = typeof options.success === 'function' ? options.success(reply) : options.success
      if (sentence) notifications.show({ message: sentence, color: 'green', autoClose: 6000 })
      options.onDone?.(reply)
    },
    onError: (error) => {
      if (options.errors !== 'form') notifications.show({ message: sentenceOf(error), color: 'red', autoClose: false })
    },
  })
}
