import { Group, NumberInput, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, type FormEvent } from 'react'
import { endOfVietnamDay } from '#platform/working-days.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { listReports, previewReport, type Report, saveReportParticulars, showReport } from '../report.contract.ts'
import type { Particulars } from '../report-item.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'
import { EditConflict, isEditConflict, type Stretch } from './EditConflict.tsx'
import { useOwnCopy } from './use-own-copy.ts'

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
  const stretchesOf = useStretches()
  const queries = useQueryClient()
  const { particulars, asOf: moment } = report
  const kept = useMemo(() => typedOf(particulars, moment), [particulars, moment])
  const save = useAction(saveReportParticulars, { errors: 'form', invalidates: [showReport, previewReport, listReports], success: t('edit.saved') })
  const copy = useOwnCopy({ revision: report.particularsRevision, value: kept, by: null, at: null }, same, save.isPending)
  const { given, lists, asOf } = copy.value
  const set = <K extends keyof Particulars>(key: K, next: Particulars[K]) => copy.change((before) => ({ ...before, given: { ...before.given, [key]: next } }))
  const setText = (key: Texts, next: string) => set(key, (optional.has(key) && next === '' ? null : next) as string)
  const setList = (key: keyof typeof lists, next: string) => copy.change((before) => ({ ...before, lists: { ...before.lists, [key]: next } }))
  const setAsOf = (next: string | null) => copy.change((before) => ({ ...before, asOf: next }))
  const keep = (revision: number) =>
    save.mutate(
      { params: { id: report.id }, body: { revision, ...sentOf(copy.value) } },
      {
        onSuccess: (reply) => copy.saved(reply.revision, copy.value),
        onError: (error) => void (isEditConflict(error) && queries.invalidateQueries({ queryKey: [showReport.path] })),
      },
    )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!copy.theirs) keep(copy.based)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <ErrorSummary error={isEditConflict(save.error) ? null : save.error} />
        <EditConflict copy={copy} refused={isEditConflict(save.error)} stretchesOf={stretchesOf} onKeepMine={keep} />
        <DayInput
          label={t('new.moment')}
          description={t('new.moment-hint')}
          clearable
          value={asOf?.slice(0, 10) ?? null}
          onChange={(day) => setAsOf(day ? endOfVietnamDay(day) : null)}
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
          <DayInput label={t('particulars.date')} clearable value={given.date} onChange={(day) => set('date', day)} />
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
          <ReasonedButton type="submit" loading={save.isPending} disabledReason={copy.theirs ? t('conflict.kept') : undefined}>
            {t('edit.save')}
          </ReasonedButton>
        </Group>
      </Stack>
    </form>
  )
}

interface Typed {
  given: Particulars
  lists: ReturnType<typeof textsOf>
  asOf: string | null
}

const typedOf = (given: Particulars, asOf: string | null): Typed => ({ given, lists: textsOf(given), asOf })
const same = (one: Typed, other: Typed) => JSON.stringify(sentOf(one)) === JSON.stringify(sentOf(other))

/** What was typed as it is kept: a line of a list an entry, without the signs that the paper puts there itself. */
function sentOf({ given, lists, asOf }: Typed) {
  const particulars = {
    ...given,
    legalBases: linesOf(lists.legalBases).map((line) => line.replace(/[;.]$/, '')),
    recipients: linesOf(lists.recipients).map((line) => line.replace(/^- /, '').replace(/[;.]$/, '')),
    signature: { ...given.signature, authority: linesOf(lists.authority) },
  }
  return { particulars, asOf }
}

function useStretches(): (typed: Typed) => Stretch[] {
  const t = useMessages(reportScreens)
  const formats = useFormats()
  return ({ given, lists, asOf }) => [
    { name: t('new.moment'), body: asOf ? formats.moment(asOf) : '' },
    { name: t('particulars.subject'), body: given.subject },
    ...(Object.keys(labels) as Texts[]).map((key) => ({ name: t(`particulars.${labels[key]}`), body: given[key] ?? '' })),
    { name: t('particulars.number'), body: String(given.number ?? '') },
    { name: t('particulars.date'), body: given.date ? formats.date(given.date) : '' },
    { name: t('particulars.position'), body: given.signature.position },
    { name: t('particulars.name'), body: given.signature.name ?? '' },
    { name: t('particulars.authority'), body: lists.authority },
    { name: t('particulars.bases'), body: lists.legalBases },
    { name: t('particulars.recipients'), body: lists.recipients },
  ]
}

function textsOf({ legalBases, recipients, signature }: Particulars) {
  return { legalBases: legalBases.join('\n'), recipients: recipients.join('\n'), authority: signature.authority.join('\n') }
}
