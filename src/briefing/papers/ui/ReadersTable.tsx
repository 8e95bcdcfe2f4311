import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { listPaperReaders, type Paper, type PaperReader } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'

/** Who shall read a paper and who has; those who have not come first. */
export function ReadersTable({ paper }: { paper: Paper }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const named = useNamed()
  const { readers } = useQueryOf(listPaperReaders, { params: { id: paper.id } })
  const newest = paper.latest?.number ?? 0
  return (
    <DataTable
      caption={t('readers.title')}
      filterable
      rows={readers}
      rowKey={({ agencyId }) => agencyId}
      empty={t('readers.empty')}
      columns={[
        { id: 'agency', header: t('readers.agency'), rowHeader: true, value: (row) => named(row) },
        { id: 'state', header: t('readers.state'), value: ({ number }) => String(number ?? 0), cell: (row) => <ReaderState row={row} newest={newest} /> },
        { id: 'person', header: t('readers.person'), value: ({ personName }) => personName },
        { id: 'at', header: t('readers.at'), kind: 'date', value: ({ at }) => at, cell: ({ at }) => (at ? formats.moment(at) : '–') },
      ]}
    />
  )
}

function ReaderState({ row: { number, downloaded }, newest }: { row: PaperReader; newest: number }) {
  const t = useMessages(paperScreenMessages)
  if (number === null) return <StateBadge tone="attention">{t('readers.not')}</StateBadge>
  const said = number < newest ? t('readers.old', { number }) : t('readers.yes')
  return <StateBadge tone={number < newest ? 'working' : 'good'}>{downloaded ? `${said}, ${t('readers.downloaded')}` : said}</StateBadge>
}
