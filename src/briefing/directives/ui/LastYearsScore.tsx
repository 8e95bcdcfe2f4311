import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { showPreviousDirectives } from '../board.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { ScoreBar } from './ScoreBar.tsx'

/** How far the conclusions of the briefing before are, in a card; nothing where there were none. */
export function LastYearsScore({ briefingId }: { briefingId: string }) {
  const t = useMessages(directiveScreens)
  const { briefing, directives, score } = useQueryOf(showPreviousDirectives, { params: { id: briefingId } })
  if (!briefing || directives.length === 0) return null
  return (
    <Paper p="md" component="section" aria-label={t('previous.score')}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h3">
            {t('previous.score')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('previous.given', { year: String(briefing.reportYear), count: directives.length })}
          </Text>
        </div>
        <ScoreBar score={score} size="xl" long />
        <Group className="no-print">
          <AnchorLink to="/briefings/$briefingId" params={{ briefingId }} search={{ tab: 'directives' }} size="sm">
            {t('previous.each')}
          </AnchorLink>
        </Group>
      </Stack>
    </Paper>
  )
}
