import { Text, Title } from '@mantine/core'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { csvRowsOf } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'
import map from './map-page.module.css'
import { mapPageMessages } from './map-page.messages.ts'
import type { MapRow } from './map-rows.model.ts'
import { Amount, SortedPlaces } from './SortedPlaces.tsx'
import { useFigureWords } from './use-figures.ts'
import { useReportWords } from './use-report-words.ts'
import type { MapScreen } from './use-map.ts'

/** The same figures in words: in Vietnamese order unless sorted, found without accents, each with its receipt. */
export function MapTable({ screen }: { screen: MapScreen }) {
  const t = useMessages(mapPageMessages)
  const { name } = useFigureWords()
  const { rows, search, change, measure, year, series } = screen
  const columns = useColumns(screen)
  const caption = t('table.title', { name: name(measure), year: String(year) })
  return (
    <>
      <Title order={2} size="h3" mb="sm">
        {caption}
      </Title>
      <SortedPlaces
        caption={caption}
        columns={columns}
        rows={rows}
        unit={series.unit}
        sort={search.sort}
        onSort={(next) => change({ sort: next })}
        csv={csvRowsOf(columns, rows)}
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
  const { name } = useFigureWords()
  return (of: number, key: 'value' | 'against'): Column<MapRow> => {
    const total = series.years.find((one) => one.year === of)?.total
    return {
      id: key,
      header: view === 'one' && of === year ? name(measure) : String(of),
      kind: 'number',
      value: (row) => row[key],
      cell: (row) => <Amount amount={row[key]} unit={series.unit} code={measure} query={queryOf(of, row.id)} />,
      total: total ? <Amount amount={total} unit={series.unit} code={measure} query={queryOf(of)} /> : '–',
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
