import { Group, List, Paper, Stack, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { Briefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { listPoints, showPoint, type Point } from '../point.contract.ts'
import { pointTones } from './tones.ts'

/** The rooms that the reader answers for, each with what is still to do. */
export function OwnRooms({ briefing }: { briefing: Pick<Briefing, 'id'> }) {
  const t = useMessages(briefingScreens)
  const { points, ownIds } = useQueryOf(listPoints, { params: { id: briefing.id } })
  const own = points.filter(({ id, parentId }) => ownIds.includes(id) && parentId === null)
  return (
    <Stack gap="sm" component="section" aria-label={t('own')}>
      {own.map((point) => (
        <OwnRoom key={point.id} briefingId={briefing.id} point={point} />
      ))}
    </Stack>
  )
}

function OwnRoom({ briefingId, point }: { briefingId: string; point: Point }) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const { missing } = useQueryOf(showPoint, { params: { id: briefingId, pointId: point.id } })
  return (
    <Paper p="md">
      <Group justify="space-between" align="start" gap="sm">
        <div style={{ flex: '1 1 16rem' }}>
          <Group gap="sm">
            <Text fw={600}>{t('own.room', { name: named(point) })}</Text>
            <StateBadge size="sm" tone={pointTones[point.state]}>
              {t(`point-state.${point.state}`)}
            </StateBadge>
          </Group>
          {missing.length > 0 ? (
            <List size="sm" mt={4}>
              {missing.map((gap) => (
                <List.Item key={gap}>{t(`gap.${gap}`)}</List.Item>
              ))}
            </List>
          ) : (
            <Text size="sm" c="dimmed" mt={4}>
              {t('own.ready')}
            </Text>
          )}
        </div>
        <ButtonLink
          to="/briefings/$briefingId/points/$pointId"
          params={{ briefingId, pointId: point.id }}
          variant={missing.length > 0 ? 'filled' : 'default'}
          rightSection={<IconArrowRight size={18} aria-hidden />}
        >
          {t('own.open')}
        </ButtonLink>
      </Group>
    </Paper>
  )
}
