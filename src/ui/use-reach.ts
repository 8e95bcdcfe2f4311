import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { reach } from '#platform/browser-client.web.ts'
import type { Reach } from '#platform/reach.ts'

/** Whether server and database can be reached, or which of them is away. */
export const useReach = (): Reach => useSyncExternalStore(reach.subscribe, reach.read)

/** Does the work each time that the server is back after it was away. */
export function useOnBack(work: () => void) {
  const run = useEffectEvent(work)
  useEffect(
    () =>
      reach.subscribe(() => {
        if (reach.read() === 'there') run()
      }),
    [],
  )
}
