import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { notSignedIn, Problem } from '#platform/problem.ts'

/** Whether the server no longer knows who is asking. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Problem && error.code === notSignedIn.code
}

/** A refusal is an answer: only what never reached the server, or found it down, is tried again. */
function worthRetrying(failures: number, error: Error): boolean {
  const lost = error instanceof Problem ? error.status >= 500 : error instanceof TypeError
  return lost && failures < 2
}

/** The cache of answers; `onSignedOut` is told whenever any call finds that the session is over. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: { queries: { staleTime: 30_000, retry: worthRetrying }, mutations: { retry: false } },
  })
}
