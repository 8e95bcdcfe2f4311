import { ActionIcon, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { timeOfDay } from './countdown.model.ts'
import { useAsk, usePoints, useRoom, useSeat } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** What one room and the desk wrote to each other; messages to all are among them. */
export function ChatPanel() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { pointId } = useSeat()
  return <Conversation pointId={pointId} own="room" label={t('chat.write-desk')} onSend={(text) => ask({ type: 'chat.send', text })} />
}

interface ConversationProps {
  /** The room that is spoken with. */
  pointId: string | null
  /** Whose page this is: what it wrote stands at the right. */
  own: 'room' | 'desk'
  label: string
  onSend: (text: string) => Promise<boolean>
}

/** One conversation with its field. */
export function Conversation({ pointId, own, label, onSend }: ConversationProps) {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const chat = useRoom((room) => room.chat)
  const messages = useRoom((room) => room.messages)
  const lines = useMemo(() => {
    const said = chat.filter((line) => line.pointId === pointId).map((line) => ({ ...line, desk: false }))
    const told = messages.filter((line) => line.pointId === pointId || line.pointId === null).map((line) => ({ ...line, from: t('chat.desk'), desk: true }))
    return [...said, ...told].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  }, [chat, messages, pointId, t])
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (lines.length > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [lines.length])
  return (
    <>
      <div className={styles.body} tabIndex={0} role="group" aria-label={t('chat')}>
        {lines.length === 0 ? <p className={styles.none}>{t('chat.empty')}</p> : null}
        <ul className={styles.messages} role="log">
          {lines.map((line) => (
            <li key={line.messageId} {...(line.desk === (own === 'desk') ? { 'data-own': true } : {})} {...(line.desk ? { 'data-desk': true } : {})}>
              <small>
                {line.desk ? line.from : name(line.pointId) || line.from} · {timeOfDay(Date.parse(line.at))}
                {line.desk && line.pointId === null ? ` · ${t('chat.to-all')}` : ''}
              </small>
              {line.text}
            </li>
          ))}
          <li ref={end} hidden />
        </ul>
      </div>
      <LineField label={label} onSend={onSend} />
    </>
  )
}

/** A field that sends what was typed with Enter; it keeps the text when sending was refused. */
export function LineField({ label, onSend }: { label: string; onSend: (text: string) => Promise<boolean> }) {
  const t = useMessages(roomScreenMessages)
  const [text, setText] = useState('')
  const send = async () => {
    const line = text.trim()
    if (line === '') return
    setText('')
    if (!(await onSend(line))) setText((typed) => (typed === '' ? line : typed))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  return (
    <Textarea
      m="xs"
      mt={0}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={2000}
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={press}
      rightSection={
        <ActionIcon variant="subtle" color="gray" c="white" size={36} aria-label={t('chat.send')} onClick={() => void send()}>
          <IconSend size={18} />
        </ActionIcon>
      }
      rightSectionWidth={44}
    />
  )
}
