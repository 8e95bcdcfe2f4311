import { Text, Title } from '@mantine/core'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import type { Quality } from '../quality.contract.ts'
import { CsvButton } from './CsvButton.tsx'
import { csvRowsOf } from './csv.model.ts'
import styles from './figures-layout.module.css'
import { figuresPageMessages } from './figures-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import own from './quality.module.css'
import { qualityPageMessages } from './quality-page.messages.ts'
import { useFigureWords, withoutUnit } from './use-figures.ts'
import { usePageSize } from './use-page-size.ts'
import type { QualityScreen } from './use-quality.ts'

type Row = Quality['places'][number]

/** Every place with its ratio and how many of its grants show a signal; its name narrows the page to it. */
export function QualityPlaces({ screen }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const { label } = useFigureWords()
  const columns = useColumns(screen)
  const pageSize = usePageSize(200)
  const rows = screen.quality.places.toSorted((a, b) => compareVietnamese(label({ ...a, total: '0' }), label({ ...b, total: '0' })))
  return (
    <section className={styles.panel}>
      <Title order={2} size="h3">
        {t('places.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('places.about')}
      </Text>
      <DataTable
        dense
        filterable
        caption={t('places.title')}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        pageSize={pageSize}
        unit={screen.quality.unit}
        tools={<CsvButton fileName={t('places.title')} rows={csvRowsOf(columns, rows)} />}
      />
    </section>
  )
}

function useColumns({ quality, query, money, search }: QualityScreen): Column<Row>[] {
  const t = useMessages(qualityPageMessages)
  const shared = useMessages(figuresPageMessages)
  const { name, value, formats } = useFigureWords()
  const bare = (amount: string) => withoutUnit(money(amount))
  const nameOf = (row: Row) => (formats.locale === 'en' ? row.labelEn : row.label)
  const counted = (id: 'small' | 'undisbursed'): Column<Row> => ({
    id,
    header: t(`places.${id}`),
    kind: 'number',
    value: (row) => row[id],
    cell: (row) => (
      <span>
        {formats.count(row[id])}{' '}
        <Text span size="xs" c="dimmed">
          ({formats.share(String(row[id]), String(row.grants))})
        </Text>
      </span>
    ),
    total: formats.count(quality[id]),
  })
  return [
    {
      id: 'name',
      header: shared('places.name'),
      rowHeader: true,
      value: nameOf,
      cell: (row) => (
        <AnchorLink to="/figures/quality" search={{ ...search, place: row.key }} fz="inherit" fw={500} aria-label={t('places.narrow', { name: nameOf(row) })}>
          {nameOf(row)}
        </AnchorLink>
      ),
      total: shared('places.total'),
    },
    {
      id: 'ratio',
      header: name('disbursement_ratio'),
      kind: 'number',
      value: (row) => row.ratio,
      cell: (row) =>
        row.ratio === null ? (
          t('no-ratio')
        ) : (
          <span className={own.ratio}>
            <span className={own.bar} style={{ width: `${Math.min(Number(row.ratio), 100) * 0.6}px` }} aria-hidden />
            <FigureValue code="disbursement_ratio" query={{ ...query, place: row.key }}>
              {value(row.ratio, 'percent')}
            </FigureValue>
          </span>
        ),
      total: (
        <FigureValue code="disbursement_ratio" query={query}>
          {value(quality.ratio, 'percent')}
        </FigureValue>
      ),
    },
    {
      id: 'disbursed',
      header: name('disbursed'),
      kind: 'number',
      value: (row) => row.disbursed,
      cell: (row) => (
        <FigureValue code="disbursed" query={{ ...query, place: row.key }}>
          {bare(row.disbursed)}
        </FigureValue>
      ),
      total: '',
    },
    {
      id: 'committed',
      header: name('committed_in_year'),
      kind: 'number',
      value: (row) => row.committedInYear,
      cell: (row) => (
        <FigureValue code="committed_in_year" query={{ ...query, place: row.key }}>
          {bare(row.committedInYear)}
        </FigureValue>
      ),
      total: '',
    },
    {
      id: 'grants',
      header: name('grants'),
      kind: 'number',
      value: (row) => row.grants,
      cell: (row) => (
        <FigureValue code="grants" query={{ ...query, place: row.key }}>
          {formats.count(row.grants)}
        </FigureValue>
      ),
      total: formats.count(quality.grants),
    },
    counted('small'),
    counted('undisbursed'),
  ]
}
