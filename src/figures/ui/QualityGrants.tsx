import { Group, Text, Title } from '@mantine/core'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { FlaggedGrant } from '../quality.contract.ts'
import { CsvButton } from './CsvButton.tsx'
import { csvRowsOf } from './csv.model.ts'
import styles from './figures-layout.module.css'
import { FigureValue } from './FigureValue.tsx'
import { qualityPageMessages } from './quality-page.messages.ts'
import { flagShows } from './quality-search.model.ts'
import { useFigureWords, withoutUnit } from './use-figures.ts'
import type { QualityScreen } from './use-quality.ts'
import { usePageSize } from './use-page-size.ts'

/** The grants behind the signals, one by one. */
export function QualityGrants({ screen }: { screen: QualityScreen }) {
  const t = useMessages(qualityPageMessages)
  const columns = useColumns(screen)
  const pageSize = usePageSize(25)
  const { quality, search, change } = screen
  const show = search.show ?? 'all'
  const rows = quality.flagged.filter((grant) => show === 'all' || grant[show])
  const all = quality.flagged.length
  return (
    <section className={styles.panel} id="flagged">
      <div className={styles.panelHead}>
        <div>
          <Title order={2} size="h3">
            {t('list.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('list.about')}
          </Text>
        </div>
        <SegmentedParams
          label={t('list.show')}
          labelShown={false}
          value={show}
          options={flagShows.map((value) => ({ value, label: t(`show.${value}`) }))}
          onChange={(next) => change({ show: next === 'all' ? undefined : next })}
        />
      </div>
      {all < quality.small && all > 0 ? <Text size="sm">{t('list.more', { shown: all, all: quality.small })}</Text> : null}
      <DataTable
        dense
        filterable
        caption={t('list.title')}
        columns={columns}
        rows={rows}
        rowKey={({ grantId }) => grantId}
        pageSize={pageSize}
        unit={quality.unit}
        empty={t('list.empty')}
        tools={<CsvButton fileName={t('list.title')} rows={csvRowsOf(columns, rows)} />}
      />
    </section>
  )
}

function useColumns({ query, money }: QualityScreen): Column<FlaggedGrant>[] {
  const t = useMessages(qualityPageMessages)
  const { name } = useFigureWords()
  const named = useNamed()
  const places = (grant: FlaggedGrant) => grant.places.map(named).join(', ')
  const amount = (code: 'committed_whole' | 'committed_in_year' | 'disbursed', of: (grant: FlaggedGrant) => string): Column<FlaggedGrant> => ({
    id: code,
    header: name(code),
    kind: 'number',
    value: of,
    cell: (grant) => (
      <FigureValue code={code} query={{ ...query, grant: grant.grantId }}>
        {withoutUnit(money(of(grant)))}
      </FigureValue>
    ),
  })
  return [
    { id: 'code', header: t('list.code'), kind: 'code', width: 96, value: ({ code }) => code, wideOnly: true },
    {
      id: 'name',
      header: t('list.name'),
      rowHeader: true,
      width: '27%',
      value: (grant) => grant.name,
      filterText: (grant) => `${grant.name} ${grant.provider}`,
      cell: (grant) => (
        <span>
          {grant.name}
          <Text size="xs" c="dimmed">
            {grant.provider}
          </Text>
        </span>
      ),
    },
    { id: 'places', header: t('list.places'), value: places },
    amount('committed_whole', ({ committedWhole }) => committedWhole),
    amount('committed_in_year', ({ committedInYear }) => committedInYear),
    amount('disbursed', ({ disbursed }) => disbursed),
    {
      id: 'signal',
      header: t('list.signal'),
      width: 168,
      value: (grant) => [grant.small && t('signal.small'), grant.undisbursed && t('signal.undisbursed')].filter(Boolean).join(', '),
      cell: (grant) => (
        <Group gap={4}>
          {grant.small ? <StateBadge tone="idle">{t('signal.small')}</StateBadge> : null}
          {grant.undisbursed ? <StateBadge tone="attention">{t('signal.undisbursed')}</StateBadge> : null}
        </Group>
      ),
    },
  ]
}
