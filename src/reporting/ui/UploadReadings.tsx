import { Group, Radio, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { sentence } from '../finding.model.ts'
import { findColumn } from '../form.model.ts'
import type { UploadReading } from '../upload.contract.ts'
import { uploadMessages } from '../upload-screens.messages.ts'
import type { UploadSource } from './UploadSheets.tsx'

interface UploadReadingsProps extends UploadSource {
  choices: Readonly<Record<string, string>>
  onChoose: (key: string, value: string) => void
}

/** How values were read that may be read otherwise; those not settled first. */
export function UploadReadings({ outcome, form, choices, onChoose }: UploadReadingsProps) {
  const t = useMessages(uploadMessages)
  const { locale } = useLocale()
  if (outcome.readings.length === 0) return <EmptyState icon={IconCircleCheck} title={t('readings.none')} />
  const rows = outcome.readings.toSorted((a, b) => Number(a.settled) - Number(b.settled))
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('readings.hint')}
      </Text>
      <DataTable
        caption={t('readings.caption')}
        rows={rows}
        filterable
        dense
        rowKey={({ key, why }) => `${key}|${why}`}
        rowTone={({ settled }) => (settled ? 'muted' : 'warning')}
        columns={[
          { id: 'place', header: t('problems.cell'), kind: 'code', value: ({ sheet, ref }) => `${sheet}!${ref}` },
          { id: 'column', header: t('problems.column'), value: ({ column }) => (column ? (findColumn(form, column)?.label[locale] ?? column) : '') },
          { id: 'raw', header: t('readings.raw'), value: ({ raw }) => raw, cell: ({ raw }) => <code>{raw}</code> },
          { id: 'why', header: t('readings.why'), value: ({ why }) => t(`why.${why}`) },
          {
            id: 'reading',
            header: t('readings.reading'),
            rowHeader: true,
            value: ({ shown }) => shown,
            cell: (reading) => (
              <Reading
                reading={reading}
                chosen={choices[reading.key] ?? reading.value}
                onChoose={(value) => onChoose(reading.key, value)}
                label={sentence(`reading.${reading.why}`, { raw: reading.raw, value: reading.shown, unit: '', encoding: '' }, locale)}
              />
            ),
          },
        ]}
      />
    </>
  )
}

function Reading({ reading, chosen, onChoose, label }: { reading: UploadReading; chosen: string; onChoose: (value: string) => void; label: string }) {
  if (reading.alternative === null) return reading.shown
  return (
    <Radio.Group value={chosen} onChange={onChoose} aria-label={label}>
      <Group gap="md">
        <Radio value={reading.value} label={reading.shown} />
        <Radio value={reading.alternative} label={reading.alternativeShown ?? reading.alternative} />
      </Group>
    </Radio.Group>
  )
}
