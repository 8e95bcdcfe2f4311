import { Accordion, Group, NativeSelect, Text } from '@mantine/core'
import { IconCheck, IconClock, IconMinus, IconX } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { listCampaigns, showLeague, type LeagueRecord, type LeagueRow } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { LeagueHeat } from './LeagueHeat.tsx'
import styles from './League.module.css'
import './tones.css'

const YEARS_SHOWN = 5

/** How timely and complete the agencies report, over years. */
export function LeaguePage() {
  const t = useMessages(campaignMessages)
  const search = useSearch({ from: '/signed-in/league' })
  const navigate = useNavigate({ from: '/league' })
  const years = useQueryOf(listCampaigns).campaigns.map(({ reportYear }) => reportYear)
  const [lastYear] = useState(() => new Date().getFullYear() - 1)
  const newest = Math.max(lastYear, ...years)
  const to = search.to ?? (years.length > 0 ? Math.max(...years) : newest)
  const from = Math.min(search.from ?? to - YEARS_SHOWN + 1, to)
  const { rows } = useQueryOf(showLeague, { query: { from, to } })
  const shown = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const choices = Array.from({ length: newest - Math.min(newest - 7, ...years) + 1 }, (_, at) => String(newest - at))
  return (
    <Page title={t('league')} description={t('league.description')} actions={<PrintButton />}>
      <Group gap="sm" mb="md" align="flex-end" className="no-print">
        <NativeSelect
          label={t('league.from')}
          data={choices}
          value={String(from)}
          onChange={(event) => void navigate({ search: (old) => ({ ...old, from: Number(event.currentTarget.value), to }), replace: true })}
        />
        <NativeSelect
          label={t('league.to')}
          data={choices}
          value={String(to)}
          onChange={(event) => void navigate({ search: (old) => ({ ...old, from, to: Number(event.currentTarget.value) }), replace: true })}
        />
        <SegmentedParams
          label={t('league.view')}
          value={search.view ?? 'ranking'}
          options={(['ranking', 'heat'] as const).map((value) => ({ value, label: t(`league.view.${value}`) }))}
          onChange={(view) => void navigate({ search: (old) => ({ ...old, view: view === 'heat' ? view : undefined }) })}
        />
      </Group>
      {search.view === 'heat' ? (
        <LeagueHeat
          rows={rows}
          years={shown}
          measure={search.measure ?? 'daysLate'}
          onMeasure={(measure) => void navigate({ search: (old) => ({ ...old, measure: measure === 'daysLate' ? undefined : measure }), replace: true })}
        />
      ) : (
        <Ranking rows={rows} years={shown} />
      )}
    </Page>
  )
}

/** The agencies by merit, with how the merit is counted. */
function Ranking({ rows, years }: { rows: readonly LeagueRow[]; years: readonly number[] }) {
  const t = useMessages(campaignMessages)
  const explained = useMessages(reportingMessages)
  return (
    <>
      <Accordion variant="contained" mb="md">
        <Accordion.Item value="score">
          <Accordion.Control>{t('league.explain')}</Accordion.Control>
          <Accordion.Panel>
            <Text>{explained('league.completeness')}</Text>
            <Text mt="xs">{explained('league.rank')}</Text>
            <Text mt="xs">{t('league.legend')}</Text>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      <DataTable caption={t('league')} columns={useColumns(years)} rows={rows} rowKey={({ agencyId }) => agencyId} filterable dense numbered={false} />
    </>
  )
}

function useColumns(years: readonly number[]): Column<LeagueRow>[] {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const { percent } = useFormats()
  const worst = (row: LeagueRow, year: number) =>
    row.records
      .filter(({ reportYear }) => reportYear === year)
      .reduce((sum, { punctuality, daysLate }) => sum + (punctuality === 'missing' ? 10_000 : daysLate), 0)
  return [
    { id: 'rank', header: t('league.rank'), kind: 'number', value: ({ rank }) => rank, width: 70 },
    { id: 'name', header: t('board.agency'), rowHeader: true, width: '24%', value: named, filterText: ({ nameVi, nameEn }) => `${nameVi} ${nameEn}` },
    ...years.map((year): Column<LeagueRow> => ({
      id: `y${year}`,
      header: String(year),
      kind: 'number',
      align: 'center',
      value: (row) => (row.records.some(({ reportYear }) => reportYear === year) ? worst(row, year) : null),
      cell: (row) => <Year records={row.records.filter(({ reportYear }) => reportYear === year)} />,
    })),
    { id: 'late', header: t('board.days-late'), kind: 'number', value: ({ daysLate }) => daysLate },
    { id: 'missing', header: t('league.missing'), kind: 'number', value: ({ missing }) => missing },
    { id: 'back', header: t('board.sent-back'), kind: 'number', value: ({ timesSentBack }) => timesSentBack },
    { id: 'corrections', header: t('league.corrections'), kind: 'number', value: ({ corrections }) => corrections },
    {
      id: 'score',
      header: t('league.score'),
      kind: 'number',
      value: ({ completeness }) => completeness,
      cell: ({ completeness }) => (completeness === null ? '' : percent(String(completeness))),
    },
  ]
}

const icons = { on_time: IconCheck, late: IconClock, missing: IconX, not_due: IconMinus }

/** What was done in one year; a merged province shows each of its predecessors. */
function Year({ records }: { records: readonly LeagueRecord[] }) {
  const t = useMessages(campaignMessages)
  const states = useMessages(reportingMessages)
  const named = useNamed()
  return (
    <span className={styles.year}>
      {records.map((record) => {
        const Icon = icons[record.punctuality]
        const said = `${records.length > 1 ? `${named(record)}: ` : ''}${states(`punctuality.${record.punctuality}`)}${record.daysLate > 0 ? ` ${t('league.days', { count: record.daysLate })}` : ''}`
        return (
          <span key={record.agencyId} className={styles.mark} data-kind={record.punctuality} title={said} role="img" aria-label={said}>
            <Icon size={14} stroke={2.5} aria-hidden />
            {record.punctuality === 'late' ? <span aria-hidden>{record.daysLate}</span> : null}
          </span>
        )
      })}
    </span>
  )
}
