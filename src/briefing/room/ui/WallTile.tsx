import { IconHandStop, IconMicrophone, IconMicrophoneOff, IconRobot, IconScreenShare } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { presenceOf } from './attendance.model.ts'
import { LineSign } from './LineBadge.tsx'
import { useParts, usePoints, useRoom } from './RoomProvider.tsx'
import { initialsOf } from './stage-form.model.ts'
import { useSlot, Video } from './Video.tsx'
import styles from './wall.module.css'

interface WallTileProps {
  pointId: string
  chosen: boolean
  onChoose: (pointId: string) => void
}

/** One room of the wall. Its level moves by a style alone: sixty-three meters draw nothing again. */
export const WallTile = memo(function WallTile({ pointId, chosen, onChoose }: WallTileProps) {
  const t = useMessages(roomScreenMessages)
  const { name, byId } = usePoints()
  const ref = useLevel(pointId)
  const stream = useSlot(pointId)
  const presence = useRoom((room) => presenceOf(room.points, pointId))
  const place = useRoom((room) => room.queue.findIndex((entry) => entry.pointId === pointId) + 1)
  const onStage = useRoom((room) => (room.floor?.entry.pointId ?? room.spotlight) === pointId)
  const here = presence === 'online' || presence === 'waiting'
  const words = [name(pointId), t(`presence.${presence}`), place > 0 ? t('queue.place', { place }) : '', onStage ? t('wall.on-stage') : ''].filter(Boolean)
  return (
    <li
      ref={ref}
      className={`${styles.tile} ${chosen ? styles.chosen : ''}`}
      data-presence={presence}
      {...(place > 0 ? { 'data-hand': true } : {})}
      {...(onStage ? { 'data-stage': true } : {})}
    >
      {stream && here ? <Video stream={stream} label={t('stage.picture', { name: name(pointId) })} /> : null}
      {stream && here ? null : (
        <span className={styles.initials} aria-hidden>
          {initialsOf(name(pointId))}
        </span>
      )}
      <Marks pointId={pointId} place={place} presence={presence} />
      <div className={styles.foot} aria-hidden>
        <span>{name(pointId)}</span>
        {here ? <Grade pointId={pointId} /> : null}
      </div>
      <i className={styles.level} aria-hidden />
      <button type="button" className={styles.open} title={byId.get(pointId)?.code} aria-label={words.join(', ')} onClick={() => onChoose(pointId)} />
    </li>
  )
})

function Marks({ pointId, place, presence }: { pointId: string; place: number; presence: string }) {
  const t = useMessages(roomScreenMessages)
  const point = useRoom((room) => room.points[pointId])
  const synthetic = useRoom((room) => Object.values(room.seats).some(({ seat }) => seat.pointId === pointId && seat.synthetic === true))
  return (
    <div className={styles.marks} aria-hidden>
      <div>
        {place > 0 ? (
          <span className={styles.mark} data-tone="gold">
            <IconHandStop size={13} />
            {place}
          </span>
        ) : null}
        {presence === 'waiting' ? (
          <span className={styles.mark} data-tone="sea">
            {t('presence.waiting')}
          </span>
        ) : null}
        {presence === 'left' || presence === 'removed' ? <span className={styles.mark}>{t(`presence.${presence}`)}</span> : null}
      </div>
      <div>
        {synthetic ? (
          <span className={styles.mark}>
            <IconRobot size={13} />
          </span>
        ) : null}
        {point?.sharing ? (
          <span className={styles.mark} data-tone="sea">
            <IconScreenShare size={13} />
          </span>
        ) : null}
        {point?.muted ? (
          <span className={styles.mark} data-tone="red">
            <IconMicrophoneOff size={13} />
          </span>
        ) : point?.micOn ? (
          <span className={styles.mark} data-tone="live">
            <IconMicrophone size={13} />
          </span>
        ) : null}
      </div>
    </div>
  )
}

function Grade({ pointId }: { pointId: string }) {
  const { connection } = useParts()
  const subscribe = useCallback((listener: () => void) => connection.lines.watch(pointId, listener), [connection, pointId])
  const grade = useSyncExternalStore(subscribe, () => connection.lines.find(pointId)?.grade ?? 'good')
  return <LineSign grade={grade} size={15} />
}

function useLevel(pointId: string) {
  const { connection } = useParts()
  const ref = useRef<HTMLLIElement>(null)
  useEffect(
    () => connection.lines.watch(pointId, ({ level }) => ref.current?.style.setProperty('--level', Math.min(1, level).toFixed(2))),
    [connection, pointId],
  )
  return ref
}
