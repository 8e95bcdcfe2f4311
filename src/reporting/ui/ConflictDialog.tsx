import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { showCell } from '../cell.model.ts'
import { findColumn } from '../form.model.ts'
import { returnMessages } from '../return-screens.messages.ts'
import { contentOf } from './draft-store.ts'
import type { ReturnScreen } from './return-screen.ts'

const MOST_SHOWN = 40

/** Somebody else saved meanwhile: shows my unsaved cells beside what stands there now, and asks how to go on. */
export function ConflictDialog({ screen: { form, lists, state, store } }: { screen: ReturnScreen }) {
  const t = useMessages(returnMessages)
  const { locale } = useLocale()
  if (state.status.kind !== 'conflict') return null
  const { theirs, done } = state.status
  const lines = contentOf(theirs).lines
  const rows = done.lines.flatMap(({ lineKey, kind, cells }) => {
    const line = lines.find((each) => each.lineKey === lineKey)
    const name = line?.cells.name ?? cells.name ?? ''
    if (kind !== 'changed') return [{ key: lineKey, name, column: t(`conflict.${kind}`), mine: '', now: '' }]
    return Object.entries(cells).flatMap(([key, text]) => {
      const column = findColumn(form, key)
      const show = (value: string) => (column && value ? showCell(column, value, lists, locale) : t('empty'))
      return column
        ? [
            {
              key: `${lineKey}|${key}`,
              name,
              column: column.label[locale],
              mine: show(text ?? ''),
              now: line ? show(line.cells[key] ?? '') : t('conflict.gone'),
            },
          ]
        : []
    })
  })
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size="xl"
      title={
        <Text fw={600} size="lg">
          {t('conflict.title')}
        </Text>
      }
    >
      <Stack>
        <Text>{t('conflict.explain')}</Text>
        {rows.length > 0 ? (
          <Table.ScrollContainer minWidth={520} mah={340}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('diff.line')}</Table.Th>
                  <Table.Th>{t('diff.column')}</Table.Th>
                  <Table.Th>{t('conflict.now')}</Table.Th>
                  <Table.Th>{t('conflict.mine')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {rows.slice(0, MOST_SHOWN).map((row) => (
                  <Table.Tr key={row.key}>
                    <Table.Td>{row.name}</Table.Td>
                    <Table.Td>{row.column}</Table.Td>
                    <Table.Td>{row.now}</Table.Td>
                    <Table.Td fw={600}>{row.mine}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={store.discard}>
            {t('conflict.discard')}
          </Button>
          <Button data-autofocus onClick={store.reapply}>
            {t('conflict.reapply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
