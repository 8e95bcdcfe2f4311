import { Chip, Group, Paper, Stack, Text } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { showBoard, showCampaign, type Board, type Campaign } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { boardFilters, passes, progressOf, type BoardFilter } from './board.model.ts'
import { BoardTable } from './BoardTable.tsx'
import { CampaignActs } from './CampaignActs.tsx'
import { OwnReturns } from './OwnReturns.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { useViewer } from './use-viewer.ts'

const route = '/signed-in/campaigns/$campaignId'

/** One campaign: the board for those who run it, the own return for those who owe. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: route })
  const { seesBoard } = useViewer()
  return seesBoard ? <BoardPage campaignId={campaignId} /> : <DebtorPage campaignId={campaignId} />
}

function useFrame(campaign: Campaign) {
  const t = useMessages(campaignMessages)
  const { locale } = useLocale()
  const { date } = useFormats()
  return {
    title: locale === 'en' ? campaign.titleEn : campaign.titleVi,
    description: t('campaign.dates', { from: date(campaign.periodFrom), to: date(campaign.periodTo), due: date(campaign.dueOn) }),
    aside: <StateBadge tone={campaign.closedOn ? 'idle' : 'working'}>{t(campaign.closedOn ? 'campaign.closed' : 'campaign.open')}</StateBadge>,
  }
}

function BoardPage({ campaignId }: { campaignId: string }) {
  const t = useMessages(campaignMessages)
  const formats = useFormats()
  const { isSecretariat } = useViewer()
  const board = useQueryOf(showBoard, { params: { id: campaignId } })
  const { state: filter = 'all' } = useSearch({ from: route })
  const { accepted, handedIn, total } = progressOf(board.counts)
  return (
    <Page
      {...useFrame(board.campaign)}
      actions={
        <>
          <PrintButton />
          {isSecretariat ? <CampaignActs campaign={board.campaign} late={board.late} /> : null}
        </>
      }
    >
      <Paper p="md" mb="md">
        <Group justify="space-between" mb={8}>
          <Text fw={600}>{t('progress.long', { handedIn, accepted, total })}</Text>
          <Text size="sm">
            {t('board.disbursed')} <strong>{formats.money(board.acceptedDisbursedUsd, 'USD')}</strong>
          </Text>
        </Group>
        <ProgressBar accepted={accepted} handedIn={handedIn} total={total} />
      </Paper>
      <Stack gap="sm">
        <Filters board={board} filter={filter} />
        <BoardTable campaign={board.campaign} rows={board.rows.filter((row) => passes(row, filter))} mayExtend={isSecretariat && !board.campaign.closedOn} />
      </Stack>
    </Page>
  )
}

function Filters({ board, filter }: { board: Board; filter: BoardFilter }) {
  const t = useMessages(campaignMessages)
  const states = useMessages(reportingMessages)
  const navigate = useNavigate({ from: '/campaigns/$campaignId' })
  const label = (each: BoardFilter) => (each === 'all' || each === 'late' || each === 'extended' ? t(`board.${each}`) : states(`state.${each}`))
  return (
    <Chip.Group value={filter} onChange={(value) => void navigate({ search: { state: value === 'all' ? undefined : (value as BoardFilter) }, replace: true })}>
      <Group gap="xs" role="group" aria-label={t('board.filter')} className="no-print">
        {boardFilters.map((each) => (
          <Chip key={each} value={each} {...(each === 'late' ? { color: 'red.6' } : {})}>
            {label(each)} · {board.rows.filter((row) => passes(row, each)).length}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}

function DebtorPage({ campaignId }: { campaignId: string }) {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const { date } = useFormats()
  const { isReporter } = useViewer()
  const { campaign, debtors } = useQueryOf(showCampaign, { params: { id: campaignId } })
  return (
    <Page {...useFrame(campaign)}>
      <Stack gap="xl">
        {isReporter ? <OwnReturns campaignId={campaignId} /> : null}
        <DataTable
          caption={t('debtors')}
          captionShown
          rows={debtors}
          rowKey={({ agencyId }) => agencyId}
          filterable
          dense
          sort={{ column: 'name', descending: false }}
          onSort={() => undefined}
          columns={[
            { id: 'name', header: t('board.agency'), rowHeader: true, value: named },
            {
              id: 'due',
              header: t('board.due'),
              kind: 'date',
              value: ({ extendedUntil }) => extendedUntil ?? campaign.dueOn,
              cell: ({ extendedUntil }) => (extendedUntil ? t('board.extended-until', { due: date(extendedUntil) }) : date(campaign.dueOn)),
            },
          ]}
        />
      </Stack>
    </Page>
  )
}
