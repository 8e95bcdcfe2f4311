import { Group, Text } from '@mantine/core'
import { IconNews } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useAction, useQueryOf } from '#ui/data.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { AnchorLink } from '#ui/links.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { draftRelease, listReleases, type ReleaseRow } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'
import { ReleaseBadge } from './ReleaseBadge.tsx'

/** The articles of a briefing: every room's for the secretariat, its own (and what others published) for a room. */
export function ReleasesTab({ briefingId }: { briefingId: string }) {
  const t = useMessages(releaseMessages)
  const { rows, open } = useQueryOf(listReleases, { params: { id: briefingId } })
  const columns = useColumns(open)
  const empty = <EmptyState icon={IconNews} level={3} title={t('releases.none')} description={t(open ? 'releases.hint' : 'releases.early')} />
  if (rows.length === 0) return empty
  return (
    <>
      <Text c="dimmed" mb="sm">
        {t(open ? 'releases.hint' : 'releases.early')}
      </Text>
      <DataTable caption={t('releases')} columns={columns} rows={rows} rowKey={({ pointId }) => pointId} filterable empty={empty} />
    </>
  )
}

function useColumns(open: boolean): Column<ReleaseRow>[] {
  const t = useMessages(releaseMessages)
  const { locale } = useLocale()
  const formats = useFormats()
  const nameOf = (row: ReleaseRow) => (locale === 'en' ? row.pointEn : row.pointVi)
  const titleOf = (row: ReleaseRow) => (locale === 'en' ? row.titleEn : row.titleVi)
  return [
    { id: 'room', header: t('column.room'), rowHeader: true, value: nameOf },
    {
      id: 'title',
      header: t('column.title'),
      value: titleOf,
      cell: (row) =>
        row.id ? (
          <AnchorLink to="/releases/$releaseId" params={{ releaseId: row.id }}>
            {titleOf(row)}
          </AnchorLink>
        ) : (
          <Text c="dimmed" span>
            {t('no-draft')}
          </Text>
        ),
    },
    { id: 'state', header: t('column.state'), value: (row) => row.state, cell: (row) => (row.state ? <ReleaseBadge state={row.state} /> : '–') },
    { id: 'pictures', header: t('column.pictures'), kind: 'number', value: (row) => row.pictures, wideOnly: true },
    { id: 'changed', header: t('column.changed'), value: (row) => row.changedAt, cell: (row) => (row.changedAt ? formats.moment(row.changedAt) : '–') },
    { id: 'act', header: t('column.act'), cell: (row) => (row.own && !row.id ? <DraftButton row={row} open={open} /> : null) },
  ]
}

function DraftButton({ row, open }: { row: ReleaseRow; open: boolean }) {
  const t = useMessages(releaseMessages)
  const navigate = useNavigate()
  const draft = useAction(draftRelease, {
    invalidates: [listReleases],
    success: t('draft.done'),
    onDone: ({ id }) => void navigate({ to: '/releases/$releaseId', params: { releaseId: id } }),
  })
  return (
    <Group className="no-print">
      <ReasonedButton
        size="xs"
        loading={draft.isPending}
        disabledReason={open ? undefined : t('releases.early')}
        onClick={() => draft.mutate({ params: { id: row.pointId } })}
      >
        {t('draft')}
      </ReasonedButton>
    </Group>
  )
}
