import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconChartBar, IconPencil, IconPlus, IconTextPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { emptyText, isEmptyText } from '../../text/rich-text.model.ts'
import { RichTextEditor } from '../../text/ui/RichTextEditor.tsx'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import { pieceNames, type ReportItem } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import styles from './report.module.css'

/** An item with a name of its own, so that its editor stays when others move. */
export interface KeyedItem {
  id: number
  item: ReportItem
}

let last = 0
/** Gives items their names. */
export const keyed = (items: readonly ReportItem[]): KeyedItem[] => items.map((item) => ({ id: (last += 1), item }))

export interface ItemsEditorProps {
  items: readonly KeyedItem[]
  onChange: (items: KeyedItem[]) => void
  /** What figures of the texts begin with. */
  year: number
  place?: string | null
  asOf?: string | null
  /** Compares typed numbers with the ledger: not in a template, which is of no year. */
  checks?: boolean
}

/** Texts and the product's own pieces in their order: moved, removed, added, the texts edited in place. */
export function ItemsEditor({ items, onChange, ...about }: ItemsEditorProps) {
  const move = (at: number, by: -1 | 1) => onChange(items.map((one, index) => items[index === at ? at + by : index === at + by ? at : index] ?? one))
  const put = (id: number, item: ReportItem) => onChange(items.map((one) => (one.id === id ? { id, item } : one)))
  return (
    <Stack gap="sm">
      {items.map(({ id, item }, at) => (
        <ItemBox
          key={id}
          item={item}
          about={about}
          onPut={(next) => put(id, next)}
          onRemove={() => onChange(items.filter((one) => one.id !== id))}
          onUp={at > 0 ? () => move(at, -1) : undefined}
          onDown={at < items.length - 1 ? () => move(at, 1) : undefined}
        />
      ))}
      <AddItem onAdd={(item) => onChange([...items, ...keyed([item])])} />
    </Stack>
  )
}

interface ItemBoxProps {
  item: ReportItem
  about: Omit<ItemsEditorProps, 'items' | 'onChange'>
  onPut: (item: ReportItem) => void
  onRemove: () => void
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

function ItemBox({ item, about, onPut, onRemove, onUp, onDown }: ItemBoxProps) {
  const t = useMessages(reportScreens)
  const [editing, setEditing] = useState(item.type === 'text' && isEmptyText(item.body))
  const name = item.type === 'text' ? t('edit.text') : t(`piece.${item.piece}`)
  return (
    <div className={styles.item} role="group" aria-label={name}>
      <Group justify="space-between" wrap="nowrap" gap="xs" mb={item.type === 'text' ? 'xs' : 0}>
        <Group gap={6} wrap="nowrap">
          {item.type === 'piece' ? <IconChartBar size={18} aria-hidden /> : null}
          <Text size="sm" fw={item.type === 'piece' ? 600 : 400} c={item.type === 'piece' ? undefined : 'dimmed'}>
            {name}
          </Text>
        </Group>
        <Group gap={4} wrap="nowrap">
          {item.type === 'text' && !editing ? (
            <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} onClick={() => setEditing(true)}>
              {t('edit.open')}
            </Button>
          ) : null}
          <Tool label={t('edit.up')} icon={IconArrowUp} onClick={onUp} />
          <Tool label={t('edit.down')} icon={IconArrowDown} onClick={onDown} />
          <Tool label={t('edit.remove')} icon={IconTrash} onClick={onRemove} />
        </Group>
      </Group>
      {item.type === 'text' ? <TextItem body={item.body} editing={editing} about={about} onPut={(body) => onPut({ type: 'text', body })} /> : null}
    </div>
  )
}

function Tool({ label, icon: Icon, onClick }: { label: string; icon: typeof IconTrash; onClick: (() => void) | undefined }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} disabled={!onClick} onClick={onClick}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}

type Body = Extract<ReportItem, { type: 'text' }>['body']

function TextItem({ body, editing, about, onPut }: { body: Body; editing: boolean; about: ItemBoxProps['about']; onPut: (body: Body) => void }) {
  const t = useMessages(reportScreens)
  const { year, place = null, asOf = null, checks = true } = about
  if (editing)
    return <RichTextEditor label={t('edit.text')} initial={body} onChange={onPut} year={year} place={place} asOf={asOf} checks={checks} height="10rem" />
  if (isEmptyText(body)) return <Text c="dimmed">{t('edit.empty-text')}</Text>
  return <RichTextView text={body} asOf={asOf} language="vi" />
}

function AddItem({ onAdd }: { onAdd: (item: ReportItem) => void }) {
  const t = useMessages(reportScreens)
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" leftSection={<IconTextPlus size={16} aria-hidden />} onClick={() => onAdd({ type: 'text', body: emptyText })}>
        {t('edit.add-text')}
      </Button>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('edit.add-piece')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="22rem" style={{ overflowY: 'auto' }}>
          {pieceNames.map((piece) => (
            <Menu.Item key={piece} onClick={() => onAdd({ type: 'piece', piece })}>
              {t(`piece.${piece}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
