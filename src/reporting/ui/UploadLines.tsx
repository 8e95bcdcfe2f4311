import { Checkbox, Chip, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { showCell } from '../cell.model.ts'
import { sentence } from '../finding.model.ts'
import { findColumn } from '../form.model.ts'
import type { UploadLine } from '../upload.contract.ts'
import { uploadMessages } from '../upload-screens.messages.ts'
import type { UploadSource } from './UploadSheets.tsx'

interface UploadLinesProps extends UploadSource {
  skip: ReadonlySet<string>
  onSkip: (skip: ReadonlySet<string>) => void
}

const tones = { add: 'good', correct: 'working', same: 'idle' } as const

/** The lines as they would enter the draft: new ones whole, corrected ones cell by cell, before and after. */
export function UploadLines(props: UploadLinesProps) {
  const { outcome, skip, onSkip } = props
  const t = useMessages(uploadMessages)
  const { locale } = useLocale()
  const [shown, setShown] = useState<UploadLine['action'] | 'all'>('all')
  const toggle = ({ lineKey }: UploadLine) => {
    const next = new Set(skip)
    if (!next.delete(lineKey)) next.add(lineKey)
    onSkip(next)
  }
  return (
    <Stack gap="xs">
      <Chip.Group value={shown} onChange={(value) => setShown(value as typeof shown)}>
        <Group gap="xs" role="group" aria-label={t('lines.filter')}>
          <Chip value="all">{t('lines.all')}</Chip>
          {(['add', 'correct', 'same'] as const).map((action) => (
            <Chip key={action} value={action}>
              {sentence(`action.${action}`, {}, locale)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <DataTable
        caption={t('lines.caption')}
        rows={outcome.lines.filter(({ action }) => shown === 'all' || action === shown)}
        rowKey={({ lineKey }) => lineKey}
        filterable
        dense
        numbered={false}
        pageSize={100}
        rowTone={({ lineKey }) => (skip.has(lineKey) ? 'muted' : undefined)}
        columns={[
          {
            id: 'take',
            header: t('lines.take'),
            width: 70,
            cell: (line) =>
              line.action === 'same' ? null : (
                <Checkbox aria-label={t('lines.take-one', { name: line.cells.name ?? '' })} checked={!skip.has(line.lineKey)} onChange={() => toggle(line)} />
              ),
          },
          { id: 'place', header: t('lines.place'), kind: 'code', value: ({ sheet, row }) => t('lines.row', { sheet, row }) },
          {
            id: 'action',
            header: t('lines.action'),
            value: ({ action }) => sentence(`action.${action}`, {}, locale),
            cell: ({ action }) => (
              <StateBadge size="sm" tone={tones[action]}>
                {sentence(`action.${action}`, {}, locale)}
              </StateBadge>
            ),
          },
          { id: 'name', header: t('lines.name'), rowHeader: true, value: ({ cells }) => cells.name ?? '' },
          { id: 'changes', header: t('lines.changes'), cell: (line) => <Changes line={line} {...props} /> },
        ]}
      />
    </Stack>
  )
}

function Changes({ line, form, lists }: UploadSource & { line: UploadLine }) {
  const t = useMessages(uploadMessages)
  const { locale } = useLocale()
  if (line.action !== 'correct') return null
  return (
    <Stack gap={2}>
      {Object.entries(line.changes).map(([key, { before, after }]) => {
        const column = findColumn(form, key)
        const show = (value: string | null) => (value && column ? showCell(column, value, lists, locale) : t('empty'))
        return (
          <Text key={key} size="sm">
            <strong>{column?.label[locale] ?? key}</strong>: <s>{show(before)}</s> → {show(after)}
          </Text>
        )
      })}
    </Stack>
  )
}
