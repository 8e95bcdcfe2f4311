import { Kbd, Modal, Table } from '@mantine/core'
import { useMessages } from '#ui/i18n.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'

/** The keys of the screen, said by `key.<act>`. */
export function ShortcutsDialog({ keys, opened, onClose }: { keys: Record<string, string>; opened: boolean; onClose: () => void }) {
  const t = useMessages(roomScreenMessages)
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys')}>
      <Table withRowBorders={false}>
        <Table.Tbody>
          {Object.entries(keys).map(([key, words]) => (
            <Table.Tr key={key}>
              <Table.Td>{words}</Table.Td>
              <Table.Td ta="right">
                <Kbd>{key.toUpperCase()}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
