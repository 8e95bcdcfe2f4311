import { Button, Collapse, Group, TextInput, UnstyledButton } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { PollResult } from './PollCard.tsx'
import { useAsk, useMay, usePending, usePoints, useRoom } from './RoomProvider.tsx'
import styles from './panels.module.css'

/** A show of opinion by room: asked, watched, closed, published when the desk wants. */
export function PollDesk() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const poll = useRoom((room) => room.poll)
  const mayOpen = useMay('poll.open')
  return (
    <div className={styles.card} style={{ margin: '0 12px 10px' }}>
      <small>
        <IconChartBar size={14} aria-hidden /> {t('poll')}
      </small>
      {poll ? (
        <>
          <p>{poll.question}</p>
          <PollResult />
          <Others />
          <Group gap={6} mt={6}>
            {poll.closedAt ? null : (
              <Button size="xs" variant="default" onClick={() => void ask({ type: 'poll.close', publish: false })}>
                {t('poll.close')}
              </Button>
            )}
            {poll.published ? null : (
              <Button size="xs" onClick={() => void ask({ type: 'poll.close', publish: true })}>
                {t(poll.closedAt ? 'poll.publish' : 'poll.close-publish')}
              </Button>
            )}
          </Group>
        </>
      ) : null}
      {mayOpen === true ? <OpenPoll /> : null}
    </div>
  )
}

function OpenPoll() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const pending = usePending('poll.open')
  const [question, setQuestion] = useState('')
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (question.trim() !== '' && (await ask({ type: 'poll.open', question: question.trim() }))) setQuestion('')
  }
  return (
    <form onSubmit={(event) => void open(event)}>
      <Group gap={6} mt={6} wrap="nowrap">
        <TextInput
          flex={1}
          size="xs"
          maxLength={300}
          aria-label={t('poll.question')}
          placeholder={t('poll.question')}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" loading={pending} disabled={question.trim() === ''}>
          {t('poll.open')}
        </Button>
      </Group>
    </form>
  )
}

/** Who thinks otherwise, and why. */
function Others() {
  const t = useMessages(roomScreenMessages)
  const { name } = usePoints()
  const poll = useRoom((room) => room.poll)
  const [opened, setOpened] = useState(false)
  const others = Object.entries(poll?.votes ?? {}).filter(([, { choice }]) => choice === 'other')
  if (others.length === 0) return null
  return (
    <>
      <UnstyledButton fz="sm" td="underline" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {t('poll.others', { count: others.length })}
      </UnstyledButton>
      <Collapse expanded={opened}>
        <ul>
          {others.map(([pointId, { note }]) => (
            <li key={pointId}>
              {name(pointId)}
              {note ? `: ${note}` : ''}
            </li>
          ))}
        </ul>
      </Collapse>
    </>
  )
}
