import { Button, Group, Modal, Radio, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { markKey } from '../marks.model.ts'
import type { Doubtful, Plan } from '../paste.model.ts'
import type { SheetContext } from './sheet-context.ts'

interface ReadingDialogProps {
  plan: Plan
  context: Pick<SheetContext, 't' | 'locale'>
  onClose: () => void
  onConfirm: (plan: Plan) => void
}

/** Lets a person say how doubtful values are meant before they enter the table. */
export function ReadingDialog({ plan, context: { t, locale }, onClose, onConfirm }: ReadingDialogProps) {
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({})
  const keyOf = ({ lineKey, column }: Doubtful) => markKey(lineKey, column.key)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={
        <Text fw={600} size="lg">
          {t('doubts.title')}
        </Text>
      }
    >
      <Stack>
        <Text>{t('doubts.hint')}</Text>
        <Table.ScrollContainer minWidth={480}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('doubts.column')}</Table.Th>
                <Table.Th>{t('doubts.raw')}</Table.Th>
                <Table.Th>{t('doubts.reading')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {plan.doubtful.map((doubt) => (
                <Table.Tr key={keyOf(doubt)}>
                  <Table.Td>{doubt.column.label[locale]}</Table.Td>
                  <Table.Td>
                    <code>{doubt.raw}</code>
                  </Table.Td>
                  <Table.Td>
                    <Reading
                      doubt={doubt}
                      only={t('doubts.only')}
                      label={`${doubt.column.label[locale]}: ${doubt.raw}`}
                      chosen={choices[keyOf(doubt)] ?? doubt.value}
                      onChoose={(value) => setChoices({ ...choices, [keyOf(doubt)]: value })}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('doubts.cancel')}
          </Button>
          <Button data-autofocus onClick={() => onConfirm(withChoices(plan, choices))}>
            {t('doubts.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface ReadingProps {
  doubt: Doubtful
  only: string
  label: string
  chosen: string
  onChoose: (value: string) => void
}

function Reading({ doubt: { value, ambiguity }, only, label, chosen, onChoose }: ReadingProps) {
  if (ambiguity.alternative === null)
    return (
      <Text>
        {ambiguity.reading}{' '}
        <Text span c="dimmed" size="sm">
          ({only})
        </Text>
      </Text>
    )
  return (
    <Radio.Group aria-label={label} value={chosen} onChange={onChoose}>
      <Group gap="lg">
        <Radio value={value} label={ambiguity.reading} />
        <Radio value={ambiguity.alternative} label={ambiguity.alternativeLabel ?? ambiguity.alternative} />
      </Group>
    </Radio.Group>
  )
}

/** The plan with the chosen readings in place of the first ones. */
function withChoices(plan: Plan, choices: Readonly<Record<string, string>>): Plan {
  const chosen = (lineKey: string, cells: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, choices[markKey(lineKey, column)] ?? value]))
  return {
    ...plan,
    edits: new Map([...plan.edits].map(([lineKey, cells]) => [lineKey, chosen(lineKey, cells)])),
    added: plan.added.map((line) => ({ ...line, cells: chosen(line.lineKey, line.cells) })),
  }
}
