import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMessages } from '#ui/i18n.tsx'
import { uiMessages } from '#ui/ui.messages.ts'
import { peopleMessages } from '../../people-screens.messages.ts'

export interface FreshPassword {
  name: string
  password: string
}

/** Shows a new password the one time that it can be shown; only its own buttons close it. */
export function OncePassword({ fresh, onClose }: { fresh: FreshPassword | undefined; onClose: () => void }) {
  const t = useMessages(peopleMessages)
  const ui = useMessages(uiMessages)
  return (
    <Modal
      opened={fresh !== undefined}
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={
        <Text fw={600} size="lg">
          {t('password.title', { name: fresh?.name ?? '' })}
        </Text>
      }
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack>
        <Text>{t('password.body')}</Text>
        <Group gap="sm" role="group" aria-label={t('password.label')}>
          <Code fz="lg" px="md" py={8} style={{ userSelect: 'all' }}>
            {fresh?.password ?? ''}
          </Code>
          <CopyButton value={fresh?.password ?? ''}>
            {({ copied, copy }) => (
              <Button variant="default" leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />} onClick={copy}>
                <span aria-live="polite">{t(copied ? 'password.copied' : 'password.copy')}</span>
              </Button>
            )}
          </CopyButton>
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('password.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
