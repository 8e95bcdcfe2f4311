import { VisuallyHidden } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { clockText, countdownOf } from './countdown.model.ts'
import { useClock, usePoints, useRoom } from './RoomProvider.tsx'
import styles from './standing.module.css'
import { standingOf, type Standing } from './standing.model.ts'

/** What this room must know now, readable from across it: waiting, called next, speaking with the time left. */
export function StandingBanner({ pointId }: { pointId: string }) {
  const standing = useStanding(pointId)
  if (standing.kind === 'speaking') return <Speaking />
  return <Words standing={standing} />
}

function useStanding(pointId: string): Standing {
  const points = useRoom((room) => room.points)
  const startedAt = useRoom((room) => room.startedAt)
  const endedAt = useRoom((room) => room.endedAt)
  const floor = useRoom((room) => room.floor)
  const queue = useRoom((room) => room.queue)
  return standingOf({ points, startedAt, endedAt, floor, queue }, pointId)
}

function Words({ standing }: { standing: Standing }) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const floor = useRoom((room) => room.floor)
  const now = useClock(1000)
  const place = standing.kind === 'queued' ? standing.place : 1
  const reason = standing.kind === 'removed' ? standing.reason : ''
  return (
    <div className={styles.banner} data-kind={standing.kind} role="status">
      <span className={styles.words}>
        {standing.kind === 'listening' && floor
          ? t('standing.listening-to', { name: name(floor.entry.pointId) })
          : t(`standing.${standing.kind}`, { place, reason })}
      </span>
      {floor && standing.kind !== 'removed' ? (
        <span className={styles.left} aria-hidden>
          {clockText(countdownOf(floor, now).leftSeconds)}
        </span>
      ) : null}
    </div>
  )
}

function Speaking() {
  const t = useMessages(roomScreenMessages)
  const floor = useRoom((room) => room.floor)
  const now = useClock(250)
  if (!floor) return null
  const { leftSeconds, share, phase } = countdownOf(floor, now)
  const words = phase === 'over' ? 'standing.time-used' : phase === 'warning' ? 'standing.last-minute' : 'standing.speaking'
  return (
    <div className={styles.banner} data-kind="speaking" data-phase={phase}>
      <span className={styles.words}>{t(words)}</span>
      <span className={styles.left} role="timer" aria-label={t('standing.left', { left: clockText(leftSeconds) })}>
        {clockText(leftSeconds)}
      </span>
      <i className={styles.progress} style={{ transform: `scaleX(${1 - share})` }} aria-hidden />
      <VisuallyHidden role="status">{t(words)}</VisuallyHidden>
    </div>
  )
}
