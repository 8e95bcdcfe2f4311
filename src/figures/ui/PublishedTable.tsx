import { Text, Title } from '@mantine/core'
import type { ReplyOf } from '#platform/contract.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { getPublished } from '../figure.contract.ts'
import { definitions } from '../figure.model.ts'
import { definitionsPageMessages } from './definitions-page.messages.ts'
import { FigureValue } from './FigureValue.tsx'
import { useFigureWords } from './use-figures.ts'

type Row = ReplyOf<typeof getPublished>[number]

/** Figures printed elsewhere with their source, beside what the product computes now. */
export function PublishedTable({ published }: { published: readonly Row[] }) {
  const t = useMessages(definitionsPageMessages)
  const columns = useColumns()
  const compared = published.filter(({ agrees }) => agrees !== null)
  return (
    <section>
      <Title order={2} size="h3">
        {t('published')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('published.about')} {t('summary', { agreeing: compared.filter(({ agrees }) => agrees).length, all: published.length })}
      </Text>
      <Text size="sm" mb="sm" className="no-print">
        <AnchorLink to="/figures/published">{t('published.open')}</AnchorLink>
      </Text>
      <DataTable
        dense
        filterable
        caption={t('published')}
        columns={columns}
        rows={published}
        rowKey={({ id }) => String(id)}
        rowTone={({ agrees }) => (agrees === false ? 'warning' : undefined)}
      />
    </section>
  )
}

function useColumns(): Column<Row>[] {
  const t = useMessages(definitionsPageMessages)
  const { name, formats, value } = useFigureWords()
  const nameOf = (row: Row) => (row.computedCode ? name(row.computedCode) : row.measure)
  const scopeOf = ({ scope }: Row) => (scope === 'VN' ? t('published.nation') : scope.replace('place=', ''))
  const sourceOf = ({ source }: Row) => (`source.${source}` in definitionsPageMessages.vi ? t(`source.${source}` as 'source.S0') : source)
  const unitOf = (row: Row) => {
    const unit = row.computedCode ? definitions[row.computedCode].unit : 'count'
    return unit === 'money' ? (row.computedQuery?.currency ?? 'USD') : unit
  }
  return [
    { id: 'year', header: t('published.year'), kind: 'number', align: 'center', value: (row) => row.reportYear },
    { id: 'figure', header: t('published.figure'), rowHeader: true, value: nameOf },
    {
      id: 'scope',
      header: t('published.scope'),
      value: (row) => [scopeOf(row), row.computedQuery?.sector, row.computedQuery?.topic].filter(Boolean).join(' · '),
    },
    { id: 'printed', header: t('published.printed'), value: (row) => row.asPrinted, cell: (row) => `“${row.asPrinted}”` },
    {
      id: 'source',
      header: t('published.source'),
      value: sourceOf,
      cell: (row) => (
        <span>
          {sourceOf(row)}, {formats.date(row.heldOn)}
        </span>
      ),
    },
    {
      id: 'computed',
      header: t('published.computed'),
      kind: 'number',
      align: 'right',
      value: (row) => row.computed,
      cell: (row) =>
        row.computedCode && row.computedQuery ? (
          <FigureValue code={row.computedCode} query={row.computedQuery}>
            {value(row.computed, unitOf(row))}
          </FigureValue>
        ) : (
          <Text span size="sm" c="dimmed">
            {t('no-measure')}
          </Text>
        ),
    },
    {
      id: 'agreement',
      width: 150,
      header: t('published.agreement'),
      value: (row) => String(row.agrees),
      cell: ({ agrees }) => <StateBadge tone={agrees === null ? 'idle' : agrees ? 'good' : 'attention'}>{t(`agrees.${agrees}`)}</StateBadge>,
    },
  ]
}
