import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { listPlaces } from '#directory/place.contract.ts'
import { listSectors } from '#directory/sector.contract.ts'
import { queryOf, useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { getOverview, getPublished } from '../figure.contract.ts'
import { figureCodes } from '../figure.model.ts'
import { qualifiers, rangeOf, type Qualifier } from '../judge.model.ts'
import { findPrinted } from '../printed-words.model.ts'
import { addPrinted, listPrinted, type PrintedInput } from '../published.contract.ts'
import { publishedPageMessages } from './published-page.messages.ts'
import { newestYear } from '../reading.model.ts'
import { useFigureWords, useNow } from './use-figures.ts'

const units = ['USD', 'VND', 'count', 'percent'] as const
const numberShape = /^-?\d+(\.\d+)?$/

/** What stands in the form: text as typed. */
interface Draft {
  source: string
  heldOn: string
  reportYear: number
  placeId: string
  measure: string
  ownName: string
  sector: string
  unit: (typeof units)[number]
  value: string
  qualifier: Qualifier
  asPrinted: string
}

/** Writes a printed figure down; says before saving what will count as right. */
export function PrintedForm({ onClose }: { onClose: () => void }) {
  const t = useMessages(publishedPageMessages)
  const [tried, setTried] = useState(false)
  const [draft, setDraft] = useState<Draft>(blank(newestYear(useNow())))
  const set = (changes: Partial<Draft>) => setDraft((old) => ({ ...old, ...changes }))
  const add = useAction(addPrinted, { invalidates: [listPrinted, getPublished, getOverview], success: t('add.done'), errors: 'form', onDone: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const body = bodyOf(draft)
    if (body) add.mutate({ body })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('add.title')}
        </Text>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorSummary error={add.error} />
          <Origin draft={draft} set={set} tried={tried} />
          <Meaning draft={draft} set={set} tried={tried} />
          <Said draft={draft} set={set} tried={tried} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('add.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('add.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

const blank = (reportYear: number): Draft => ({
  source: '',
  heldOn: '',
  reportYear,
  placeId: '',
  measure: 'disbursed',
  ownName: '',
  sector: '',
  unit: 'USD',
  value: '',
  qualifier: 'rounded',
  asPrinted: '',
})

const needsNumber = ({ qualifier }: Draft) => qualifier !== 'slight fall'

/** The request, or nothing while something is missing. */
function bodyOf(draft: Draft): PrintedInput | undefined {
  const { source, heldOn, reportYear, placeId, sector, unit, qualifier, asPrinted } = draft
  const measure = draft.measure || draft.ownName.trim()
  const value = draft.value.trim()
  if (!source.trim() || !heldOn || !measure || !asPrinted.trim() || (needsNumber(draft) && !numberShape.test(value))) return undefined
  return {
    source,
    heldOn,
    reportYear,
    measure,
    unit,
    qualifier,
    asPrinted,
    ...(placeId ? { placeId } : {}),
    ...(sector ? { sector } : {}),
    ...(needsNumber(draft) ? { value } : {}),
  }
}

interface PartProps {
  draft: Draft
  set: (changes: Partial<Draft>) => void
  tried: boolean
}

function useNeeded(tried: boolean) {
  const t = useMessages(publishedPageMessages)
  return (text: string) => (tried && text.trim() === '' ? t('add.needed') : undefined)
}

function Origin({ draft, set, tried }: PartProps) {
  const t = useMessages(publishedPageMessages)
  const needed = useNeeded(tried)
  return (
    <>
      <TextInput
        data-autofocus
        withAsterisk
        maxLength={200}
        label={t('add.source')}
        description={t('add.source.about')}
        value={draft.source}
        error={needed(draft.source)}
        onChange={(event) => set({ source: event.currentTarget.value })}
      />
      <Group grow align="start">
        <TextInput
          withAsterisk
          type="date"
          label={t('add.held-on')}
          value={draft.heldOn}
          error={needed(draft.heldOn)}
          onChange={(event) => set({ heldOn: event.currentTarget.value })}
        />
        <NumberInput
          withAsterisk
          label={t('add.year')}
          min={1990}
          max={2200}
          allowDecimal={false}
          value={draft.reportYear}
          onChange={(value) => set({ reportYear: Number(value) })}
        />
      </Group>
    </>
  )
}

function Meaning({ draft, set, tried }: PartProps) {
  const t = useMessages(publishedPageMessages)
  const needed = useNeeded(tried)
  const named = useNamed()
  const { name } = useFigureWords()
  const places = useQuery(queryOf(listPlaces, { query: { set: draft.reportYear >= 2025 ? '34' : '63' } })).data?.places ?? []
  const sectors = useQuery(queryOf(listSectors, { query: {} })).data?.sectors ?? []
  return (
    <>
      <Group grow align="start">
        <NativeSelect
          label={t('add.place')}
          data={[{ value: '', label: t('nation') }, ...places.map((place) => ({ value: place.id, label: named(place) }))]}
          value={draft.placeId}
          onChange={(event) => set({ placeId: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('add.sector')}
          data={[
            { value: '', label: t('add.sector.all') },
            ...sectors.filter(({ parentCode }) => parentCode === null).map((sector) => ({ value: sector.code, label: named(sector) })),
          ]}
          value={draft.sector}
          onChange={(event) => set({ sector: event.currentTarget.value })}
        />
      </Group>
      <NativeSelect
        label={t('add.figure')}
        data={[...figureCodes.map((value) => ({ value: value as string, label: name(value) })), { value: '', label: t('add.figure.none') }]}
        value={draft.measure}
        onChange={(event) => set({ measure: event.currentTarget.value })}
      />
      {draft.measure === '' ? (
        <TextInput
          withAsterisk
          maxLength={80}
          label={t('add.own-name')}
          value={draft.ownName}
          error={needed(draft.ownName)}
          onChange={(event) => set({ ownName: event.currentTarget.value })}
        />
      ) : null}
    </>
  )
}

function Said({ draft, set, tried }: PartProps) {
  const t = useMessages(publishedPageMessages)
  const needed = useNeeded(tried)
  const { formats } = useFigureWords()
  const known = needsNumber(draft) && numberShape.test(draft.value.trim())
  const range = known ? rangeOf({ ...draft, value: draft.value.trim() }) : null
  const mismatch = known && draft.asPrinted.trim() !== '' && !findPrinted(draft.asPrinted, draft.value.trim())
  return (
    <>
      <Textarea
        withAsterisk
        autosize
        maxLength={500}
        label={t('add.as-printed')}
        description={t('add.as-printed.about')}
        value={draft.asPrinted}
        error={needed(draft.asPrinted)}
        onChange={(event) => set({ asPrinted: event.currentTarget.value })}
      />
      <Group grow align="start">
        <NativeSelect
          label={t('add.qualifier')}
          data={qualifiers.map((value) => ({ value, label: t(`qualifier.${value}`) }))}
          value={draft.qualifier}
          onChange={(event) => set({ qualifier: qualifiers.find((one) => one === event.currentTarget.value) ?? 'rounded' })}
        />
        <NativeSelect
          label={t('add.unit')}
          data={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
          value={draft.unit}
          onChange={(event) => set({ unit: units.find((one) => one === event.currentTarget.value) ?? 'USD' })}
        />
      </Group>
      {needsNumber(draft) ? (
        <TextInput
          withAsterisk
          inputMode="decimal"
          label={t('add.value')}
          description={t('add.value.about')}
          value={draft.value}
          error={tried && !known ? t('add.not-a-number') : undefined}
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
      ) : null}
      {range ? (
        <Text size="sm" c="dimmed" role="status">
          {t('add.range', { from: formats.decimal(range.from), to: formats.decimal(range.to) })}
        </Text>
      ) : null}
      {mismatch ? (
        <Text size="sm" c="amber.8" role="status">
          {t('add.mismatch')}
        </Text>
      ) : null}
    </>
  )
}
