import { IconCheck } from '@tabler/icons-react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { agendaLines, type AgendaLine } from './agenda.model.ts'
import { clockText } from './countdown.model.ts'
import { useClock, useFacts, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** The agenda with where we are, the time spent and the time planned. With `onGo` an item can be chosen. */
export function AgendaList({ onGo }: { onGo?: (itemId: string) => void }) {
  const t = useMessages(roomScreenMessages)
  const facts = useFacts()
  const agenda = useRoom((room) => room.agenda)
  const lines = agendaLines(facts.agenda, agenda, useClock(1000))
  return (
    <ol className={styles.agenda} aria-label={t('agenda')}>
      {lines.map((line, index) => (
        <Line key={line.item.id} line={line} number={index + 1} {...(onGo ? { onGo } : {})} />
      ))}
    </ol>
  )
}

function Line({ line: { item, state, spentSeconds }, number, onGo }: { line: AgendaLine; number: number; onGo?: (itemId: string) => void }) {
  const t = useMessages(roomScreenMessages)
  const { locale } = useLocale()
  const late = spentSeconds !== null && spentSeconds > item.minutes * 60
  const note = [item.owner, state === 'now' && item.restricted ? t('agenda.not-recorded') : null].filter(Boolean).join(' · ')
  const words = (
    <>
      {locale === 'en' ? item.titleEn : item.titleVi}
      {note ? <small>{note}</small> : null}
    </>
  )
  return (
    <li data-state={state} {...(late ? { 'data-late': true } : {})} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
      <span className={styles.number}>{state === 'done' ? <IconCheck size={18} aria-label={t('agenda.done')} /> : number}</span>
      {onGo && state !== 'now' ? (
        <button type="button" onClick={() => onGo(item.id)}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
      <span className={styles.time}>
        {spentSeconds === null ? t('agenda.minutes', { minutes: item.minutes }) : t('agenda.spent', { spent: clockText(spentSeconds), minutes: item.minutes })}
      </span>
    </li>
  )
}
