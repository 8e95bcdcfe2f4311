import { Button, Group, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { listReports, previewReport, type Report, saveReportParticulars, showReport } from '../report.contract.ts'
import type { Particulars } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

type Texts = 'parentBody' | 'issuingBody' | 'symbol' | 'place' | 'addressee' | 'archiveUnit'
const optional = new Set<Texts>(['parentBody', 'addressee'])
const labels = { parentBody: 'parent', issuingBody: 'body', symbol: 'symbol', place: 'place', addressee: 'addressee', archiveUnit: 'archive' } as const

/** What stands around the text, by NĐ 30/2020/NĐ-CP, and the moment of the figures. */
export function ParticularsForm({ report }: { report: Report }) {
  const t = useMessages(reportScreens)
  const [given, setGiven] = useState(report.particulars)
  const [lists, setLists] = useState(() => textsOf(report.particulars))
  const [asOf, setAsOf] = useState(report.asOf)
  const save = useAction(saveReportParticulars, { errors: 'form', invalidates: [showReport, previewReport, listReports], success: t('edit.saved') })
  const set = <K extends keyof Particulars>(key: K, value: Particulars[K]) => setGiven((before) => ({ ...before, [key]: value }))
  const setText = (key: Texts, value: string) => setGiven((before) => ({ ...before, [key]: optional.has(key) && value === '' ? null : value }))
  const setList = (key: keyof typeof lists, value: string) => setLists((before) => ({ ...before, [key]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const particulars = {
      ...given,
      legalBases: linesOf(lists.legalBases).map((line) => line.replace(/[;.]$/, '')),
      recipients: linesOf(lists.recipients).map((line) => line.replace(/^- /, '').replace(/[;.]$/, '')),
      signature: { ...given.signature, authority: linesOf(lists.authority) },
    }
    save.mutate({ params: { id: report.id }, body: { revision: report.particularsRevision, particulars, asOf } })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ErrorSummary error={save.error} />
        <DateInput
          label={t('new.moment')}
          description={t('new.moment-hint')}
          clearable
          valueFormat="DD/MM/YYYY"
          value={asOf?.slice(0, 10) ?? null}
          onChange={(day) => setAsOf(day ? `${day.slice(0, 10)}T23:59:59+07:00` : null)}
        />
        <Textarea
          label={t('particulars.subject')}
          autosize
          maxLength={300}
          value={given.subject}
          onChange={(event) => set('subject', event.currentTarget.value)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {(Object.keys(labels) as Texts[]).map((key) => (
            <TextInput
              key={key}
              label={t(`particulars.${labels[key]}`)}
              maxLength={200}
              value={given[key] ?? ''}
              onChange={(event) => setText(key, event.currentTarget.value)}
            />
          ))}
          <NumberInput
            label={t('particulars.number')}
            min={1}
            max={99_999}
            value={given.number ?? ''}
            onChange={(value) => set('number', Number(value) || null)}
          />
          <DateInput
            label={t('particulars.date')}
            clearable
            valueFormat="DD/MM/YYYY"
            value={given.date}
            onChange={(day) => set('date', day?.slice(0, 10) ?? null)}
          />
          <TextInput
            label={t('particulars.position')}
            maxLength={200}
            value={given.signature.position}
            onChange={(event) => set('signature', { ...given.signature, position: event.currentTarget.value })}
          />
          <TextInput
            label={t('particulars.name')}
            maxLength={200}
            value={given.signature.name ?? ''}
            onChange={(event) => set('signature', { ...given.signature, name: event.currentTarget.value || null })}
          />
        </SimpleGrid>
        <Textarea label={t('particulars.authority')} autosize value={lists.authority} onChange={(event) => setList('authority', event.currentTarget.value)} />
        <Textarea
          label={t('particulars.bases')}
          autosize
          minRows={2}
          value={lists.legalBases}
          onChange={(event) => setList('legalBases', event.currentTarget.value)}
        />
        <Textarea
          label={t('particulars.recipients')}
          autosize
          minRows={3}
          value={lists.recipients}
          onChange={(event) => setList('recipients', event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            {t('edit.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function textsOf({ legalBases, recipients, signature }: Particulars) {
  return { legalBases: legalBases.join('\n'), recipients: recipients.join('\n'), authority: signature.authority.join('\n') }
}
