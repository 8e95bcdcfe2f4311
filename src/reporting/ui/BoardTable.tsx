import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { useState, type FormEvent } from 'react'
import { DayInput } from '#ui/DayInput.tsx'
import { useAction } from '#ui/data.ts'
import { DataTable, type Column } from '#ui/DataTable.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { extendDebtor, showBoard, showCampaign, type BoardRow, type Campaign } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { reportingMessages } from '../reporting.messages.ts'
import { stateTones } from './state-tones.ts'

interface BoardTableProps {
  campaign: Campaign
  rows: readonly BoardRow[]
  mayExtend: boolean
}

/** Where every return stands, agency by agency. */
export function BoardTable({ campaign, rows, mayExtend }: BoardTableProps) {
  const t = useMessages(campaignMessages)
  const [extending, setExtending] = useState<BoardRow>()
  const [sort, setSort] = useState<{ column: string; descending: boolean } | undefined>({ column: 'name', descending: false })
  const columns = useColumns(mayExtend ? setExtending : undefined)
  return (
    <>
      <DataTable
        caption={t('board')}
        columns={columns}
        rows={rows}
        rowKey={({ agencyId }) => agencyId}
        filterable
        dense
        sort={sort}
        onSort={setSort}
        rowTone={(row) => (row.late && row.handedInOn === null ? 'error' : row.state === 'sent_back' ? 'warning' : undefined)}
      />
      {extending ? <ExtendDialog campaign={campaign} row={extending} onClose={() => setExtending(undefined)} /> : null}
    </>
  )
}

function useColumns(onExtend: ((row: BoardRow) => void) | undefined): Column<BoardRow>[] {
  const t = useMessages(campaignMessages)
  const states = useMessages(reportingMessages)
  const named = useNamed()
  const formats = useFormats()
  const count = (value: number | null | undefined) => (value == null ? '' : formats.count(value))
  const columns: Column<BoardRow>[] = [
    {
      id: 'name',
      header: t('board.agency'),
      rowHeader: true,
      width: '22%',
      value: named,
      filterText: ({ nameVi, nameEn }) => `${nameVi} ${nameEn}`,
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
      id: 'state',
      header: t('board.state'),
      width: 170,
      value: ({ state }) => states(`state.${state}`),
      cell: ({ state, correction }) => (
        <Group gap={4}>
          <StateBadge size="sm" tone={stateTones[state]}>
            {states(`state.${state}`)}
          </StateBadge>
          {correction ? (
            <StateBadge size="sm" tone={stateTones[correction]}>
              {t('board.correction', { state: states(`state.${correction}`) })}
            </StateBadge>
          ) : null}
        </Group>
      ),
    },
    {
      id: 'due',
      header: t('board.due'),
      kind: 'date',
      value: ({ dueOn }) => dueOn,
      cell: ({ dueOn, extendedUntil, extensionReason }) => (
        <span title={extensionReason ?? undefined}>{extendedUntil ? t('board.extended-until', { due: formats.date(dueOn) }) : formats.date(dueOn)}</span>
      ),
    },
    {
      id: 'handed',
      header: t('board.handed-in'),
      kind: 'date',
      value: ({ handedInOn }) => handedInOn,
      cell: ({ handedInOn }) => (handedInOn ? formats.date(handedInOn) : ''),
    },
    {
      id: 'late',
      header: t('board.days-late'),
      kind: 'number',
      value: ({ daysLate }) => (daysLate > 0 ? daysLate : null),
      cell: ({ daysLate }) =>
        daysLate > 0 ? (
          <Text span c="var(--mantine-color-error)" fw={600}>
            {count(daysLate)}
          </Text>
        ) : (
          ''
        ),
    },
    { id: 'lines', header: t('board.lines'), kind: 'number', value: ({ summary }) => summary?.lines, cell: ({ summary }) => count(summary?.lines) },
    {
      id: 'findings',
      header: t('board.findings'),
      kind: 'number',
      value: ({ summary }) => (summary ? summary.hard + summary.unexplained : null),
      cell: ({ summary }) =>
        summary && summary.hard + summary.unexplained > 0 ? t('board.findings-of', { hard: summary.hard, soft: summary.unexplained }) : '',
    },
    {
      id: 'complete',
      header: t('board.complete'),
      kind: 'number',
      value: ({ completeness }) => completeness,
      cell: ({ completeness }) => (completeness === null ? '' : formats.percent(String(completeness))),
    },
    {
      id: 'back',
      header: t('board.sent-back'),
      kind: 'number',
      wideOnly: true,
      value: ({ timesSentBack }) => timesSentBack || null,
      cell: ({ timesSentBack }) => (timesSentBack ? count(timesSentBack) : ''),
    },
    {
      id: 'changed',
      header: t('board.changed'),
      kind: 'date',
      wideOnly: true,
      value: ({ changedAt }) => changedAt,
      cell: ({ changedAt }) => (changedAt ? formats.moment(changedAt) : ''),
    },
  ]
  if (!onExtend) return columns
  return [
    ...columns,
    {
      id: 'act',
      header: t('board.act'),
      cell: (row) =>
        row.handedInOn ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconCalendarPlus size={16} aria-hidden />}
            aria-label={t('extend.of', { agency: named(row) })}
            onClick={() => onExtend(row)}
          >
            {t('extend.button')}
          </Button>
        ),
    },
  ]
}

function ExtendDialog({ campaign, row, onClose }: { campaign: Campaign; row: BoardRow; onClose: () => void }) {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const [until, setUntil] = useState<string | null>(row.dueOn)
  const [reason, setReason] = useState(row.extensionReason ?? '')
  const extend = useAction(extendDebtor, {
    invalidates: [showBoard, showCampaign],
    success: t('extend.done', { agency: named(row) }),
    errors: 'form',
    onDone: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (until && reason.trim().length > 2) extend.mutate({ params: { id: campaign.id, agencyId: row.agencyId }, body: { until, reason: reason.trim() } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <Text fw={600} size="lg">
          {t('extend.title', { agency: named(row) })}
        </Text>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={extend.error} />
          <DayInput
            data-autofocus
            label={t('extend.until')}

            withAsterisk
            minDate={campaign.dueOn}
            value={until}
            onChange={setUntil}
          />
          <Textarea
            label={t('extend.reason')}
            withAsterisk
            autosize
            minRows={3}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={extend.isPending} disabled={!until || reason.trim().length < 3}>
              {t('extend.button')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
