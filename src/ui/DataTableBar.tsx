import { CloseButton, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import type { SortState } from './data-table.model.ts'
import styles from './DataTable.module.css'
import type { DataTableProps } from './DataTable.tsx'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

interface BarProps<Row> extends Pick<DataTableProps<Row>, 'caption' | 'columns' | 'rows' | 'unit' | 'filterable' | 'tools'> {
  query: string
  onQuery: (query: string) => void
  shown: number
  sort: SortState | undefined
  onSort: (sort: SortState | undefined) => void
}

/** Above a table: quick filter, how many rows, its buttons, and the unit at the right as on paper. */
export function DataTableBar<Row>({ caption, columns, rows, unit, filterable, tools, query, onQuery, shown, sort, onSort }: BarProps<Row>) {
  const t = useMessages(uiMessages)
  return (
    <div className={styles.bar}>
      {filterable ? (
        <Group gap="sm" className="no-print" role="search" aria-label={caption} flex="1 1 18rem">
          <TextInput
            type="search"
            value={query}
            onChange={(event) => onQuery(event.currentTarget.value)}
            placeholder={t('table.filter')}
            aria-label={`${t('table.filter')}. ${t('table.filter-hint')}`}
            leftSection={<IconFilter size={16} aria-hidden />}
            rightSection={query ? <CloseButton size="sm" aria-label={t('table.filter-clear')} onClick={() => onQuery('')} /> : null}
            flex="1 1 12rem"
            maw={320}
          />
          <Text size="sm" c="dimmed" role="status">
            {query ? t('table.shown', { shown, all: rows.length }) : t('table.rows', { all: rows.length })}
          </Text>
        </Group>
      ) : null}
      <SortSelect columns={columns} sort={sort} onSort={onSort} />
      {tools ? (
        <Group gap="xs" className="no-print">
          {tools}
        </Group>
      ) : null}
      {unit ? (
        <Text size="sm" fs="italic" className={styles.unit}>
          {t('table.unit', { unit })}
        </Text>
      ) : null}
    </div>
  )
}

/** On a phone the headings are gone and the order is chosen here. */
function SortSelect<Row>({ columns, sort, onSort }: Pick<BarProps<Row>, 'columns' | 'sort' | 'onSort'>) {
  const t = useMessages(uiMessages)
  const options = columns
    .filter(({ value }) => value)
    .flatMap(({ id, header }) => [
      { value: `+${id}`, label: `${header}, ${t('table.sort-up')}` },
      { value: `-${id}`, label: `${header}, ${t('table.sort-down')}` },
    ])
  const choose = (value: string) => onSort(value === '' ? undefined : { column: value.slice(1), descending: value.startsWith('-') })
  if (options.length === 0) return null
  return (
    <NativeSelect
      hiddenFrom="sm"
      className="no-print"
      flex="1 1 100%"
      aria-label={t('table.sort')}
      data={[{ value: '', label: `${t('table.sort')}…` }, ...options]}
      value={sort ? `${sort.descending ? '-' : '+'}${sort.column}` : ''}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  )
}
