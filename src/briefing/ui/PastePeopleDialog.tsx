import { Alert, Button, Group, List, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import type { GivenAttendee } from '../attendee.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { readPasted } from './people-paste.model.ts'

interface Props {
  hasHead: boolean
  onTake: (people: readonly GivenAttendee[]) => void
  onClose: () => void
}

/** Takes rows copied out of Excel; what cannot be read is named by its row before anything is taken. */
export function PastePeopleDialog({ hasHead, onTake, onClose }: Props) {
  const t = useMessages(briefingScreens)
  const [text, setText] = useState('')
  const { people, problems } = readPasted(text)
  const take = () => {
    onTake(people.map((person) => (hasHead && person.duty === 'head' ? { ...person, duty: 'member' as const } : person)))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={<Text fw={600}>{t('people.paste')}</Text>}>
      <Stack>
        <Text size="sm">{t('paste.explain')}</Text>
        <Textarea
          data-autofocus
          label={t('paste.rows')}
          placeholder={t('paste.example')}
          autosize
          minRows={6}
          maxRows={14}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          styles={{ input: { whiteSpace: 'pre', overflowX: 'auto' } }}
        />
        {problems.length > 0 ? (
          <Alert color="red" icon={<IconAlertTriangle />} title={t('paste.problems', { count: problems.length })} role="status">
            <List size="sm">
              {problems.map(({ row, code, text: of }) => (
                <List.Item key={row}>{t(`paste.${code}`, { row, text: of })}</List.Item>
              ))}
            </List>
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <ReasonedButton disabledReason={people.length === 0 ? t('paste.nothing') : undefined} onClick={take}>
            {t('paste.take', { count: people.length })}
          </ReasonedButton>
        </Group>
      </Stack>
    </Modal>
  )
}
