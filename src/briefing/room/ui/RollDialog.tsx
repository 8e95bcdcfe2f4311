import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useAsk, useFacts, usePending, useRoom, useSeat } from './RoomProvider.tsx'

/** Who of the people confirmed sits in the room now; the answer goes into the minutes. */
export function RollDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useMessages(roomScreenMessages)
  return (
    <Modal opened={opened} onClose={onClose} title={t('roll.title')}>
      <RollForm onDone={onClose} />
    </Modal>
  )
}

function RollForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(roomScreenMessages)
  const ask = useAsk()
  const pending = usePending('roll.answer')
  const { attendees } = useFacts()
  const { pointId } = useSeat()
  const answered = useRoom((room) => (pointId ? room.points[pointId]?.roll : null))
  const own = attendees.filter((one) => one.pointId === pointId)
  const [here, setHere] = useState<string[]>(() => answered?.attendeeIds ?? own.map(({ id }) => id))
  const toggle = (id: string) => setHere((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const send = async () => {
    if (await ask({ type: 'roll.answer', attendeeIds: here })) onDone()
  }
  return (
    <Stack>
      <Text c="dimmed">{t(own.length === 0 ? 'roll.nobody' : 'roll.help')}</Text>
      {own.map((person) => (
        <Checkbox
          key={person.id}
          size="md"
          label={person.fullName}
          description={[person.jobTitle, person.body].filter(Boolean).join(' · ')}
          checked={here.includes(person.id)}
          onChange={() => toggle(person.id)}
        />
      ))}
      <Group justify="space-between">
        <Text fw={600}>{t('roll.count', { here: here.length, all: own.length })}</Text>
        <Button color="green" loading={pending} onClick={() => void send()} data-autofocus>
          {t('roll.send')}
        </Button>
      </Group>
    </Stack>
  )
}
