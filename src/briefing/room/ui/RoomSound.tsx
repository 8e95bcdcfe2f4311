import { Button } from '@mantine/core'
import { IconVolume } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { Listening } from './room-media.model.ts'
import { useSlot } from './Video.tsx'
import styles from './room.module.css'

/** All the sound of the room: the floor, softer under an interpreter. Asks for one press where the browser wants it. */
export function RoomSound({ listening: { channel, floorVolume } }: { listening: Listening }) {
  const t = useMessages(roomScreenMessages)
  const [blocked, setBlocked] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const floor = channel ? floorVolume : 1
  const block = useCallback(() => setBlocked(true), [])
  const unblock = () => {
    setBlocked(false)
    for (const audio of box.current?.querySelectorAll('audio') ?? []) void audio.play()
  }
  return (
    <div ref={box}>
      <Sound slot="speaker_audio" volume={floor} onBlocked={block} />
      <Sound slot="chair_audio" volume={floor} onBlocked={block} />
      <Sound slot="interpretation_audio" volume={channel ? 1 : 0} onBlocked={block} />
      {blocked ? (
        <p className={styles.notice}>
          <Button color="amber" leftSection={<IconVolume size={20} aria-hidden />} onClick={unblock}>
            {t('sound.unblock')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function Sound({ slot, volume, onBlocked }: { slot: string; volume: number; onBlocked: () => void }) {
  const stream = useSlot(slot)
  const ref = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const audio = ref.current
    if (!audio) return
    audio.srcObject = stream
    if (stream) void audio.play().catch((error: unknown) => (error instanceof DOMException && error.name === 'NotAllowedError' ? onBlocked() : undefined))
  }, [stream, onBlocked])
  useEffect(() => {
    if (ref.current) ref.current.volume = volume
  }, [volume])
  // Speech of a live meeting; its captions are on the stage.
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <audio ref={ref} autoPlay />
}
