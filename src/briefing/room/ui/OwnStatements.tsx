import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useFacts, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** What the room registered to speak about, and whether it has spoken. */
export function OwnStatements({ pointId }: { pointId: string | null }) {
  const t = useMessages(roomScreenMessages)
  const { statements } = useFacts()
  const spoken = useRoom((room) => room.spoken)
  const queue = useRoom((room) => room.queue)
  const floor = useRoom((room) => room.floor)
  const own = statements.filter((one) => one.pointId === pointId)
  if (own.length === 0) return null
  const standing = (id: string) => {
    if (floor?.entry.statementId === id) return t('statement.now')
    if (spoken.some(({ entry }) => entry.statementId === id)) return t('statement.spoken')
    const place = queue.findIndex((entry) => entry.statementId === id) + 1
    return place > 0 ? t('statement.place', { place }) : t('statement.waiting')
  }
  return (
    <section aria-label={t('statement.own')}>
      {own.map((statement) => (
        <article key={statement.id} className={styles.card}>
          <small>
            {t('statement.own')} · {t('agenda.minutes', { minutes: statement.minutes })}
          </small>
          <p>{statement.subject}</p>
          <small>{standing(statement.id)}</small>
        </article>
      ))}
    </section>
  )
}
