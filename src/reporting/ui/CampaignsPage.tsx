import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queryOf, useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { listCampaigns, showBoard, type Campaign } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { OpenCampaignDialog } from './OpenCampaignDialog.tsx'
import { OwnReturns } from './OwnReturns.tsx'
import { progressOf } from './board.model.ts'
import { ProgressBar } from './ProgressBar.tsx'
import { useViewer } from './use-viewer.ts'

/** All campaigns, newest first, with how far each has come. */
export function CampaignsPage() {
  const t = useMessages(campaignMessages)
  const { campaigns } = useQueryOf(listCampaigns)
  const { role, isReporter, seesBoard, isSecretariat } = useViewer()
  const [opening, setOpening] = useState(false)
  const [lastYear] = useState(() => new Date().getFullYear() - 1)
  const years = campaigns.map(({ reportYear }) => reportYear)
  return (
    <Page
      title={t('campaigns')}
      description={t('campaigns.description')}
      actions={
        isSecretariat ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
            {t('open.button')}
          </Button>
        ) : null
      }
    >
      {isReporter ? (
        <Stack mb="xl">
          <OwnReturns />
        </Stack>
      ) : null}
      {campaigns.length === 0 ? <EmptyState title={t('campaigns.none')} description={t('campaigns.none-hint')} /> : null}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {campaigns.map((campaign) => (
          <CampaignCard key={`${role}${campaign.id}`} campaign={campaign} withBoard={seesBoard} />
        ))}
      </Stack>
      {opening ? <OpenCampaignDialog year={Math.max(lastYear, ...years.map((year) => year + 1))} onClose={() => setOpening(false)} /> : null}
    </Page>
  )
}

function CampaignCard({ campaign, withBoard }: { campaign: Campaign; withBoard: boolean }) {
  const t = useMessages(campaignMessages)
  const { locale } = useLocale()
  const { date } = useFormats()
  const title = locale === 'en' ? campaign.titleEn : campaign.titleVi
  return (
    <Paper component="li" p="md">
      <Group justify="space-between" align="start" gap="sm">
        <div>
          <Group gap="sm">
            <Title order={2} size="h3">
              <AnchorLink to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
                {title}
              </AnchorLink>
            </Title>
            <StateBadge size="sm" tone={campaign.closedOn ? 'idle' : 'working'}>
              {t(campaign.closedOn ? 'campaign.closed' : 'campaign.open')}
            </StateBadge>
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {t('campaign.dates', { from: date(campaign.periodFrom), to: date(campaign.periodTo), due: date(campaign.dueOn) })}
          </Text>
        </div>
        {withBoard ? <CampaignProgress id={campaign.id} /> : null}
      </Group>
    </Paper>
  )
}

function CampaignProgress({ id }: { id: string }) {
  const t = useMessages(campaignMessages)
  const { data } = useQuery(queryOf(showBoard, { params: { id } }))
  if (!data) return <Skeleton height={34} width={260} />
  const { accepted, handedIn, total } = progressOf(data.counts)
  return (
    <Stack gap={4} w={280} maw="100%">
      <Text size="sm">
        {t('progress.short', { handedIn, accepted, total })}
        {data.late > 0 ? (
          <Text span c="var(--mantine-color-error)">
            {' '}
            · {t('progress.late', { count: data.late })}
          </Text>
        ) : null}
      </Text>
      <ProgressBar accepted={accepted} handedIn={handedIn} total={total} />
    </Stack>
  )
}
