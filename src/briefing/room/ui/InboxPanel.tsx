import { useMemo } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { LineField } from './ChatPanel.tsx'
import { timeOfDay } from './countdown.model.ts'
import { useAsk, usePoints, useRoom } from './RoomProvider.tsx'
import desk from './desk.module.css'
import styles from './panels.module.css'

/** Conversations with the rooms, the newest first, and a message to all. */
export function InboxPanel({ onChoose }: { onChoose: (pointId: string) => void }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { name } = usePoints()
  const chat = useRoom((room) => room.chat)
  const newest = useMemo(() => {
    const byRoom = new Map(chat.filter(({ pointId }) => pointId !== null).map((line) => [line.pointId, line]))
    return [...byRoom.values()].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  }, [chat])
  return (
    <>
      <div className={styles.body}>
        {newest.length === 0 ? <p className={styles.none}>{t('inbox.empty')}</p> : null}
        <ul className={desk.inbox}>
          {newest.map((line) => (
            <li key={line.messageId}>
              <button type="button" onClick={() => onChoose(line.pointId ?? '')}>
                <strong>{name(line.pointId)}</strong> · {timeOfDay(Date.parse(line.at))}
                <small>{line.text}</small>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <LineField label={t('inbox.to-all')} onSend={(text) => ask({ type: 'message.send', pointId: null, text })} />
    </>
  )
}
