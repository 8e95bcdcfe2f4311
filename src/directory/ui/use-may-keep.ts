import { useSession } from './use-session.ts'

/** Whether the reader may change reference data: the administrator alone. */
export function useMayKeep(): boolean {
  return useSession().assignment.role === 'administrator'
}
