import { Accordion, Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReplyOf } from '#platform/contract.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { forSample, forTemplate } from '../instantiate.model.ts'
import type { ReportItem, TemplateSection } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { saveTemplate, showTemplate } from '../report-template.contract.ts'
import { ItemsEditor, type KeyedItem, keyed } from './ItemsEditor.tsx'

interface Span {
  fromYear: number
  toYear: number
}
interface KeyedSection extends Omit<TemplateSection, 'items'> {
  items: KeyedItem[]
}

interface TemplateFormProps {
  template: ReplyOf<typeof showTemplate>
  /** The years that figures are shown for while the template is edited. */
  span: Span
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** Subject, bases, recipients and the parts of a template; kept as a new version. */
export function TemplateForm({ template, span }: TemplateFormProps) {
  const t = useMessages(reportScreens)
  const navigate = useNavigate()
  const { kind, body, inForce, number } = template
  const [subject, setSubject] = useState(body.subject)
  const [bases, setBases] = useState(body.legalBases.join('\n'))
  const [recipients, setRecipients] = useState(body.recipients.join('\n'))
  const [sections, setSections] = useState(() =>
    body.sections.map((section) => ({ ...section, items: keyed(section.items.map((item) => forShowing(item, span))) })),
  )
  const [note, setNote] = useState(number === inForce ? '' : t('template.restore-note', { number }))
  const save = useAction(saveTemplate, {
    errors: 'form',
    invalidates: [showTemplate],
    success: (reply) => t('template.saved', { number: reply.number }),
    onDone: () => void navigate({ to: '/reports/templates', search: { kind } }),
  })
  const keep = () => {
    const kept = sections.map((section) => ({ ...section, items: section.items.map(({ item }) => forKeeping(item, span)) }))
    const given = { subject, legalBases: lines(bases), recipients: lines(recipients), sections: kept }
    save.mutate({ params: { kind }, body: { basedOn: inForce, body: given, note: note.trim() || null } })
  }
  const put = (at: number, section: KeyedSection) => setSections((before) => before.map((one, index) => (index === at ? section : one)))
  return (
    <Stack gap="sm">
      <ErrorSummary error={save.error} />
      <TextInput label={t('particulars.subject')} maxLength={300} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      <Textarea label={t('particulars.bases')} autosize value={bases} onChange={(event) => setBases(event.currentTarget.value)} />
      <Textarea label={t('particulars.recipients')} autosize value={recipients} onChange={(event) => setRecipients(event.currentTarget.value)} />
      <Accordion variant="separated" keepMounted={false}>
        {sections.map((section, at) => (
          <SectionItem
            key={section.key}
            section={section}
            span={span}
            onPut={(next) => put(at, next)}
            onRemove={() => setSections((before) => before.filter((one) => one.key !== section.key))}
          />
        ))}
      </Accordion>
      <Group justify="space-between" align="flex-end">
        <Button variant="default" onClick={() => setSections((before) => [...before, newSection(before, t('template.new-part'))])}>
          {t('template.add-part')}
        </Button>
        <Group align="flex-end">
          <TextInput label={t('template.note')} maxLength={500} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <Button loading={save.isPending} onClick={keep}>
            {t(number === inForce ? 'template.save' : 'template.restore')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}

function SectionItem({ section, span, onPut, onRemove }: { section: KeyedSection; span: Span; onPut: (section: KeyedSection) => void; onRemove: () => void }) {
  const t = useMessages(reportScreens)
  return (
    <Accordion.Item value={section.key}>
      <Accordion.Control>
        <Text fw={600}>
          {section.annex ? `${t('edit.annex')}: ` : ''}
          {section.heading ?? t('preview.opening')}
        </Text>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <TextInput
            label={t('edit.heading')}
            description={t('edit.heading-hint')}
            maxLength={300}
            value={section.heading ?? ''}
            onChange={(event) => onPut({ ...section, heading: event.currentTarget.value || null })}
          />
          <Checkbox label={t('edit.annex')} checked={section.annex} onChange={(event) => onPut({ ...section, annex: event.currentTarget.checked })} />
          <ItemsEditor items={section.items} onChange={(items) => onPut({ ...section, items })} year={span.toYear} checks={false} />
          <Group justify="flex-end">
            <Button size="xs" variant="subtle" color="red" onClick={onRemove}>
              {t('template.remove-part')}
            </Button>
          </Group>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  )
}

const forShowing = (item: ReportItem, span: Span): ReportItem => (item.type === 'text' ? { ...item, body: forSample(item.body, span) } : item)
const forKeeping = (item: ReportItem, span: Span): ReportItem => (item.type === 'text' ? { ...item, body: forTemplate(item.body, span) } : item)

function newSection(before: readonly KeyedSection[], heading: string): KeyedSection {
  const numbers = before.map(({ key }) => Number(/^part-(\d+)$/.exec(key)?.[1] ?? 0))
  return { key: `part-${Math.max(0, ...numbers) + 1}`, heading, annex: false, items: [] }
}
