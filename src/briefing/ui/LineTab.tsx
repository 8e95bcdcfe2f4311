import { Group, List, Stack, Text } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { ButtonLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import type { Briefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { type LineCheck, listLineChecks } from '../line-check.contract.ts'
import { lineCheckMessages } from '../line-check.messages.ts'
import { isOpen } from '../matter.model.ts'
import type { Point } from '../point.contract.ts'
import { gradeTones } from './tones.ts'
import { useViewer } from './use-viewer.ts'

/** What the room measured of its line, newest first, and what is to mend. */
export function LineTab({ briefing, point }: { briefing: Briefing; point: Point }) {
  const t = useMessages(briefingScreens)
  const { checks } = useQueryOf(listLineChecks, { params: { id: briefing.id, pointId: point.id } })
  const [newest] = checks
  const { isSecretariat, isReporter } = useViewer()
  const mayCheck = (isSecretariat || isReporter) && isOpen('line_checks', briefing.state)
  return (
    <Stack gap="lg">
      {mayCheck ? (
        <Group className="no-print">
          <ButtonLink
            to="/briefings/$briefingId/points/$pointId/line-check"
            params={{ briefingId: briefing.id, pointId: point.id }}
            leftSection={<IconPlugConnected size={18} aria-hidden />}
          >
            {t('line.check')}
          </ButtonLink>
        </Group>
      ) : null}
      {newest ? <Mending check={newest} /> : <EmptyState title={t('line.none')} description={t('line.none-hint')} />}
      {newest ? <History checks={checks} /> : null}
    </Stack>
  )
}

function Mending({ check: { findings } }: { check: LineCheck }) {
  const words = useMessages(lineCheckMessages)
  const t = useMessages(briefingScreens)
  if (findings.length === 0) return <Text>{t('line.fine')}</Text>
  return (
    <section aria-label={t('line.mend')}>
      <Text fw={600}>{t('line.mend')}</Text>
      <List>
        {findings.map(({ code }) => (
          <List.Item key={code}>{words(`line-finding.${code}`)}</List.Item>
        ))}
      </List>
    </section>
  )
}

function History({ checks }: { checks: readonly LineCheck[] }) {
  const t = useMessages(briefingScreens)
  const words = useMessages(lineCheckMessages)
  const { moment, decimal } = useFormats()
  const rate = (kbps: number | null) => (kbps === null ? '–' : t('line.mbps', { rate: decimal((kbps / 1000).toFixed(1)) }))
  return (
    <DataTable
      caption={t('line.history')}
      captionShown
      rows={checks}
      rowKey={({ id }) => id}
      numbered={false}
      dense
      columns={[
        { id: 'at', header: t('line.at'), rowHeader: true, cell: ({ madeAt }) => moment(madeAt) },
        {
          id: 'grade',
          width: 170,
          header: t('line.grade'),
          cell: ({ grade }) => (
            <StateBadge size="sm" tone={gradeTones[grade]}>
              {words(`grade.${grade}`)}
            </StateBadge>
          ),
        },
        {
          id: 'devices',
          header: t('line.devices'),
          cell: (check) => t('line.devices-of', { camera: check.camera, microphone: check.microphone, speaker: check.speaker }),
        },
        { id: 'path', header: t('line.path'), cell: ({ path }) => t(`line.path-${path}`) },
        { id: 'up', header: t('line.up'), align: 'right', cell: ({ upKbps }) => rate(upKbps) },
        { id: 'down', header: t('line.down'), align: 'right', cell: ({ downKbps }) => rate(downKbps) },
        { id: 'rtt', header: t('line.delay'), align: 'right', cell: ({ roundTripMs }) => (roundTripMs === null ? '–' : t('line.ms', { ms: roundTripMs })) },
        { id: 'loss', header: t('line.loss'), align: 'right', cell: ({ lossPercent }) => (lossPercent === null ? '–' : `${decimal(String(lossPercent))} %`) },
      ]}
    />
  )
}
