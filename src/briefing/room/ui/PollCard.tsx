import { Button, Group, TextInput } from '@mantine/core'
import { IconCheck, IconMessageCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useAsk, usePending, useRoom, useSeat } from './RoomProvider.tsx'
import panels from './panels.module.css'
import styles from './point.module.css'

/** The question that is put to all rooms, with this room's answer; the result once it is published. */
export function PollCard() {
  const t = useMessages(roomScreenMessages)
  const poll = useRoom((room) => room.poll)
  const { pointId } = useSeat()
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (!poll || dismissed === `${poll.pollId}${poll.closedAt}`) return null
  const own = pointId ? poll.votes[pointId] : undefined
  if (poll.closedAt && !poll.published) return null
  return (
    <section className={styles.poll} aria-label={t('poll')}>
      <h2>{poll.question}</h2>
      {poll.closedAt ? (
        <>
          <PollResult />
          <Button size="xs" variant="subtle" color="gray" onClick={() => setDismissed(`${poll.pollId}${poll.closedAt}`)}>
            {t('close')}
          </Button>
        </>
      ) : own ? (
        <p className={panels.none}>{t('poll.voted', { choice: t(`poll.${own.choice}`) })}</p>
      ) : (
        <Vote pollId={poll.pollId} />
      )}
    </section>
  )
}

function Vote({ pollId }: { pollId: string }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const pending = usePending('poll.vote')
  const [note, setNote] = useState<string | null>(null)
  const vote = (choice: 'agree' | 'other') => void ask({ type: 'poll.vote', pollId, choice, note: choice === 'other' && note?.trim() ? note.trim() : null })
  return (
    <>
      {note === null ? null : (
        <TextInput mb="xs" data-autofocus maxLength={300} label={t('poll.note')} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      )}
      <Group grow mt="xs">
        {note === null ? (
          <Button size="md" color="green" loading={pending} leftSection={<IconCheck size={20} aria-hidden />} onClick={() => vote('agree')}>
            {t('poll.agree')}
          </Button>
        ) : (
          <Button size="md" variant="default" onClick={() => setNote(null)}>
            {t('back')}
          </Button>
        )}
        <Button
          size="md"
          variant="default"
          loading={pending}
          leftSection={<IconMessageCircle size={20} aria-hidden />}
          onClick={() => (note === null ? setNote('') : vote('other'))}
        >
          {t(note === null ? 'poll.other' : 'poll.send')}
        </Button>
      </Group>
    </>
  )
}

/** How many rooms agree and how many think otherwise. */
export function PollResult() {
  const t = useMessages(roomScreenMessages)
  const poll = useRoom((room) => room.poll)
  const votes = Object.values(poll?.votes ?? {})
  const agree = votes.filter(({ choice }) => choice === 'agree').length
  const part = (count: number) => `${votes.length ? (count * 100) / votes.length : 0}%`
  return (
    <>
      <div className={panels.votes} aria-hidden>
        <i style={{ width: part(agree) }} />
        <i style={{ width: part(votes.length - agree) }} />
      </div>
      <p>{t('poll.result', { agree, other: votes.length - agree, all: votes.length })}</p>
    </>
  )
}
