import { NativeSelect, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { useQueryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { SegmentedParams } from '#ui/SegmentedParams.tsx'
import { turnoverQueryOf } from '../analysis-search.model.ts'
import { bareAmount, narrowed, questionOf } from '../figure-words.model.ts'
import { getTurnover, type TurnoverAnswer } from '../trend.contract.ts'
import { moveKinds } from '../trend.model.ts'
import { trendMessages } from '../trend.messages.ts'
import { drawTurnover } from '../trend-view.model.ts'
import { analysisMessages } from './analysis.messages.ts'
import { labelProps } from './AnalysisControls.tsx'
import styles from './analysis.module.css'
import { FigureValue } from './FigureValue.tsx'
import { Beside } from './TrendPicture.tsx'
import { useAnalysisWords, useTrendSearch } from './use-analysis.ts'
import { useNow } from './use-figures.ts'

type Move = TurnoverAnswer['moves'][number]

/** Providers that came, came back and went: the picture by year, and their names and money for one year. */
export function TurnoverPanel() {
  const t = useMessages(analysisMessages)
  const now = useNow()
  const { locale } = useAnalysisWords()
  const { search } = useTrendSearch()
  const answer = useQueryOf(getTurnover, { query: turnoverQueryOf(search, now) })
  const draw = useMemo(() => (width: number) => drawTurnover(answer, { locale, width }), [answer, locale])
  const query = { ...answer.query, measure: 'disbursed' as const, dimension: 'provider' as const }
  return (
    <>
      <Beside draw={draw} drawing={{ chart: 'turnover', keys: undefined, top: 8, own: '0', locale }} query={query}>
        <Text size="sm" c="dimmed" mb="sm">
          {t('turnover.measure')}
        </Text>
      </Beside>
      <MovesOfYear answer={answer} />
    </>
  )
}

function MovesOfYear({ answer }: { answer: TurnoverAnswer }) {
  const t = useMessages(analysisMessages)
  const words = useMessages(trendMessages)
  const known = answer.years.filter((one) => one.known)
  const [year, setYear] = useState(known.at(-1)?.year ?? answer.query.to)
  const [kind, setKind] = useState<Move['kind'] | 'all'>('all')
  const facts = answer.years.find((one) => one.year === year) ?? answer.years.at(-1)
  const columns = useColumns(answer)
  if (!facts) return null
  const shown = facts.year
  const moves = answer.moves.filter((move) => move.year === shown && (kind === 'all' || move.kind === kind))
  const options = (['all', ...moveKinds] as const).map((value) => ({ value, label: value === 'all' ? t('turnover.all') : words(`move.${value}`) }))
  return (
    <div className={styles.list}>
      <div className={`${styles.drawn} no-print`}>
        <NativeSelect
          label={t('turnover.pick')}
          labelProps={labelProps}
          data={answer.years.map((one) => String(one.year)).toReversed()}
          value={String(shown)}
          onChange={(event) => setYear(Number(event.currentTarget.value))}
        />
        <SegmentedParams label={t('turnover.kind')} value={kind} options={options} onChange={setKind} />
      </div>
      {facts.accepted < facts.owed ? (
        <Text size="sm" mb="sm">
          {t('turnover.incomplete', { year: String(shown) })}
        </Text>
      ) : null}
      <DataTable
        dense
        filterable
        captionShown
        caption={t('turnover.caption', { year: String(shown) })}
        columns={columns}
        rows={moves}
        rowKey={({ key }) => key}
        pageSize={50}
        empty={
          <Text c="dimmed" ta="center" py="xl">
            {t(facts.known ? 'turnover.empty' : 'turnover.unknown', { year: String(shown) })}
          </Text>
        }
      />
    </div>
  )
}

function useColumns({ query, asOf, unit }: TurnoverAnswer): Column<Move>[] {
  const t = useMessages(analysisMessages)
  const words = useMessages(trendMessages)
  const { locale } = useAnalysisWords()
  /** What one that left gave is of the year before. */
  const yearOf = (move: Move) => (move.kind === 'left' ? move.year - 1 : move.year)
  return [
    { id: 'provider', header: t('turnover.provider'), value: (move) => move.label, rowHeader: true },
    { id: 'kind', header: t('turnover.kind'), value: (move) => words(`move.${move.kind}`) },
    {
      id: 'value',
      header: t('turnover.value', { unit: t(`currency.${unit}`) }),
      kind: 'number',
      value: (move) => move.value,
      cell: (move) => (
        <FigureValue code="disbursed" query={questionOf({ ...query, ...narrowed(query, 'provider', move.key) }, asOf, yearOf(move))}>
          {bareAmount(move.value, unit, locale)}
        </FigureValue>
      ),
    },
    { id: 'last', header: t('turnover.last'), value: (move) => (move.lastGave === null ? t('turnover.never') : String(move.lastGave)) },
  ]
}
