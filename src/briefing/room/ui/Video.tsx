import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useParts } from './RoomProvider.tsx'
import styles from './stage.module.css'

/** The stream of a slot of the room; null while nothing comes. */
export function useSlot(slot: string): MediaStream | null {
  const { media } = useParts()
  return useSyncExternalStore(media.subscribe, () => media.stream(slot))
}

/** The own camera's picture, as the room gets it. */
export function useOwnPicture(): MediaStream | null {
  const { media } = useParts()
  return useSyncExternalStore(media.subscribe, media.own)
}

interface VideoProps {
  stream: MediaStream
  label: string
  fit?: 'cover' | 'contain'
  /** The own picture is shown as in a mirror. */
  mirrored?: boolean
}

/** A silent moving picture; sound is played by `RoomSound` alone. */
export function Video({ stream, label, fit = 'cover', mirrored }: VideoProps) {
  const ref = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (!ref.current) return
    ref.current.srcObject = stream
    // Refused while the tab is hidden; the browser starts it by itself when it is seen.
    void ref.current.play().catch(() => undefined)
  }, [stream])
  return (
    <video
      ref={ref}
      className={styles.video}
      data-fit={fit}
      style={mirrored ? { transform: 'scaleX(-1)' } : undefined}
      muted
      autoPlay
      playsInline
      aria-label={label}
    />
  )
}
