import { Alert, Text } from '@mantine/core'
import { Decimal } from 'decimal.js'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureQuery, TableAnswer } from '../figure.contract.ts'
import { baseDefinitions, versionFor, type BaseDefinition } from '../figure.model.ts'
import { csvRowsOf } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { sumOfRows, type PlaceRow } from './place-rows.model.ts'
import type { PlaceMeasure } from '../reading.model.ts'
import { Amount, SortedPlaces } from './SortedPlaces.tsx'
import { useFigureWords, useReading } from './use-figures.ts'

interface PlacesTableProps {
  rows: PlaceRow[]
  measure: PlaceMeasure
  unit: TableAnswer['unit']
  query: FigureQuery
  national: string
}

/** The places with rank, share and change; merged places that the map cannot tell apart stand apart and count in the total. */
export function PlacesTable(props: PlacesTableProps) {
  const t = useMessages(figuresPageMessages)
  const { rows, measure, unit, query, national } = props
  const { name } = useFigureWords()
  const { search, change } = useReading()
  const columns = useColumns(props)
  const inside = rows.filter(({ inSet }) => inSet)
  const outside = rows.filter(({ inSet }) => !inSet)
  const caption = t('places.table', { name: name(measure), year: String(query.year) })
  return (
    <div>
      {outside.length > 0 ? (
        <Alert color="amber" title={t('places.outside')} mb="md">
          <Text size="sm" mb="xs">
            {t('places.outside-why')}
          </Text>
          <DataTable
            dense
            numbered={false}
            caption={t('places.outside')}
            columns={columns.map(({ total: _total, ...column }) => column)}
            rows={outside}
            rowKey={({ id }) => id}
          />
        </Alert>
      ) : null}
      <SortedPlaces
        caption={caption}
        columns={columns}
        rows={inside}
        unit={unit}
        sort={search.sort}
        onSort={(next) => change({ sort: next })}
        csv={csvRowsOf(
          columns.filter(({ id }) => id !== 'share'),
          rows,
        )}
      />
      <Sum rows={rows} unit={unit} national={national} />
    </div>
  )
}

function useColumns({ measure, unit, query, national }: PlacesTableProps): Column<PlaceRow>[] {
  const t = useMessages(figuresPageMessages)
  const { formats, name } = useFigureWords()
  const definition: BaseDefinition = baseDefinitions[measure]
  const comparable = versionFor(definition, query.year).number === versionFor(definition, query.year - 1).number
  return [
    { id: 'rank', header: t('places.rank'), kind: 'number', align: 'center', width: 56, value: (row) => row.rank, wideOnly: true, total: '' },
    { id: 'name', header: t('places.name'), value: (row) => row.name, rowHeader: true, cell: (row) => <PlaceCell row={row} /> },
    {
      id: 'value',
      header: name(measure),
      kind: 'number',
      align: 'right',
      value: (row) => row.value,
      cell: (row) => <Amount amount={row.value} unit={unit} code={measure} query={{ ...query, place: row.id }} />,
      total: <Amount amount={national} unit={unit} code={measure} query={query} />,
    },
    ...(unit === 'count'
      ? []
      : [
          {
            id: 'share',
            header: t('places.share'),
            kind: 'number' as const,
            align: 'right' as const,
            value: (row: PlaceRow) => row.value,
            cell: (row: PlaceRow) => (row.value === null ? '–' : formats.share(row.value, national)),
            total: formats.share(national, national),
          },
        ]),
    ...(comparable
      ? [
          {
            id: 'change',
            header: t('places.change', { year: String(query.year - 1) }),
            kind: 'number' as const,
            align: 'right' as const,
            value: (row: PlaceRow) => row.change,
            cell: (row: PlaceRow) => (row.change === null ? '–' : formats.signedChange(row.change, 'percent')),
            total: '',
          },
        ]
      : []),
  ]
}

function PlaceCell({ row: { id, name, missing } }: { row: PlaceRow }) {
  const t = useMessages(figuresPageMessages)
  return (
    <span>
      <PlaceLink id={id}>{name}</PlaceLink>
      {missing ? (
        <Text size="xs" c="var(--mantine-color-text)">
          {missing.whole ? t('places.missing') : t('places.partly', { names: missing.names.join(', ') })}
        </Text>
      ) : null}
    </span>
  )
}

/** Says whether the rows make the national figure: added up anew in the browser. */
function Sum({ rows, unit, national }: Pick<PlacesTableProps, 'rows' | 'unit' | 'national'>) {
  const t = useMessages(figuresPageMessages)
  const { value } = useFigureWords()
  const whole = value(national, unit)
  const sum = sumOfRows(rows)
  const equal = new Decimal(sum).equals(national)
  const sentence = equal
    ? t('places.equal', { value: whole })
    : unit === 'count'
      ? t('places.distinct', { value: whole })
      : t('places.unequal', { sum: value(sum, unit), value: whole })
  return (
    <Text size="sm" mt="xs" c={equal || unit === 'count' ? 'dimmed' : 'red.6'}>
      {sentence}
    </Text>
  )
}
