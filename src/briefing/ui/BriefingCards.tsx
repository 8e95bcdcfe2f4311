import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { listBriefings, type BriefingRow } from '../briefing.contract.ts'
import { briefingMessages } from '../briefing.messages.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { showReadiness } from '../point.contract.ts'
import { isAhead } from './ahead.model.ts'
import { OwnRooms } from './OwnRooms.tsx'
import { ReadinessCounts } from './ReadinessTab.tsx'
import { briefingTones } from './tones.ts'
import { useTimeWords } from './use-time-words.ts'
import { useViewer } from './use-viewer.ts'

/** On the first page: the next briefing. A province sees what its room still has to do, the secretariat how ready the rooms are. */
export function BriefingCards() {
  const { briefings } = useQueryOf(listBriefings)
  const [now] = useState(() => new Date().toISOString())
  const next = briefings.filter((briefing) => isAhead(briefing, now)).at(-1)
  return next ? <NextBriefing briefing={next} /> : null
}

function NextBriefing({ briefing }: { briefing: BriefingRow }) {
  const t = useMessages(briefingScreens)
  const states = useMessages(briefingMessages)
  const { locale } = useLocale()
  const { span } = useTimeWords()
  const { isReporter, seesReadiness } = useViewer()
  return (
    <Stack gap="sm" component="section" aria-label={t('home.next')}>
      <Title order={2} size="h3">
        {t(isReporter ? 'home.invited' : 'home.next')}
      </Title>
      <Paper p="md">
        <Group justify="space-between" gap="sm">
          <div>
            <Text fw={600} component="div">
              <AnchorLink to="/briefings/$briefingId" params={{ briefingId: briefing.id }}>
                {locale === 'en' ? briefing.titleEn : briefing.titleVi}
              </AnchorLink>
            </Text>
            <Text size="sm" c="dimmed">
              {span(briefing)} · {briefing.centre}
            </Text>
          </div>
          <StateBadge tone={briefingTones[briefing.state]}>{states(`state.${briefing.state}`)}</StateBadge>
        </Group>
      </Paper>
      {isReporter ? <OwnRooms briefing={briefing} /> : null}
      {seesReadiness ? <Readiness briefingId={briefing.id} /> : null}
    </Stack>
  )
}

function Readiness({ briefingId }: { briefingId: string }) {
  const { rows } = useQueryOf(showReadiness, { params: { id: briefingId } })
  return <ReadinessCounts rows={rows} />
}
