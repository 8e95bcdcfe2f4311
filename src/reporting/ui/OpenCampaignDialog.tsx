import { Button, Checkbox, Group, Modal, NumberInput, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { compareVietnamese } from '#platform/text/sort-key.ts'
import { DayInput } from '#ui/DayInput.tsx'
import { queryOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useFormats, useMessages, useNamed } from '#ui/i18n.tsx'
import { KeyValue } from '#ui/KeyValue.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { listCampaigns, openCampaignRoute, proposeCampaign, type Debtor } from '../campaign.contract.ts'
import { campaignMessages } from '../campaign-screens.messages.ts'
import { listOwnReturns } from '../return.contract.ts'

/** Opens the campaign of a year: the system proposes dates, form and who owes; the secretariat decides. */
export function OpenCampaignDialog({ year: first, onClose }: { year: number; onClose: () => void }) {
  const t = useMessages(campaignMessages)
  const formats = useFormats()
  const [year, setYear] = useState(first)
  const [asked] = useDebouncedValue(year, 400)
  const [dueOn, setDueOn] = useState<string>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { data, error } = useQuery(queryOf(proposeCampaign, { query: { year: asked } }))
  const open = useAction(openCampaignRoute, {
    invalidates: [listCampaigns, listOwnReturns],
    success: t('open.done', { year: String(year) }),
    errors: 'form',
    onDone: onClose,
  })
  const due = dueOn ?? data?.campaign.dueOn
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!data || !due) return
    open.mutate({
      body: { reportYear: year, dueOn: due, ...(left.size > 0 ? { debtors: data.debtors.map(({ agencyId }) => agencyId).filter((id) => !left.has(id)) } : {}) },
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('open.title')}
        </Text>
      }
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorSummary error={open.error ?? error} />
          <Group grow align="start">
            <NumberInput
              data-autofocus
              label={t('open.year')}
              value={year}
              min={1990}
              max={2200}
              allowDecimal={false}
              onChange={(value) => setYear(Number(value))}
            />
            <DayInput label={t('open.due')} value={due ?? null} onChange={(value) => setDueOn(value ?? undefined)} />
          </Group>
          {data ? (
            <>
              <KeyValue
                items={[
                  { label: t('open.period'), value: `${formats.date(data.campaign.periodFrom)} – ${formats.date(data.campaign.periodTo)}` },
                  { label: t('open.form'), value: data.campaign.formVersionId },
                  {
                    label: t('open.reminders'),
                    value: t('open.reminders-of', { before: data.campaign.reminders.before.join(', '), after: data.campaign.reminders.everyAfter }),
                  },
                ]}
              />
              <Debtors debtors={data.debtors} left={left} onLeft={setLeft} />
            </>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <ReasonedButton type="submit" loading={open.isPending} disabledReason={!data || asked !== year ? t('open.wait') : undefined}>
              {t('open.confirm')}
            </ReasonedButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Debtors({ debtors, left, onLeft }: { debtors: readonly Debtor[]; left: ReadonlySet<string>; onLeft: (left: ReadonlySet<string>) => void }) {
  const t = useMessages(campaignMessages)
  const named = useNamed()
  const [query, setQuery] = useState('')
  const shown = debtors
    .filter((debtor) => searchKey(`${debtor.nameVi} ${debtor.nameEn}`).includes(searchKey(query)))
    .toSorted((a, b) => compareVietnamese(a.nameVi, b.nameVi))
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    onLeft(next)
  }
  return (
    <Stack gap="xs" role="group" aria-label={t('open.debtors')}>
      <Group justify="space-between" align="end">
        <Text fw={600}>{t('open.debtors-of', { count: debtors.length - left.size, total: debtors.length })}</Text>
        <TextInput size="xs" aria-label={t('filter')} placeholder={t('filter')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
      </Group>
      <ScrollArea.Autosize mah={260} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Stack gap={6}>
          {shown.map((debtor) => (
            <Checkbox key={debtor.agencyId} size="sm" label={named(debtor)} checked={!left.has(debtor.agencyId)} onChange={() => toggle(debtor.agencyId)} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  )
}
