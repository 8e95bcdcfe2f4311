import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { lineCheckMessages } from '../line-check.messages.ts'
import { type ReadinessRow, showReadiness } from '../point.contract.ts'
import { countReadiness } from './readiness.model.ts'
import { gradeTones, pointTones } from './tones.ts'

/** How ready every room is, those that lack most first. */
export function ReadinessTab({ briefingId }: { briefingId: string }) {
  const { rows } = useQueryOf(showReadiness, { params: { id: briefingId } })
  return (
    <Stack gap="lg">
      <ReadinessCounts rows={rows} />
      <Board briefingId={briefingId} rows={rows} />
    </Stack>
  )
}

/** Rooms in all, confirmed, tested, with a failing line, connected. */
export function ReadinessCounts({ rows }: { rows: readonly ReadinessRow[] }) {
  const t = useMessages(briefingScreens)
  const counts = countReadiness(rows)
  return (
    <SimpleGrid cols={{ base: 2, sm: 5 }}>
      {(['points', 'confirmed', 'tested', 'failing', 'connected'] as const).map((name) => (
        <Paper key={name} p="sm">
          <Text size="xl" fw={700} lh={1.3} {...(name === 'failing' && counts.failing > 0 ? { c: 'var(--mantine-color-error)' } : {})}>
            {counts[name]}
          </Text>
          <Text size="sm">{t(`count.${name}`)}</Text>
        </Paper>
      ))}
    </SimpleGrid>
  )
}

function Board({ briefingId, rows }: { briefingId: string; rows: readonly ReadinessRow[] }) {
  const t = useMessages(briefingScreens)
  const words = useMessages(lineCheckMessages)
  const named = useNamed()
  const { moment } = useFormats()
  return (
    <DataTable
      caption={t('tab.readiness')}
      rows={rows}
      rowKey={({ point }) => point.id}
      filterable
      dense
      rowTone={({ missing }) => (missing.includes('line_failed') ? 'error' : undefined)}
      columns={[
        {
          id: 'name',
          header: t('points.name'),
          rowHeader: true,
          value: ({ point }) => `${named(point)} ${point.code}`,
          cell: ({ point }) => (
            <AnchorLink to="/briefings/$briefingId/points/$pointId" params={{ briefingId, pointId: point.id }}>
              {named(point)}
            </AnchorLink>
          ),
        },
        {
          id: 'state',
          header: t('points.state'),
          width: 190,
          value: ({ point }) => t(`point-state.${point.state}`),
          cell: ({ point }) => (
            <StateBadge size="sm" tone={pointTones[point.state]}>
              {t(`point-state.${point.state}`)}
            </StateBadge>
          ),
        },
        { id: 'people', header: t('points.people'), kind: 'number', value: ({ people }) => String(people) },
        { id: 'contact', header: t('contact'), cell: ({ contact }) => [contact.name, contact.phone].filter(Boolean).join(', ') || '–' },
        {
          id: 'line',
          header: t('point-tab.line'),
          value: ({ lastCheck }) => (lastCheck ? words(`grade.${lastCheck.grade}`) : ''),
          cell: ({ lastCheck }) =>
            lastCheck ? (
              <Group gap={6}>
                <StateBadge size="sm" tone={gradeTones[lastCheck.grade]}>
                  {words(`grade.${lastCheck.grade}`)}
                </StateBadge>
                <Text span size="sm" c="dimmed">
                  {moment(lastCheck.madeAt)}
                </Text>
              </Group>
            ) : (
              '–'
            ),
        },
        {
          id: 'missing',
          header: t('readiness.missing'),
          kind: 'number',
          align: 'left',
          value: ({ missing }) => String(missing.length),
          cell: ({ missing }) => (missing.length === 0 ? t('readiness.nothing') : missing.map((gap) => t(`gap-short.${gap}`)).join(', ')),
        },
      ]}
    />
  )
}
