import { Button, Chip, Group, Modal, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { showBriefing } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { isOpen } from '../matter.model.ts'
import { addPoint, listPoints, PointState, proposePoints, type Point } from '../point.contract.ts'
import { pointTones } from './tones.ts'
import { useViewer } from './use-viewer.ts'

/** All rooms, to be searched without accents and filtered by how far they are. */
export function PointsTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(briefingScreens)
  const { briefing } = useQueryOf(showBriefing, { params: { id: briefingId } })
  const { points, ownIds } = useQueryOf(listPoints, { params: { id: briefingId } })
  const { isSecretariat } = useViewer()
  const { state } = useSearch({ from: '/signed-in/briefings/$briefingId' })
  const navigate = useNavigate({ from: '/briefings/$briefingId' })
  const [adding, setAdding] = useState(false)
  const mayAdd = isSecretariat && isOpen('rooms', briefing.state)
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Chip.Group
          value={state ?? 'all'}
          onChange={(value) => void navigate({ search: (old) => ({ ...old, state: PointState.options.find((each) => each === value) }), replace: true })}
        >
          <Group gap="xs" role="group" aria-label={t('points.filter')} className="no-print">
            <Chip value="all">
              {t('points.all')} · {points.length}
            </Chip>
            {PointState.options.map((each) => (
              <Chip key={each} value={each}>
                {t(`point-state.${each}`)} · {points.filter((point) => point.state === each).length}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {mayAdd ? (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)} className="no-print">
            {t('points.add')}
          </Button>
        ) : null}
      </Group>
      <PointTable briefingId={briefingId} points={points.filter((point) => !state || point.state === state)} own={new Set(ownIds)} all={points} />
      {adding ? <AddDialog briefingId={briefingId} onClose={() => setAdding(false)} /> : null}
    </Stack>
  )
}

interface TableProps {
  briefingId: string
  points: readonly Point[]
  all: readonly Point[]
  own: ReadonlySet<string>
}

function PointTable({ briefingId, points, all, own }: TableProps) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const { moment } = useFormats()
  const parents = new Map(all.map((point) => [point.id, point]))
  const nameOf = (point: Point) => {
    const parent = point.parentId ? parents.get(point.parentId) : undefined
    return parent ? `${named(parent)} › ${named(point)}` : named(point)
  }
  return (
    <DataTable
      caption={t('tab.points')}
      rows={points}
      rowKey={({ id }) => id}
      filterable
      empty={<EmptyState title={t('points.none')} />}
      columns={[
        { id: 'code', header: t('points.code'), value: ({ code }) => code, width: 90 },
        {
          id: 'name',
          header: t('points.name'),
          rowHeader: true,
          value: nameOf,
          cell: (point) => (
            <>
              <AnchorLink to="/briefings/$briefingId/points/$pointId" params={{ briefingId, pointId: point.id }}>
                {nameOf(point)}
              </AnchorLink>
              {own.has(point.id) ? (
                <Text span size="sm" c="dimmed">
                  {' '}
                  ({t('points.own')})
                </Text>
              ) : null}
            </>
          ),
        },
        { id: 'kind', header: t('points.kind'), value: ({ kind }) => t(`point-kind.${kind}`) },
        {
          id: 'state',
          header: t('points.state'),
          width: 190,
          value: ({ state }) => t(`point-state.${state}`),
          cell: ({ state }) => (
            <StateBadge size="sm" tone={pointTones[state]}>
              {t(`point-state.${state}`)}
            </StateBadge>
          ),
        },
        { id: 'people', header: t('points.people'), kind: 'number', value: ({ people }) => String(people) },
        {
          id: 'confirmed',
          header: t('points.confirmed-at'),
          value: ({ confirmedAt }) => confirmedAt ?? '',
          cell: ({ confirmedAt }) => (confirmedAt ? moment(confirmedAt) : '–'),
          wideOnly: true,
        },
      ]}
    />
  )
}

function AddDialog({ briefingId, onClose }: { briefingId: string; onClose: () => void }) {
  const t = useMessages(briefingScreens)
  const named = useNamed()
  const { points } = useQueryOf(proposePoints, { params: { id: briefingId } })
  const add = useAction(addPoint, { invalidates: [listPoints, proposePoints, showBriefing], success: t('saved') })
  return (
    <Modal opened onClose={onClose} size="lg" title={<Text fw={600}>{t('points.add')}</Text>}>
      <DataTable
        caption={t('points.add')}
        rows={points}
        rowKey={({ agencyId }) => agencyId}
        filterable
        dense
        empty={<EmptyState title={t('points.nobody-left')} level={3} />}
        columns={[
          { id: 'name', header: t('points.name'), rowHeader: true, value: named },
          { id: 'code', header: t('points.code'), value: ({ code }) => code },
          {
            id: 'add',
            header: t('points.add-short'),
            cell: (point) => (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('points.add-of', { name: named(point) })}
                disabled={add.isPending}
                onClick={() => add.mutate({ params: { id: briefingId }, body: { agencyId: point.agencyId } })}
              >
                {t('points.add-short')}
              </Button>
            ),
          },
        ]}
      />
    </Modal>
  )
}
