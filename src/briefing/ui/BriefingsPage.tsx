import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconCalendarPlus, IconVideo } from '@tabler/icons-react'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink, ButtonLink } from '#ui/links.tsx'
import { Page } from '#ui/Page.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { listBriefings, type BriefingRow } from '../briefing.contract.ts'
import { briefingMessages } from '../briefing.messages.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { isAhead } from './ahead.model.ts'
import { briefingTones } from './tones.ts'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

/** Briefings that are still ahead, the next one first, and below them those that were held. */
export function BriefingsPage() {
  const t = useMessages(briefingScreens)
  const { briefings } = useQueryOf(listBriefings)
  const { isSecretariat } = useViewer()
  const [now] = useState(() => new Date().toISOString())
  const ahead = briefings.filter((briefing) => isAhead(briefing, now)).toReversed()
  const past = briefings.filter((briefing) => !isAhead(briefing, now))
  const plan = isSecretariat ? (
    <ButtonLink to="/briefings/new" leftSection={<IconCalendarPlus size={18} aria-hidden />}>
      {t('list.plan')}
    </ButtonLink>
  ) : null
  return (
    <Page title={t('list')} description={t('list.description')} actions={briefings.length > 0 ? plan : null}>
      {briefings.length === 0 ? (
        <EmptyState icon={IconVideo} title={t('list.none')} description={t(isSecretariat ? 'list.none-hint' : 'list.none-invited')}>
          {plan}
        </EmptyState>
      ) : (
        <Stack gap="xl">
          <Shelf title={t('list.ahead')} briefings={ahead} empty={t('list.none-ahead')} />
          {past.length > 0 ? <Shelf title={t('list.past')} briefings={past} /> : null}
        </Stack>
      )}
    </Page>
  )
}

function Shelf({ title, briefings, empty }: { title: string; briefings: readonly BriefingRow[]; empty?: string }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h3" mb="sm">
        {title}
      </Title>
      {briefings.length === 0 ? <Text c="dimmed">{empty}</Text> : null}
      <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {briefings.map((briefing) => (
          <BriefingCard key={briefing.id} briefing={briefing} />
        ))}
      </Stack>
    </section>
  )
}

function BriefingCard({ briefing }: { briefing: BriefingRow }) {
  const t = useMessages(briefingScreens)
  const states = useMessages(briefingMessages)
  const { locale } = useLocale()
  const { span } = useTimeWords()
  return (
    <Paper component="li" p="md">
      <Group justify="space-between" align="start" gap="sm" wrap="wrap">
        <div style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Title order={3} size="h3">
            <AnchorLink to="/briefings/$briefingId" params={{ briefingId: briefing.id }}>
              {locale === 'en' ? briefing.titleEn : briefing.titleVi}
            </AnchorLink>
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {span(briefing)} · {t('list.number', { number: briefing.number })}
            {briefing.chairName ? ` · ${t('list.chair', { name: briefing.chairName })}` : ''}
          </Text>
        </div>
        <Stack gap={4} align="flex-end">
          <StateBadge tone={briefingTones[briefing.state]}>{states(`state.${briefing.state}`)}</StateBadge>
          <Text size="sm">{t('list.confirmed', { confirmed: briefing.confirmed, points: briefing.points })}</Text>
        </Stack>
      </Group>
    </Paper>
  )
}
