import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { LevelMeter } from './LevelMeter.tsx'
import { useParts, useRoom, useSeat } from './RoomProvider.tsx'
import { useOwnPicture, Video } from './Video.tsx'
import styles from './point.module.css'

/** The room as others see it, with the state and the level of its microphone. */
export function SelfView() {
  const t = useMessages(roomScreenMessages)
  const { media } = useParts()
  const { pointId } = useSeat()
  const own = useOwnPicture()
  const micOn = useRoom((room) => (pointId ? (room.points[pointId]?.micOn ?? false) : false))
  const Microphone = micOn ? IconMicrophone : IconMicrophoneOff
  return (
    <div className={styles.self} {...(micOn ? { 'data-live': true } : {})} role="group" aria-label={t('self')}>
      {own ? <Video stream={own} label={t('self.picture')} mirrored /> : <p className={styles.selfEmpty}>{t('self.no-camera')}</p>}
      <div className={styles.selfFoot}>
        <Microphone size={18} role="img" aria-label={t(micOn ? 'mic.is-on' : 'mic.is-off')} color={micOn ? '#54d18c' : '#ff9ea2'} />
        <LevelMeter label={t('mic.level')} watch={media.watchLevel} />
      </div>
    </div>
  )
}
