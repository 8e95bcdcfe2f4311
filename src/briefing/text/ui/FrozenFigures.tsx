import { Text } from '@mantine/core'
import { DataTable } from '#ui/DataTable.tsx'
import { FigureLink } from '#ui/FigureLink.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { FigureValue, FrozenComparison } from '../figure-value.contract.ts'
import { writeFigure } from '../figure-text.model.ts'
import { textMessages } from '../text-screens.messages.ts'
import { useFigureName, useScopeWords } from './use-figure-words.ts'

/** The frozen figures of a text beside those of now. */
export function FrozenFigures({ comparisons }: { comparisons: readonly FrozenComparison[] }) {
  const t = useMessages(textMessages)
  if (comparisons.length === 0) return <Text c="dimmed">{t('compare.none')}</Text>
  return (
    <DataTable
      caption={t('compare.title')}
      rows={comparisons}
      rowKey={({ frozen }) => frozen.key}
      columns={[
        { id: 'figure', header: t('compare.figure'), rowHeader: true, cell: ({ frozen }) => <Question value={frozen} /> },
        { id: 'frozen', header: t('compare.frozen'), align: 'right', cell: ({ frozen }) => <Said value={frozen} /> },
        { id: 'current', header: t('compare.current'), align: 'right', cell: ({ current }) => <Said value={current} /> },
        {
          id: 'changed',
          header: '',
          cell: ({ changed }) => <StateBadge tone={changed ? 'attention' : 'idle'}>{t(changed ? 'compare.changed' : 'compare.same')}</StateBadge>,
        },
      ]}
    />
  )
}

function Question({ value: { code, query } }: { value: FigureValue }) {
  const nameOf = useFigureName()
  const scope = useScopeWords(query)
  return <>{[nameOf(code), scope, String(query.year)].filter(Boolean).join(', ')}</>
}

function Said({ value }: { value: FigureValue }) {
  const { locale } = useLocale()
  const formats = useFormats()
  return (
    <FigureLink to="/receipts/$receiptId" params={{ receiptId: value.receiptId }} hint={formats.moment(value.asOf)}>
      {writeFigure(value, 'exact', locale)}
    </FigureLink>
  )
}
