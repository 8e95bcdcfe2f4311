// Its types know a default export only.
// oxlint-disable-next-line import/no-named-as-default
import Hls from 'hls.js'
import { useEffect, useRef } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import styles from './stage.module.css'

/** The live stream, some seconds behind the room. */
export function HlsPlayer({ url }: { url: string }) {
  const t = useMessages(roomScreenMessages)
  const ref = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = ref.current
    if (!video) return
    if (video.canPlayType('application/vnd.apple.mpegurl') !== '' || !Hls.isSupported()) {
      video.src = url
      return
    }
    // Workers would be made from a blob, which the page's content policy forbids.
    const player = new Hls({ enableWorker: false, liveSyncDurationCount: 3 })
    player.loadSource(url)
    player.attachMedia(video)
    return () => player.destroy()
  }, [url])
  return (
    <div className={styles.field}>
      <div className={styles.stage} data-form="one">
        {/* Captions are part of the picture. */}
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
        <video ref={ref} className={styles.video} data-fit="contain" controls autoPlay muted playsInline aria-label={t('stage.stream')} />
      </div>
    </div>
  )
}
