import { useCallback, useState } from 'react'
import type { Listening } from './room-media.model.ts'
import { useParts } from './RoomProvider.tsx'

/** What this page hears, told to its media as well. */
export function useListening(): [Listening, (listening: Listening) => void] {
  const { media } = useParts()
  const [listening, setListening] = useState<Listening>({ channel: null, floorVolume: 0.15 })
  const change = useCallback(
    (next: Listening) => {
      setListening(next)
      media.listen(next)
    },
    [media],
  )
  return [listening, change]
}
