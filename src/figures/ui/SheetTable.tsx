import { Group, Pagination } from '@mantine/core'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { defaultStringifySearch, useNavigate, useRouter } from '@tanstack/react-router'
import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMessages } from '#ui/i18n.tsx'
import type { MadeOf, Sheet, SheetCell } from '../sheet.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { MadeDialog } from './MadeDialog.tsx'
import { moveBy, type Spot } from './sheet-keys.model.ts'
import styles from './sheet-table.module.css'

export interface SheetTableProps {
  sheet: Sheet
  /** Rows on one page; on paper all of them. */
  pageSize?: number
  /** Of a column after the first: which way it is sorted, and what a click asks for. */
  sortOf?: (column: number) => 'up' | 'down' | undefined
  onSort?: (column: number) => void
}

/** A table whose every number opens where it comes from: heads and first column stay in view, arrows go from cell to cell. */
export function SheetTable({ sheet, pageSize = 100, sortOf, onSort }: SheetTableProps) {
  const t = useMessages(analysisMessages)
  const size = usePrinting() ? sheet.rows.length || 1 : pageSize
  const [page, setPage] = useState(1)
  const [made, setMade] = useState<MadeOf | null>(null)
  const pages = Math.max(1, Math.ceil(sheet.rows.length / size))
  const first = (Math.min(page, pages) - 1) * size
  const shown = sheet.rows.slice(first, first + size)
  const table = useWalking({ rows: shown.length + (sheet.total ? 1 : 0), columns: sheet.columns.length })
  return (
    <div>
      {sheet.unit ? <div className={styles.unit}>{sheet.unit}</div> : null}
      <div className={styles.scroll} role="region" aria-label={t('table.region', { title: sheet.title })} tabIndex={0}>
        <table ref={table} className={styles.table}>
          <caption>{sheet.title}</caption>
          <Head sheet={sheet} {...(sortOf ? { sortOf } : {})} {...(onSort ? { onSort } : {})} />
          <tbody>
            {shown.map((row, index) => (
              <Row key={`${first + index}-${row[0]?.text}`} sheet={sheet} row={row} index={index} onMade={setMade} />
            ))}
          </tbody>
          {sheet.total ? (
            <tfoot>
              <Row sheet={sheet} row={sheet.total} index={shown.length} onMade={setMade} />
            </tfoot>
          ) : null}
        </table>
      </div>
      {pages > 1 ? (
        <Group justify="center" py="sm" component="nav" aria-label={t('table.pages')} className="no-print">
          <Pagination
            total={pages}
            value={Math.min(page, pages)}
            onChange={setPage}
            getItemProps={(item) => ({ 'aria-label': t('table.page', { page: item }) })}
          />
        </Group>
      ) : null}
      <MadeDialog made={made} onClose={() => setMade(null)} />
    </div>
  )
}

