import { Accordion, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { previewReport, type Report, type ReportSection, saveReportSection, showReport } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { ItemsEditor, keyed } from './ItemsEditor.tsx'
import { ParticularsForm } from './ParticularsForm.tsx'

const PARTICULARS = 'particulars'

/** The parts of a draft, one open at a time; each is kept by itself. */
export function EditTab({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const { part = null } = useSearch({ from: '/signed-in/reports/$reportId' })
  const navigate = useNavigate({ from: '/reports/$reportId' })
  const open = (next: string | null) => void navigate({ search: { tab: 'edit', ...(next ? { part: next } : {}) }, replace: true })
  return (
    <Accordion variant="separated" value={part} onChange={open} keepMounted={false}>
      <Accordion.Item value={PARTICULARS}>
        <Accordion.Control>{t('edit.particulars')}</Accordion.Control>
        <Accordion.Panel>
          <ParticularsForm key={report.particularsRevision} report={report} />
        </Accordion.Panel>
      </Accordion.Item>
      {report.sections.map((section) => (
        <Accordion.Item key={section.key} value={section.key}>
          <Accordion.Control>
            <SectionName section={section} />
          </Accordion.Control>
          <Accordion.Panel>
            <SectionForm key={section.revision} report={report} section={section} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  )
}

function SectionName({ section: { heading, annex, editedAt, editedBy } }: { section: ReportSection }) {
  const t = useMessages(reportScreens)
  const { moment } = useFormats()
  return (
    <>
      <Text fw={600}>
        {annex ? `${t('edit.annex')}: ` : ''}
        {heading ?? t('preview.opening')}
      </Text>
      {editedAt ? (
        <Text size="xs" c="dimmed">
          {t('edit.edited', { by: editedBy ?? '', at: moment(editedAt) })}
        </Text>
      ) : null}
    </>
  )
}

function SectionForm({ report, section }: { report: Report; section: ReportSection }) {
  const t = useMessages(reportScreens)
  const [heading, setHeading] = useState(section.heading ?? '')
  const [items, setItems] = useState(() => keyed(section.items))
  const save = useAction(saveReportSection, { errors: 'form', invalidates: [showReport, previewReport], success: t('edit.saved') })
  const body = { revision: section.revision, heading: heading.trim() || null, items: items.map(({ item }) => item) }
  return (
    <Stack gap="sm">
      <ErrorSummary error={save.error} />
      <TextInput
        label={t('edit.heading')}
        description={t('edit.heading-hint')}
        maxLength={300}
        value={heading}
        onChange={(event) => setHeading(event.currentTarget.value)}
      />
      <ItemsEditor items={items} onChange={setItems} year={report.toYear} place={report.placeId} asOf={report.asOf} />
      <Group justify="flex-end">
        <Button loading={save.isPending} onClick={() => save.mutate({ params: { id: report.id, key: section.key }, body })}>
          {t('edit.save')}
        </Button>
      </Group>
    </Stack>
  )
}
