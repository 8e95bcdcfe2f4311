import { Paper, Text, Title } from '@mantine/core'
import { figureMessages } from '#figures/figure.messages.ts'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { showFrozenHeadlines, type Briefing, type FrozenHeadlines } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'

type Row = FrozenHeadlines['headlines'][number]

/** The headlines that the session speaks from, beside what the ledger says today. */
export function FrozenFigures({ briefing }: { briefing: Briefing }) {
  const t = useMessages(briefingScreens)
  if (!briefing.figuresAsOf)
    return (
      <Paper p="md" component="section" aria-label={t('figures')}>
        <Title order={2} size="h3" mb={4}>
          {t('figures')}
        </Title>
        <Text c="dimmed">{t('figures.unlocked')}</Text>
      </Paper>
    )
  return <Locked briefingId={briefing.id} />
}

function Locked({ briefingId }: { briefingId: string }) {
  const t = useMessages(briefingScreens)
  const names = useMessages(figureMessages)
  const formats = useFormats()
  const { year, asOf, headlines } = useQueryOf(showFrozenHeadlines, { params: { id: briefingId } })
  const say = (value: string | null, unit: Row['unit']) => {
    if (value === null) return '–'
    if (unit === 'count') return formats.count(value)
    return unit === 'percent' ? formats.percent(value) : formats.money(value, unit, 'short')
  }
  const link = (row: Row, value: string | null, moment?: string) => (
    <FigureLink
      to="/figures/receipt/$code"
      params={{ code: row.code }}
      search={{ year, map: 'reported', currency: 'USD', ...(moment ? { asOf: moment } : {}) }}
    >
      {say(value, row.unit)}
    </FigureLink>
  )
  return (
    <Paper p="md" component="section" aria-label={t('figures')}>
      <Title order={2} size="h3">
        {t('figures')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('figures.as-of', { moment: formats.moment(asOf) })}
      </Text>
      <DataTable
        caption={t('figures')}
        rows={headlines}
        rowKey={({ code }) => code}
        numbered={false}
        dense
        rowTone={({ frozen, current }) => (frozen === current ? undefined : 'warning')}
        columns={[
          { id: 'name', header: t('figures.name'), rowHeader: true, cell: ({ code }) => names(`figure.${code}` as keyof typeof figureMessages.vi) },
          { id: 'frozen', header: t('figures.frozen'), align: 'right', cell: (row) => link(row, row.frozen, asOf) },
          { id: 'current', header: t('figures.current'), align: 'right', cell: (row) => link(row, row.current) },
          { id: 'same', header: t('figures.change'), cell: ({ frozen, current }) => t(frozen === current ? 'figures.same' : 'figures.differs') },
        ]}
      />
    </Paper>
  )
}
