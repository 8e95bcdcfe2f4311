import { Text } from '@mantine/core'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureCode, FigureQuery } from '../figure.contract.ts'
import { CsvButton } from './CsvButton.tsx'
import type { CsvCell } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { useFigureWords, withoutUnit, type Unit } from './use-figures.ts'
import { usePageSize } from './use-page-size.ts'

interface SortedPlacesProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  unit: Unit
  /** As the address has it: `-value`, `+name`. */
  sort: string | undefined
  onSort: (sort: string | undefined) => void
  /** The table to take along. */
  csv: readonly (readonly CsvCell[])[]
}

/** Places with a measure: ordered by the address, found without accents, those whose report is missing marked. */
export function SortedPlaces<Row extends { id: string; missing: unknown }>({ unit, sort, onSort, csv, ...table }: SortedPlacesProps<Row>) {
  const pageSize = usePageSize(200)
  return (
    <DataTable
      {...table}
      dense
      filterable
      numbered={false}
      rowKey={({ id }) => id}
      pageSize={pageSize}
      rowTone={({ missing }) => (missing ? 'warning' : undefined)}
      {...(unit === 'USD' || unit === 'VND' ? { unit } : {})}
      sort={sort ? { column: sort.slice(1), descending: sort.startsWith('-') } : undefined}
      onSort={(next) => onSort(next ? `${next.descending ? '-' : '+'}${next.column}` : undefined)}
      tools={<CsvButton fileName={table.caption} rows={csv} />}
    />
  )
}

interface AmountProps {
  amount: string | null
  unit: Unit
  code: FigureCode
  query: FigureQuery
}

/** A number of such a table, without its unit, that opens its receipt; words where nothing was reported. */
export function Amount({ amount, unit, code, query }: AmountProps) {
  const t = useMessages(figuresPageMessages)
  const { value } = useFigureWords()
  if (amount === null)
    return (
      <Text span size="sm" c="dimmed">
        {t('places.nothing')}
      </Text>
    )
  return (
    <FigureValue code={code} query={query}>
      {withoutUnit(value(amount, unit))}
    </FigureValue>
  )
}
