import { Accordion, Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ReplyOf } from '#platform/contract.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { forSample, forTemplate } from '../instantiate.model.ts'
import type { ReportItem, TemplateSection } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { saveTemplate, showTemplate } from '../report-template.contract.ts'
import { EditConflict, isEditConflict, type Stretch } from './EditConflict.tsx'
import { ItemsEditor, type KeyedItem, keyed } from './ItemsEditor.tsx'
import { useOwnCopy } from './use-own-copy.ts'

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
  const queries = useQueryClient()
  const stretchesOf = useStretches()
  const { kind, inForce, number } = template
  const isNewest = number === inForce
  const { kept, look } = useKeptTemplate(template)
  const value = useMemo(() => typedOf(kept.body, span), [kept, span])
  const made = kept.versions.find((version) => version.number === kept.inForce)
  const [note, setNote] = useState(isNewest ? '' : t('template.restore-note', { number }))
  const save = useAction(saveTemplate, {
    errors: 'form',
    invalidates: [showTemplate],
    success: (reply) => t('template.saved', { number: reply.number }),
    onDone: () => {
      setNote('')
      void navigate({ to: '/reports/templates', search: { kind } })
    },
  })
  const copy = useOwnCopy(
    { revision: kept.inForce, value, by: made?.madeBy ?? null, at: made?.madeAt ?? null },
    (one, other) => same(one, other, span),
    save.isPending,
  )
  const { subject, bases, recipients, sections } = copy.value
  const set = (change: Partial<Typed>) => copy.change((before) => ({ ...before, ...change }))
  const setSections = (next: (before: KeyedSection[]) => KeyedSection[]) => copy.change((before) => ({ ...before, sections: next(before.sections) }))
  const findTheirs = async () => look(await queries.fetchQuery({ ...queryOf(showTemplate, { params: { kind }, query: {} }), staleTime: 0 }))
  const keep = (basedOn: number) =>
    save.mutate(
      { params: { kind }, body: { basedOn, body: sentOf(copy.value, span), note: note.trim() || null } },
      {
        onSuccess: (reply) => copy.saved(reply.number, copy.value),
        onError: (error) => {
          if (isEditConflict(error)) void findTheirs()
        },
      },
    )
  const put = (at: number, section: KeyedSection) => setSections((before) => before.map((one, index) => (index === at ? section : one)))
  return (
    <Stack gap="sm">
      <ErrorSummary error={isEditConflict(save.error) ? null : save.error} />
      <EditConflict copy={copy} refused={isEditConflict(save.error)} stretchesOf={stretchesOf} onKeepMine={keep} />
      <TextInput label={t('particulars.subject')} maxLength={300} value={subject} onChange={(event) => set({ subject: event.currentTarget.value })} />
      <Textarea label={t('particulars.bases')} autosize value={bases} onChange={(event) => set({ bases: event.currentTarget.value })} />
      <Textarea label={t('particulars.recipients')} autosize value={recipients} onChange={(event) => set({ recipients: event.currentTarget.value })} />
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
          <ReasonedButton loading={save.isPending} disabledReason={copy.theirs ? t('conflict.kept') : undefined} onClick={() => keep(copy.based)}>
            {t(isNewest ? 'template.save' : 'template.restore')}
          </ReasonedButton>
        </Group>
      </Group>
    </Stack>
  )
}

type Template = TemplateFormProps['template']
interface Typed {
  subject: string
  bases: string
  recipients: string
  sections: KeyedSection[]
}

/** What others made of the template: the newest version as it comes; beside an older one only what a refused save made us look at. */
function useKeptTemplate(template: Template) {
  const [opened] = useState(template)
  const [found, look] = useState<Template | null>(null)
  const known = template.number === template.inForce ? template : opened
  return { kept: found && found.inForce > known.inForce ? found : known, look }
}

const typedOf = ({ subject, legalBases, recipients, sections }: Template['body'], span: Span): Typed => ({
  subject,
  bases: legalBases.join('\n'),
  recipients: recipients.join('\n'),
  sections: sections.map((section) => ({ ...section, items: keyed(section.items.map((item) => forShowing(item, span))) })),
})

const sentOf = ({ subject, bases, recipients, sections }: Typed, span: Span) => ({
  subject,
  legalBases: lines(bases),
  recipients: lines(recipients),
  sections: sections.map((section) => ({ ...section, items: section.items.map(({ item }) => forKeeping(item, span)) })),
})

const same = (one: Typed, other: Typed, span: Span) => JSON.stringify(sentOf(one, span)) === JSON.stringify(sentOf(other, span))

function useStretches(): (typed: Typed) => Stretch[] {
  const t = useMessages(reportScreens)
  return ({ subject, bases, recipients, sections }) => [
    { name: t('particulars.subject'), body: subject },
    { name: t('particulars.bases'), body: bases },
    { name: t('particulars.recipients'), body: recipients },
    ...sections.map(({ key, heading, annex, items }) => ({
      name: `${annex ? `${t('edit.annex')}: ` : ''}${heading ?? t('preview.opening')} (${key})`,
      body: items.map(({ item }) => item),
    })),
  ]
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
