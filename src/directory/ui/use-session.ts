import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { directoryMessages } from '../directory.messages.ts'
import type { Role } from '../role.contract.ts'
import { getSession, signOut, switchAssignment, type SessionView } from '../session.contract.ts'
import { signInMessages } from './sign-in.messages.ts'

/** Who is signed in and acts in which role; only on signed-in pages. */
export function useSession(): SessionView {
  const { session } = useQueryOf(getSession)
  if (!session) throw new Error('useSession is for signed-in pages')
  return session
}

/** The name of a role in the reader's language. */
export function useRoleName() {
  const t = useMessages(directoryMessages)
  return (role: Role) => t(`role.${role}`)
}

/** Ends the session and forgets everything that was fetched in it. */
export function useSignOut() {
  const router = useRouter()
  const queries = useQueryClient()
  return useAction(signOut, {
    onDone: () => {
      // First away from the pages that need a session, then empty: the other way round they would ask again.
      void router.navigate({ to: '/sign-in' }).then(() => queries.clear())
    },
  })
}

/** Acts in another role of the same person from now on; other pages and other data, so everything starts afresh. */
export function useSwitchAssignment() {
  const t = useMessages(signInMessages)
  const router = useRouter()
  const queries = useQueryClient()
  const action = useAction(switchAssignment, {
    success: t('account.switched'),
    onDone: () => {
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.path })
      void queries.refetchQueries({ queryKey: [getSession.path] }).then(() => router.navigate({ to: '/' }))
    },
  })
  return { isPending: action.isPending, mutate: (assignmentId: string) => action.mutate({ body: { assignmentId } }) }
}