/** Whether the page is being printed: then there is one page of the table. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  // The browser takes the page as it stands when the listener returns.
  useWindowEvent('beforeprint', () => flushSync(() => setPrinting(true)))
  useWindowEvent('afterprint', () => setPrinting(false))
  return printing
}

/** What a table says of itself, under it. */
export function SheetNotes({ sheet }: { sheet: Sheet }) {
  const t = useMessages(analysisMessages)
  return (
    <ul className={styles.notes} aria-label={t('table.notes')}>
      {sheet.notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

type HeadProps = Pick<SheetTableProps, 'sheet' | 'sortOf' | 'onSort'>

function Head({ sheet, sortOf, onSort }: HeadProps) {
  const groups = groupsOf(sheet)
  const corner = sheet.columns[0]
  return (
    <thead>
      {groups.length > 0 ? (
        <tr>
          <th scope="col" rowSpan={2} data-corner data-row={-1} data-col={0}>
            {corner?.header}
          </th>
          {groups.map(({ name, from, count }) =>
            name === undefined ? (
              <td key={from} colSpan={count} data-group />
            ) : (
              <th key={from} scope="colgroup" colSpan={count} data-group>
                {name}
              </th>
            ),
          )}
        </tr>
      ) : null}
      <tr>
        {groups.length > 0 ? null : (
          <th scope="col" data-corner data-row={-1} data-col={0}>
            {corner?.header}
          </th>
        )}
        {sheet.columns.slice(1).map((column, index) => (
          <th
            key={`${column.group}-${column.header}-${index}`}
            scope="col"
            data-kind={column.kind}
            data-row={-1}
            data-col={index + 1}
            data-starts={startsGroup(sheet, index + 1) || undefined}
            aria-sort={ariaSort(sortOf?.(index + 1))}
          >
            {onSort ? <SortButton label={column.header} sort={sortOf?.(index + 1)} onClick={() => onSort(index + 1)} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  )
}

const ariaSort = (sort: 'up' | 'down' | undefined) => (sort === undefined ? undefined : sort === 'up' ? 'ascending' : 'descending')

function SortButton({ label, sort, onClick }: { label: string; sort: 'up' | 'down' | undefined; onClick: () => void }) {
  const t = useMessages(analysisMessages)
  const Sign = sort === 'up' ? IconArrowUp : sort === 'down' ? IconArrowDown : IconArrowsSort
  return (
    <button
      type="button"
      className={styles.sort}
      data-active={sort || undefined}
      title={t('table.sort', { column: label })}
      onClick={onClick}
      tabIndex={-1}
      data-print
    >
      {label}
      <Sign size={13} aria-hidden />
    </button>
  )
}

function groupsOf({ columns }: Sheet): { name: string | undefined; from: number; count: number }[] {
  if (columns.every(({ group }) => group === undefined)) return []
  const found: { name: string | undefined; from: number; count: number }[] = []
  for (const [index, { group }] of columns.entries()) {
    const last = found.at(-1)
    if (index === 0) continue
    if (last && last.name === group) last.count += 1
    else found.push({ name: group, from: index, count: 1 })
  }
  return found
}

const startsGroup = ({ columns }: Sheet, index: number) => columns[index]?.group !== undefined && columns[index]?.group !== columns[index - 1]?.group

interface RowProps {
  sheet: Sheet
  row: readonly SheetCell[]
  index: number
  onMade: (made: MadeOf) => void
}

function Row({ sheet, row, index, onMade }: RowProps) {
  return (
    <tr>
      {row.map((cell, column) => {
        const at = {
          'data-row': index,
          'data-col': column,
          'data-kind': sheet.columns[column]?.kind,
          tabIndex: cell.ask || cell.more || cell.made ? undefined : -1,
        }
        const content = <Content cell={cell} entry={index === 0 && column === 1} onMade={onMade} />
        return column === 0 ? (
          <th key={0} scope="row" {...at}>
            {content}
          </th>
        ) : (
          <td key={column} {...at} data-starts={startsGroup(sheet, column) || undefined}>
            {content}
          </td>
        )
      })}
    </tr>
  )
}

function Content({ cell, entry, onMade }: { cell: SheetCell; entry: boolean; onMade: RowProps['onMade'] }) {
  const { href } = useRouter().latestLocation
  const { made } = cell
  if (made)
    return (
      <button
        type="button"
        className={`${styles.link} ${styles.made}`}
        tabIndex={entry ? 0 : -1}
        aria-haspopup="dialog"
        onClick={() => onMade(made)}
        data-print
      >
        {cell.text}
      </button>
    )
  const to = addressOf(cell, href)
  if (!to) return <>{cell.text}</>
  return (
    <a href={to} className={styles.link} tabIndex={entry ? 0 : -1}>
      {cell.text}
    </a>
  )
}

/** Where a number leads: to its receipt, or to itself year by year. */
function addressOf({ ask, more }: SheetCell, here: string): string | undefined {
  if (ask) return `/figures/receipt/${ask.code}${defaultStringifySearch(ask.query)}`
  if (!more) return undefined
  const url = new URL(here, 'http://here')
  const kept = Object.fromEntries([...url.searchParams].map(([key, value]) => [key, readBack(value)]))
  return `${more.to}${defaultStringifySearch({ ...kept, ...more.search })}`
}

/** A value of the address as the router wrote it. */
function readBack(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** One listener for all cells of a table, which may be thousands: its links go through the router, arrows go from cell to cell. */
function useWalking({ rows, columns }: { rows: number; columns: number }) {
  const navigate = useNavigate()
  const ref = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const table = ref.current
    if (!table) return undefined
    const open = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      void navigate({ href: link.getAttribute('href') ?? '/' })
    }
    const step = (event: KeyboardEvent) => walk(table, event, { rows, columns })
    table.addEventListener('click', open)
    table.addEventListener('keydown', step)
    return () => {
      table.removeEventListener('click', open)
      table.removeEventListener('keydown', step)
    }
  }, [navigate, rows, columns])
  return ref
}

function walk(table: HTMLTableElement, event: KeyboardEvent, size: { rows: number; columns: number }) {
  const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-col]') : null
  if (!cell) return
  const from: Spot = { row: Number(cell.dataset['row']), column: Number(cell.dataset['col']) }
  const to = moveBy(event.key, from, size, event.ctrlKey)
  if (!to) return
  const next = table.querySelector<HTMLElement>(`[data-row="${to.row}"][data-col="${to.column}"]`)
  event.preventDefault()
  const target = next?.querySelector<HTMLElement>('a, button') ?? next
  target?.focus()
}
