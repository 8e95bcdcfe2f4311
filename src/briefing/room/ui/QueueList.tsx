import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { subjectOf } from './queue-drag.model.ts'
import { usePoints, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** Who speaks next, in order, as everybody may see it. */
export function QueueList({ own }: { own: string | null }) {
  const t = useMessages(roomScreenMessages)
  const queue = useRoom((room) => room.queue)
  const { name } = usePoints()
  if (queue.length === 0) return <p className={styles.none}>{t('queue.empty')}</p>
  return (
    <ol className={styles.queue} aria-label={t('queue')}>
      {queue.map((entry, index) => (
        <li key={entry.id} className={styles.entry} {...(entry.pointId === own ? { 'data-own': true } : {})}>
          <span className={styles.place}>{index + 1}</span>
          <span>
            <b>{name(entry.pointId)}</b>
            <small>{subjectOf(entry) || t(entry.raised ? 'queue.hand' : 'queue.registered')}</small>
          </span>
          <small>{t('agenda.minutes', { minutes: entry.minutes })}</small>
        </li>
      ))}
    </ol>
  )
}
