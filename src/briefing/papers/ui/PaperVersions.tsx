import { Stack, Text } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { FrozenFigures } from '../../text/ui/FrozenFigures.tsx'
import { comparePaper, type Paper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import type { ShownPaper } from './PaperPage.tsx'

/** The frozen figures of a version beside those of now. */
export function FiguresOfVersion({ paper, number }: { paper: Paper; number: number }) {
  const t = useMessages(paperScreenMessages)
  const { comparisons } = useQueryOf(comparePaper, { params: { id: paper.id, number } })
  return (
    <Stack>
      <Text c="dimmed">{t(comparisons.length === 0 ? 'figures.live' : 'figures.intro')}</Text>
      {comparisons.length === 0 ? null : <FrozenFigures comparisons={comparisons} />}
    </Stack>
  )
}

/** Every version with who issued it, when and why. */
export function VersionsTable({ shown: { paper, versions } }: { shown: ShownPaper }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  return (
    <DataTable
      caption={t('tab.versions')}
      numbered={false}
      rows={versions}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          id: 'number',
          header: t('versions.number'),
          rowHeader: true,
          value: ({ number }) => number,
          cell: ({ number }) => (
            <AnchorLink to="/papers/$paperId" params={{ paperId: paper.id }} search={{ tab: 'read', version: number }}>
              {t('version', { number })}
            </AnchorLink>
          ),
        },
        { id: 'at', header: t('versions.at'), kind: 'date', value: ({ madeAt }) => madeAt, cell: ({ madeAt }) => formats.moment(madeAt) },
        { id: 'by', header: t('versions.by'), value: ({ madeBy }) => madeBy },
        { id: 'figures', header: t('versions.figures'), value: ({ frozenAsOf, file }) => (file ? file.name : t(frozenAsOf ? 'state.frozen' : 'state.live')) },
        { id: 'note', header: t('versions.note'), value: ({ note }) => note },
      ]}
    />
  )
}
