import { Button, Group, TextInput } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useAsk, useMay, usePending, useRoom, useSeat } from './RoomProvider.tsx'

const longest = 300

/** Raises the hand and says what about, for those who want to say it. */
export function HandForm() {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const { pointId } = useSeat()
  const may = useMay('hand.raise')
  const pending = usePending('hand.raise')
  const raised = useRoom((room) => room.queue.some((entry) => entry.raised && entry.pointId === pointId))
  const [subject, setSubject] = useState('')
  if (may !== true || raised) return null
  const raise = async (event: FormEvent) => {
    event.preventDefault()
    if (await ask({ type: 'hand.raise', subject: subject.trim() || null })) setSubject('')
  }
  return (
    <form onSubmit={(event) => void raise(event)}>
      <Group gap={6} mb="sm" wrap="nowrap" align="end">
        <TextInput flex={1} maxLength={longest} label={t('hand.subject')} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
        <Button type="submit" loading={pending} leftSection={<IconHandStop size={18} aria-hidden />}>
          {t('hand.raise')}
        </Button>
      </Group>
    </form>
  )
}
