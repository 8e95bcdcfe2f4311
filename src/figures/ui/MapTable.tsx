import { Text, Title } from '@mantine/core'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { CsvButton } from './CsvButton.tsx'
import type { CsvCell } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import type { MapRow } from './map-rows.model.ts'
import { useFigureWords } from './use-figures.ts'
import { useReportWords } from './use-report-words.ts'
import type { MapScreen } from './use-map.ts'
import { usePageSize } from './use-page-size.ts'

/** The same figures in words: in Vietnamese order unless sorted, found without accents, each with its receipt. */
export function MapTable({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const { name } = useFigureWords()
  const { rows, search, change, measure, year, series } = screen
  const columns = useColumns(screen)
  const pageSize = usePageSize(200)
  const caption = t('table.title', { name: name(measure), year: String(year) })
  const sort = search.sort ? { column: search.sort.slice(1), descending: search.sort.startsWith('-') } : undefined
  return (
    <>
      <Title order={2} size="h3" mb="sm">
        {caption}
      </Title>
      <DataTable
        dense
        filterable
        numbered={false}
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        pageSize={pageSize}
        rowTone={({ missing }) => (missing ? 'warning' : undefined)}
        {...(series.unit === 'USD' || series.unit === 'VND' ? { unit: series.unit } : {})}
        sort={sort}
        onSort={(next) => change({ sort: next ? `${next.descending ? '-' : '+'}${next.column}` : undefined })}
        tools={<CsvButton fileName={caption} rows={csvRows(columns, rows)} />}
      />
      <Remark screen={screen} />
    </>
  )
}

function Remark({ screen: { series, year } }: { screen: MapScreen }) {
  const t = useMessages(figuresPageMessages)
  const { value } = useFigureWords()
  const total = series.years.find((one) => one.year === year)?.total
  if (series.unit !== 'count' || !total) return null
  return (
    <Text size="sm" c="dimmed" mt="xs">
      {t('places.distinct', { value: value(total, series.unit) })}
    </Text>
  )
}

function useColumns(screen: MapScreen): Column<MapRow>[] {
  const t = useMessages(mapPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { formats } = useFigureWords()
  const { series, year, against, view, comparable } = screen
  const unit = series.unit === 'count' ? 'count' : series.unit === 'percent' ? 'points' : { money: series.unit }
  const amounts = useAmountColumn(screen)
  const compared: Column<MapRow>[] = [
    amounts(against, 'against'),
    {
      id: 'difference',
      header: t('table.difference'),
      kind: 'number',
      value: (row) => row.difference,
      cell: (row) => (row.difference === null ? '–' : formats.signedChange(row.difference, unit)),
      total: '',
    },
    {
      id: 'change',
      header: t('table.change'),
      kind: 'number',
      value: (row) => row.change,
      cell: (row) => (row.change === null ? '–' : formats.signedChange(row.change, 'percent')),
      total: '',
    },
  ]
  const comparing = view === 'one' || against === year ? [] : comparable ? compared.slice(0, unit === 'points' ? 2 : 3) : compared.slice(0, 1)
  return [
    { id: 'rank', header: shared('places.rank'), kind: 'number', align: 'center', width: 60, wideOnly: true, value: (row) => row.rank, total: '' },
    {
      id: 'name',
      header: shared('places.name'),
      rowHeader: true,
      value: (row) => row.name,
      cell: (row) => <PlaceCell screen={screen} row={row} />,
      total: t('table.nation'),
    },
    amounts(year, 'value'),
    ...comparing,
  ]
}

/** A year's values as a column whose every number opens its receipt, the nation's among them. */
function useAmountColumn({ series, measure, queryOf, view, year }: MapScreen) {
  const t = useMessages(figuresPageMessages)
  const { value, name } = useFigureWords()
  const bare = (amount: string) => value(amount, series.unit).replace(/ (USD|đồng|VND)$/u, '')
  return (of: number, key: 'value' | 'against'): Column<MapRow> => {
    const total = series.years.find((one) => one.year === of)?.total
    return {
      id: key,
      header: view === 'one' && of === year ? name(measure) : String(of),
      kind: 'number',
      value: (row) => row[key],
      cell: (row) =>
        row[key] === null ? (
          <Text span size="sm" c="dimmed">
            {t('places.nothing')}
          </Text>
        ) : (
          <FigureValue code={measure} query={queryOf(of, row.id)}>
            {bare(row[key])}
          </FigureValue>
        ),
      total: total ? (
        <FigureValue code={measure} query={queryOf(of)}>
          {bare(total)}
        </FigureValue>
      ) : (
        '–'
      ),
    }
  }
}

function PlaceCell({ screen, row }: { screen: MapScreen; row: MapRow }) {
  const t = useMessages(mapPageMessages)
  const report = useReportWords(screen)(row)
  const pinned = screen.search.place === row.id
  return (
    <span>
      <button
        type="button"
        className={map.pin}
        aria-pressed={pinned}
        title={t('table.pin', { name: row.name })}
        onClick={() => screen.change({ place: pinned ? undefined : row.id })}
      >
        {row.name}
      </button>
      {row.inSet ? null : (
        <Text size="xs" c="dimmed">
          {t('outside.row')}
        </Text>
      )}
      {row.missing ? (
        <Text size="xs" c="var(--mantine-color-text)">
          {report.text}
        </Text>
      ) : null}
    </span>
  )
}

function csvRows(columns: readonly Column<MapRow>[], rows: readonly MapRow[]): CsvCell[][] {
  const cellOf = ({ kind, value }: Column<MapRow>, row: MapRow): CsvCell => {
    const found = value?.(row) ?? ''
    return kind === 'number' && found !== '' ? { number: String(found) } : String(found)
  }
  return [columns.map(({ header }) => header), ...rows.map((row) => columns.map((column) => cellOf(column, row)))]
}
