import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import type { Wish } from './room-link.model.ts'
import { useAsk } from './RoomProvider.tsx'

const undoMs = 9_000

/** Asks for an act at once and offers to take it back: quicker and surer than a question before it. */
export function useUndoable(): (wish: Wish, said: string, undo: () => Wish | null) => Promise<void> {
  const ask = useAsk()
  const t = useMessages(roomScreenMessages)
  return useCallback(
    async (wish, said, undo) => {
      const back = undo()
      if (!(await ask(wish)) || !back) return
      const id = `undo-${wish.type}`
      const takeBack = () => {
        notifications.hide(id)
        void ask(back)
      }
      notifications.hide(id)
      notifications.show({
        id,
        autoClose: undoMs,
        withBorder: true,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{said}</Text>
            <Button size="xs" variant="light" onClick={takeBack}>
              {t('undo')}
            </Button>
          </Group>
        ),
      })
    },
    [ask, t],
  )
}
