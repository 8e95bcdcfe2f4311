import { Group, Pagination, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { filterRows, nextSort, sortRows, type SortState } from './data-table.model.ts'
import { alignOf, type Column } from './data-table-column.ts'
import { DataTableHead } from './DataTableHead.tsx'
import styles from './DataTable.module.css'
import { DataTableBar } from './DataTableBar.tsx'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

export type { Column } from './data-table-column.ts'

export interface DataTableProps<Row> {
  /** Names the table for those who do not see it; shown when `captionShown`. */
  caption: string
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** `USD`, `triệu đồng`: stands at the top right as on paper. */
  unit?: string
  /** An accent-free filter over the columns. */
  filterable?: boolean
  /** Export and other buttons of the table. */
  tools?: ReactNode
  /** Shown in place of the rows when there are none. */
  empty?: ReactNode
  /** The STT column; on by default. */
  numbered?: boolean
  /** Controlled order, for pages that keep it in the address. */
  sort?: SortState | undefined
  onSort?: (sort: SortState | undefined) => void
  /** Rows on one page. */
  pageSize?: number
  dense?: boolean
  /** A row that wants attention. */
  rowTone?: (row: Row) => 'warning' | 'error' | 'muted' | undefined
}

/** A table of the product: sorted by Vietnamese rules, filtered without accents, cards on a phone, paper in print. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, pageSize = 200, numbered = true } = props
  const [query, setQuery] = useState('')
  const [ownSort, setOwnSort] = useState<SortState>()
  const [page, setPage] = useState(1)
  const controlled = props.onSort !== undefined
  const sort = controlled ? props.sort : ownSort
  const setSort = props.onSort ?? setOwnSort
  const found = sortRows(filterRows(rows, columns, query), columns, sort)
  const pages = Math.max(1, Math.ceil(found.length / pageSize))
  const first = (Math.min(page, pages) - 1) * pageSize
  return (
    <div className={styles.root} data-dense={props.dense || undefined}>
      <DataTableBar
        {...props}
        query={query}
        onQuery={(next) => {
          setQuery(next)
          setPage(1)
        }}
        shown={found.length}
        sort={sort}
        onSort={setSort}
      />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={props.caption}>
        <table className={styles.table} role="table" aria-rowcount={found.length + 1}>
          <caption className={props.captionShown ? styles.caption : styles.hiddenCaption}>{props.caption}</caption>
          <DataTableHead columns={columns} numbered={numbered} sort={sort} onSort={(column) => setSort(nextSort(sort, column))} />
          <Body {...props} numbered={numbered} rows={found.slice(first, first + pageSize)} offset={first} />
          {found.length > 0 && columns.some(({ total }) => total !== undefined) ? <Total columns={columns} numbered={numbered} /> : null}
        </table>
      </div>
      {found.length === 0 ? <Nothing filtered={rows.length > 0} empty={props.empty} /> : null}
      {pages > 1 ? <Pages pages={pages} page={Math.min(page, pages)} onPage={setPage} /> : null}
    </div>
  )
}

function Body<Row>({ columns, rows, rowKey, rowTone, numbered, offset }: DataTableProps<Row> & { offset: number }) {
  const t = useMessages(uiMessages)
  return (
    <tbody role="rowgroup">
      {rows.map((row, index) => (
        <tr key={rowKey(row)} role="row" data-tone={rowTone?.(row)} aria-rowindex={offset + index + 2}>
          {numbered ? (
            <td role="cell" className={styles.order} data-label={t('table.order')}>
              {offset + index + 1}
            </td>
          ) : null}
          {columns.map((column) => (
            <Cell key={column.id} column={column} row={row} />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell ? column.cell(row) : (column.value?.(row) ?? '')
  const shape = { 'data-align': alignOf(column), 'data-label': column.header, 'data-wide-only': column.wideOnly || undefined }
  if (column.rowHeader)
    return (
      <th scope="row" role="rowheader" {...shape}>
        {content}
      </th>
    )
  return (
    <td role="cell" {...shape}>
      {content}
    </td>
  )
}

function Total<Row>({ columns, numbered }: { columns: readonly Column<Row>[]; numbered: boolean }) {
  const t = useMessages(uiMessages)
  const label = columns.findIndex(({ total }) => total === undefined)
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        {numbered ? <td role="cell" className={styles.order} /> : null}
        {columns.map((column, index) => (
          <td key={column.id} role="cell" data-align={index === label ? 'left' : alignOf(column)} data-label={index === label ? undefined : column.header}>
            {index === label ? t('table.total') : column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function Nothing({ filtered, empty }: { filtered: boolean; empty: ReactNode }) {
  const t = useMessages(uiMessages)
  if (!filtered && empty) return <>{empty}</>
  return (
    <Text c="dimmed" ta="center" py="xl">
      {t(filtered ? 'table.none' : 'table.empty')}
    </Text>
  )
}

function Pages({ pages, page, onPage }: { pages: number; page: number; onPage: (page: number) => void }) {
  const t = useMessages(uiMessages)
  return (
    <Group justify="center" py="md" component="nav" aria-label={t('table.pages')}>
      <Pagination
        total={pages}
        value={page}
        onChange={onPage}
        getItemProps={(item) => ({ 'aria-label': t('table.page', { page: item }) })}
        getControlProps={(control) => ({ 'aria-label': t(control === 'previous' ? 'table.previous' : 'table.next') })}
      />
    </Group>
  )
}
