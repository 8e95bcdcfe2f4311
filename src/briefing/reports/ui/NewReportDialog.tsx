import { Button, Group, Modal, NativeSelect, Select, Stack, Switch, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { endOfVietnamDay } from '#platform/working-days.ts'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { createReport, listReports } from '../report.contract.ts'
import { reportScreens } from '../report-screens.messages.ts'

interface NewReportDialogProps {
  years: readonly number[]
  agencies: readonly { id: string; nameVi: string; nameEn: string }[]
  mayNation: boolean
  /** The reader's own agency, proposed first. */
  own: string
  onClose: () => void
}

const NATION = 'nation'

/** Chooses whose report, which years and which moment; the rest is drafted. */
export function NewReportDialog({ years, agencies, mayNation, own, onClose }: NewReportDialogProps) {
  const t = useMessages(reportScreens)
  const navigate = useNavigate()
  const [about, setAbout] = useState(mayNation ? NATION : ((agencies.find(({ id }) => id === own) ?? agencies[0])?.id ?? ''))
  const [span, setSpan] = useState({ several: false, from: years[0] ?? 2023, to: years[0] ?? 2023 })
  const [day, setDay] = useState<string | null>(null)
  const [map, setMap] = useState<'reported' | '63' | '34'>('reported')
  const [currency, setCurrency] = useState<'USD' | 'VND'>('USD')
  const create = useAction(createReport, {
    errors: 'form',
    invalidates: [listReports],
    onDone: ({ id }) => void navigate({ to: '/reports/$reportId', params: { reportId: id } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const asOf = day ? endOfVietnamDay(day) : null
    const fromYear = span.several ? span.from : span.to
    create.mutate({ body: { agencyId: about === NATION ? null : about, fromYear, toYear: span.to, map, currency, asOf } })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('new.title')}
        </Text>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorSummary error={create.error} />
          <Subject about={about} onChange={setAbout} agencies={agencies} mayNation={mayNation} />
          <Span years={years} span={span} onChange={setSpan} />
          <DayInput label={t('new.moment')} description={t('new.moment-hint')} clearable value={day} onChange={setDay} />
          <Group grow>
            <NativeSelect
              label={t('new.map')}
              data={(['reported', '63', '34'] as const).map((value) => ({ value, label: t(`new.map.${value}`) }))}
              value={map}
              onChange={(event) => setMap(event.currentTarget.value as 'reported')}
            />
            <NativeSelect
              label={t('new.currency')}
              data={['USD', 'VND']}
              value={currency}
              onChange={(event) => setCurrency(event.currentTarget.value as 'USD')}
            />
          </Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('new.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

interface SubjectProps extends Pick<NewReportDialogProps, 'agencies' | 'mayNation'> {
  about: string
  onChange: (about: string) => void
}

function Subject({ about, onChange, agencies, mayNation }: SubjectProps) {
  const t = useMessages(reportScreens)
  const named = useNamed()
  const choices = [...(mayNation ? [{ value: NATION, label: t('nation') }] : []), ...agencies.map((agency) => ({ value: agency.id, label: named(agency) }))]
  return (
    <Select
      data-autofocus
      label={t('new.about')}
      data={choices}
      searchable
      allowDeselect={false}
      value={about}
      onChange={(value) => onChange(value ?? about)}
    />
  )
}

interface YearSpan {
  several: boolean
  from: number
  to: number
}

function Span({ years, span, onChange }: { years: readonly number[]; span: YearSpan; onChange: (span: YearSpan) => void }) {
  const t = useMessages(reportScreens)
  const data = years.map(String)
  const last = years.at(-1) ?? span.to
  return (
    <>
      <Switch
        label={t('new.several')}
        checked={span.several}
        onChange={(event) => onChange({ ...span, several: event.currentTarget.checked, from: Math.max(last, span.to - 4) })}
      />
      <Group grow align="flex-start">
        {span.several ? (
          <NativeSelect
            label={t('new.from')}
            data={data}
            value={String(span.from)}
            onChange={(event) => onChange({ ...span, from: Number(event.currentTarget.value) })}
          />
        ) : null}
        <NativeSelect
          label={t(span.several ? 'new.to' : 'new.year')}
          data={data}
          value={String(span.to)}
          onChange={(event) => onChange({ ...span, to: Number(event.currentTarget.value) })}
        />
      </Group>
    </>
  )
}
