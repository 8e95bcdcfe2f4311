import { Group, MultiSelect, NativeSelect, NumberInput, Stack, Text, Textarea } from '@mantine/core'
import { DayInput } from '#ui/DayInput.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { Audience, MeasureCode } from '../directive.contract.ts'
import { directiveScreens } from '../directive-screens.messages.ts'
import { measureCodes, measures } from '../measure.model.ts'
import { directiveTopics } from '../topic.default.ts'
import type { Draft } from './directive-draft.model.ts'

export interface Choice {
  id: string
  nameVi: string
  nameEn: string
  duty: string
}

interface FieldsProps {
  draft: Draft
  onChange: (draft: Draft) => void
  choices: readonly Choice[]
  /** The report year that a measure looks at unless changed. */
  year: number
  tried: boolean
}

/** What a directive says: text, topic, whom, by when, with what evidence, measured how. */
export function DirectiveFields({ draft, onChange, choices, year, tried }: FieldsProps) {
  const t = useMessages(directiveScreens)
  const named = useNamed()
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const missing = (isMissing: boolean) => (tried && isMissing ? '•' : undefined)
  return (
    <Stack gap="sm">
      <Textarea
        label={t('directive.text')}
        withAsterisk
        autosize
        minRows={2}
        maxLength={4000}
        value={draft.textVi}
        error={missing(draft.textVi.trim() === '')}
        onChange={(event) => set({ textVi: event.currentTarget.value })}
      />
      <Textarea
        label={t('directive.text-en')}
        autosize
        minRows={1}
        maxLength={4000}
        value={draft.textEn ?? ''}
        onChange={(event) => set({ textEn: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={t('directive.topic')}
          value={draft.topic}
          onChange={(event) => set({ topic: event.currentTarget.value })}
          data={directiveTopics.map((topic) => ({ value: topic.code, label: named(topic) }))}
        />
        <DayInput
          label={t('directive.due')}
          withAsterisk

          value={draft.dueOn || null}
          error={missing(draft.dueOn === '')}
          onChange={(dueOn) => set({ dueOn: dueOn ?? '' })}
        />
      </Group>
      <NativeSelect
        label={t('form.audience')}
        value={draft.audience}
        onChange={(event) => set({ audience: Audience.parse(event.currentTarget.value) })}
        data={Audience.options.map((value) => ({ value, label: t(`audience.${value}`) }))}
      />
      {draft.audience === 'named' ? (
        <MultiSelect
          label={t('form.choose-agencies')}
          withAsterisk
          searchable
          clearable
          hidePickedOptions
          value={draft.addressees}
          error={missing(draft.addressees.length === 0)}
          onChange={(addressees) => set({ addressees })}
          data={choices.map((agency) => ({ value: agency.id, label: named(agency) }))}
        />
      ) : null}
      <Textarea
        label={t('directive.evidence')}
        autosize
        minRows={1}
        maxLength={2000}
        value={draft.evidenceWanted ?? ''}
        onChange={(event) => set({ evidenceWanted: event.currentTarget.value })}
      />
      <MeasureFields draft={draft} set={set} year={year} />
    </Stack>
  )
}

function MeasureFields({ draft: { measure }, set, year }: { draft: Draft; set: (change: Partial<Draft>) => void; year: number }) {
  const t = useMessages(directiveScreens)
  const choose = (value: string) => {
    const code = MeasureCode.safeParse(value).data
    set({ measure: code ? { code, year: measure?.year ?? year, target: measures[code].unit === 'percent' ? 100 : 0 } : null })
  }
  return (
    <>
      <Group grow align="flex-start">
        <NativeSelect
          label={t('directive.measure')}
          value={measure?.code ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
          data={[{ value: '', label: t('directive.measure-none') }, ...measureCodes.map((code) => ({ value: code, label: t(`measure.${code}`) }))]}
        />
        {measure ? (
          <>
            <NumberInput
              label={t('directive.measure-year')}
              min={1990}
              max={2200}
              value={measure.year}
              onChange={(value) => set({ measure: { ...measure, year: Number(value) || measure.year } })}
            />
            <NumberInput
              label={t('directive.target')}
              min={0}
              max={1000}
              suffix={measures[measure.code].unit === 'percent' ? '%' : ''}
              value={measure.target}
              onChange={(value) => set({ measure: { ...measure, target: Number(value) || 0 } })}
            />
          </>
        ) : null}
      </Group>
      <Text size="xs" c="dimmed">
        {t('directive.measure-note')}
      </Text>
    </>
  )
}
