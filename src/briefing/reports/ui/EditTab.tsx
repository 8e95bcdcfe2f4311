import { Accordion, Group, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { previewReport, type Report, type ReportSection, saveReportSection, showReport } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { EditConflict, isEditConflict } from './EditConflict.tsx'
import { ItemsEditor, type KeyedItem, keyed } from './ItemsEditor.tsx'
import { ParticularsForm } from './ParticularsForm.tsx'
import { useOwnCopy } from './use-own-copy.ts'

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
          <ParticularsForm report={report} />
        </Accordion.Panel>
      </Accordion.Item>
      {report.sections.map((section) => (
        <Accordion.Item key={section.key} value={section.key}>
          <Accordion.Control>
            <SectionName section={section} />
          </Accordion.Control>
          <Accordion.Panel>
            <SectionForm report={report} section={section} />
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

interface SectionText {
  heading: string
  items: KeyedItem[]
}

const textOf = ({ heading, items }: Pick<ReportSection, 'heading' | 'items'>): SectionText => ({ heading: heading ?? '', items: keyed(items) })
const bodyOf = ({ heading, items }: SectionText) => ({ heading: heading.trim() || null, items: items.map(({ item }) => item) })
const same = (one: SectionText, other: SectionText) => JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other))

function SectionForm({ report, section }: { report: Report; section: ReportSection }) {
  const t = useMessages(reportScreens)
  const { revision, editedBy: by, editedAt: at } = section
  // Items get their names once a revision: an editor must not begin anew because something else was fetched.
  const value = useMemo(() => textOf(section), [section])
  const save = useAction(saveReportSection, { errors: 'form', invalidates: [showReport, previewReport], success: t('edit.saved') })
  const copy = useOwnCopy({ revision, value, by, at }, same, save.isPending)
  const { heading, items } = copy.value
  const queries = useQueryClient()
  const keep = (over: number) =>
    save.mutate(
      { params: { id: report.id, key: section.key }, body: { revision: over, ...bodyOf(copy.value) } },
      {
        onSuccess: (reply) => copy.saved(reply.revision, copy.value),
        onError: (error) => void (isEditConflict(error) && queries.invalidateQueries({ queryKey: [showReport.path] })),
      },
    )
  return (
    <Stack gap="sm">
      <ErrorSummary error={isEditConflict(save.error) ? null : save.error} />
      <EditConflict
        copy={copy}
        refused={isEditConflict(save.error)}
        stretchesOf={(one) => [
          { name: t('edit.heading'), body: one.heading },
          { name: t('edit.text'), body: bodyOf(one).items },
        ]}
        onKeepMine={keep}
      />
      <TextInput
        label={t('edit.heading')}
        description={t('edit.heading-hint')}
        maxLength={300}
        value={heading}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value
          copy.change((before) => ({ ...before, heading: next }))
        }}
      />
      <ItemsEditor
        items={items}
        onChange={(next) => copy.change((before) => ({ ...before, items: next }))}
        year={report.toYear}
        place={report.placeId}
        asOf={report.asOf}
      />
      <Group justify="flex-end">
        <ReasonedButton loading={save.isPending} disabledReason={copy.theirs ? t('conflict.kept') : undefined} onClick={() => keep(copy.based)}>
          {t('edit.save')}
        </ReasonedButton>
      </Group>
    </Stack>
  )
}
