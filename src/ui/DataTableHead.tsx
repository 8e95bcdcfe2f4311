import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react'
import type { SortState } from './data-table.model.ts'
import { alignOf, type Column } from './data-table-column.ts'
import styles from './DataTable.module.css'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

interface HeadProps<Row> {
  columns: readonly Column<Row>[]
  numbered: boolean
  sort: SortState | undefined
  onSort: (column: string) => void
}

/** The headings of a table; those of sortable columns are buttons. */
export function DataTableHead<Row>({ columns, numbered, sort, onSort }: HeadProps<Row>) {
  const t = useMessages(uiMessages)
  return (
    <thead role="rowgroup">
      <tr role="row">
        {numbered ? (
          <th scope="col" role="columnheader" className={styles.order}>
            {t('table.order')}
          </th>
        ) : null}
        {columns.map((column) => (
          <th key={column.id} scope="col" role="columnheader" data-align={alignOf(column)} style={{ width: column.width }} aria-sort={ariaSort(column, sort)}>
            {column.value ? <SortButton column={column} sort={sort} onSort={onSort} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function SortButton<Row>({ column, sort, onSort }: { column: Column<Row>; sort: SortState | undefined; onSort: (column: string) => void }) {
  const active = sort?.column === column.id
  const Sign = !active ? IconArrowsSort : sort.descending ? IconArrowDown : IconArrowUp
  return (
    <UnstyledButton data-print className={styles.sort} data-active={active || undefined} onClick={() => onSort(column.id)}>
      <span>{column.header}</span>
      <Sign size={14} stroke={2} aria-hidden />
    </UnstyledButton>
  )
}

function ariaSort<Row>(column: Column<Row>, sort: SortState | undefined): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.value) return undefined
  if (sort?.column !== column.id) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}
