import { Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink, BlockLink } from '#ui/links.tsx'
import { listCampaigns, showBoard, type Campaign } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { passes, progressOf, type BoardFilter } from './board.model.ts'
import { OwnReturns } from './OwnReturns.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { useViewer } from './use-viewer.ts'

/** What waits for the person: for those who report, their returns; for the secretariat, what was handed in. */
export function MyWork() {
  const { isReporter, seesBoard } = useViewer()
  if (isReporter) return <OwnReturns openOnly />
  return seesBoard ? <Boards /> : null
}

function Boards() {
  const t = useMessages(campaignMessages)
  const { campaigns } = useQueryOf(listCampaigns)
  const open = campaigns.filter(({ closedOn }) => closedOn === null)
  if (open.length === 0) return <EmptyState icon={IconCircleCheck} title={t('work.none')} />
  return (
    <Stack gap="xl">
      {open.slice(0, 2).map((campaign) => (
        <Waiting key={campaign.id} campaign={campaign} />
      ))}
    </Stack>
  )
}

const tiles: readonly BoardFilter[] = ['signed', 'late', 'sent_back', 'not_started']

function Waiting({ campaign }: { campaign: Campaign }) {
  const t = useMessages(campaignMessages)
  const { locale } = useLocale()
  const { date, count } = useFormats()
  const named = useNamed()
  const board = useQueryOf(showBoard, { params: { id: campaign.id } })
  const { accepted, handedIn, total } = progressOf(board.counts)
  if (total > 0 && accepted === total) return null
  const waiting = board.rows.filter((row) => passes(row, 'signed'))
  return (
    <Stack gap="sm" component="section" aria-label={locale === 'en' ? campaign.titleEn : campaign.titleVi}>
      <Title order={2} size="h3">
        <AnchorLink to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
          {locale === 'en' ? campaign.titleEn : campaign.titleVi}
        </AnchorLink>
      </Title>
      <Text size="sm" c="dimmed">
        {t('work.progress', { handedIn, accepted, total, due: date(campaign.dueOn) })}
      </Text>
      <ProgressBar accepted={accepted} handedIn={handedIn} total={total} />
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {tiles.map((tile) => (
          <BlockLink key={tile} to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} search={{ state: tile }}>
            <Paper p="sm">
              <Text size="xl" fw={700} lh={1.3} {...(tile === 'late' && board.late > 0 ? { c: 'var(--mantine-color-error)' } : {})}>
                {count(board.rows.filter((row) => passes(row, tile)).length)}
              </Text>
              <Text size="sm">{t(`work.${tile as 'signed' | 'late' | 'sent_back' | 'not_started'}`)}</Text>
            </Paper>
          </BlockLink>
        ))}
      </SimpleGrid>
      <DataTable
        caption={t('work.waiting', { year: String(campaign.reportYear) })}
        captionShown
        rows={waiting}
        rowKey={({ agencyId }) => agencyId}
        dense
        pageSize={10}
        empty={
          <Text c="dimmed" py="md" ta="center">
            {t('work.none-waiting')}
          </Text>
        }
        columns={[
          {
            id: 'name',
            header: t('board.agency'),
            rowHeader: true,
            value: named,
            cell: (row) =>
              row.returnId ? (
                <AnchorLink to="/returns/$returnId" params={{ returnId: row.returnId }}>
                  {named(row)}
                </AnchorLink>
              ) : (
                named(row)
              ),
          },
          {
            id: 'handed',
            header: t('board.handed-in'),
            kind: 'date',
            value: ({ handedInOn }) => handedInOn,
            cell: ({ handedInOn }) => (handedInOn ? date(handedInOn) : ''),
          },
          { id: 'lines', header: t('board.lines'), kind: 'number', value: ({ summary }) => summary?.lines },
        ]}
      />
    </Stack>
  )
}
