import { ActionIcon, Button, Group } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { CallOf, Route } from '#platform/contract.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import type { Field } from '../form/record-form.model.ts'
import { RemoveDialog } from '../form/RemoveDialog.tsx'
import { useMayKeep } from '../use-may-keep.ts'

export interface ReferenceListProps<Row extends object, Put extends Route, Gone extends Route> {
  caption: string
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** How a row is called in buttons and dialogs. */
  nameOf: (row: Row) => string
  fields: readonly Field[]
  /** The record that the form shows for a row; the row itself when left out. */
  recordOf?: (row: Row) => object
  fixed?: Record<string, unknown>
  put: Put
  /** Absent where rows are closed and never removed. */
  gone?: { route: Gone; inputOf: (row: Row) => CallOf<Gone> }
  invalidates: readonly Route[]
  /** Further buttons of a row. */
  rowActions?: (row: Row) => ReactNode
  tools?: ReactNode
  filterable?: boolean
  rowTone?: (row: Row) => 'muted' | undefined
  numbered?: boolean
}

/** A list of reference data that everybody reads and the administrator keeps. */
export function ReferenceList<Row extends object, Put extends Route, Gone extends Route>(props: ReferenceListProps<Row, Put, Gone>) {
  const { rowKey, nameOf, fields, recordOf = (row: Row) => row, put, gone, invalidates, rowActions, tools, ...table } = props
  const t = useMessages(directoryScreenMessages)
  const mayKeep = useMayKeep()
  const [edited, setEdited] = useState<{ row: Row | undefined }>()
  const [leaving, setLeaving] = useState<Row>()
  const acts: Column<Row> = {
    id: 'acts',
    header: t('acts'),
    align: 'right',
    cell: (row) => (
      <RowActs name={nameOf(row)} onEdit={() => setEdited({ row })} {...(gone ? { onRemove: () => setLeaving(row) } : {})}>
        {rowActions?.(row)}
      </RowActs>
    ),
  }
  const add = (
    <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ row: undefined })}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <DataTable
        dense
        {...table}
        rowKey={rowKey}
        filterable={props.filterable ?? true}
        columns={mayKeep ? [...props.columns, acts] : props.columns}
        tools={
          <>
            {tools}
            {mayKeep ? add : null}
          </>
        }
      />
      <RecordDrawer
        opened={edited !== undefined}
        title={edited?.row ? t('edit.title', { name: nameOf(edited.row) }) : t('add.title', { list: props.caption })}
        route={put}
        fields={fields}
        record={edited?.row ? recordOf(edited.row) : undefined}
        {...(props.fixed ? { fixed: props.fixed } : {})}
        invalidates={invalidates}
        onClose={() => setEdited(undefined)}
      />
      {gone ? (
        <RemoveDialog
          route={gone.route}
          target={leaving ? { input: gone.inputOf(leaving), name: nameOf(leaving) } : undefined}
          invalidates={invalidates}
          onClose={() => setLeaving(undefined)}
        />
      ) : null}
    </>
  )
}

function RowActs({ name, onEdit, onRemove, children }: { name: string; onEdit: () => void; onRemove?: () => void; children?: ReactNode }) {
  const t = useMessages(directoryScreenMessages)
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end" className="no-print">
      {children}
      <ActionIcon variant="subtle" size="lg" aria-label={t('edit.title', { name })} title={t('edit')} onClick={onEdit}>
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      {onRemove ? (
        <ActionIcon variant="subtle" color="red" size="lg" aria-label={t('remove.title', { name })} title={t('remove')} onClick={onRemove}>
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      ) : null}
    </Group>
  )
}
