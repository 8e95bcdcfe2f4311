import '@mantine/dates/styles.layer.css'
import { Checkbox, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { TimePicker } from '@mantine/dates'
import { DayInput } from '#ui/DayInput.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { vietnamDate } from '#platform/working-days.ts'
import type { Briefing, BriefingFrame, BriefingProposal } from '../briefing.contract.ts'
import { briefingScreens } from '../briefing-screens.messages.ts'
import { hourInHaNoi, momentInHaNoi } from '../clock.model.ts'

/** The part of a briefing that its form edits. */
export function frameOf(of: Briefing | BriefingProposal): BriefingFrame {
  const { titleVi, titleEn, startsAt, endsAt, centre, chairName, chairPosition, coChairName, coChairPosition, recorded, pointLimit } = of
  return { titleVi, titleEn, startsAt, endsAt, centre, chairName, chairPosition, coChairName, coChairPosition, recorded, pointLimit }
}

type TextName = 'titleVi' | 'titleEn' | 'centre' | 'chairName' | 'chairPosition' | 'coChairName' | 'coChairPosition'
const needed: readonly TextName[] = ['titleVi', 'titleEn', 'centre']

/** Title, time in Ha Noi's hours, place, chair. */
export function FrameFields({ frame, onChange }: { frame: BriefingFrame; onChange: (frame: BriefingFrame) => void }) {
  const t = useMessages(briefingScreens)
  const set = (change: Partial<BriefingFrame>) => onChange({ ...frame, ...change })
  const text = (name: TextName) => (
    <TextInput
      id={name}
      label={t(`field.${name}`)}
      required={needed.includes(name)}
      maxLength={300}
      value={frame[name] ?? ''}
      {...(name === 'titleEn' ? { lang: 'en' } : {})}
      onChange={(event) => set({ [name]: event.currentTarget.value || (needed.includes(name) ? '' : null) })}
    />
  )
  return (
    <Stack>
      {text('titleVi')}
      {text('titleEn')}
      <Times frame={frame} onChange={set} />
      {text('centre')}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {text('chairName')}
        {text('chairPosition')}
        {text('coChairName')}
        {text('coChairPosition')}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <NumberInput
          label={t('field.pointLimit')}
          description={t('field.pointLimit-hint')}
          min={1}
          max={2000}
          allowDecimal={false}
          value={frame.pointLimit}
          onChange={(value) => set({ pointLimit: Number(value) || 1 })}
        />
        <Checkbox label={t('field.recorded')} checked={frame.recorded} onChange={(event) => set({ recorded: event.currentTarget.checked })} mb={8} />
      </SimpleGrid>
    </Stack>
  )
}

function Times({ frame: { startsAt, endsAt }, onChange }: { frame: BriefingFrame; onChange: (change: Partial<BriefingFrame>) => void }) {
  const t = useMessages(briefingScreens)
  const day = vietnamDate(startsAt)
  const put = (newDay: string, from: string, to: string) => onChange({ startsAt: momentInHaNoi(newDay, from), endsAt: momentInHaNoi(newDay, to) })
  const [from, to] = [hourInHaNoi(startsAt), hourInHaNoi(endsAt)]
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }}>
      <DayInput id="startsAt" label={t('field.day')} required value={day} onChange={(value) => value && put(value, from, to)} />
      <TimePicker label={t('field.from')} required format="24h" value={from} onChange={(hour) => hour && put(day, hour.slice(0, 5), to)} />
      <TimePicker label={t('field.to')} required format="24h" value={to} onChange={(hour) => hour && put(day, from, hour.slice(0, 5))} />
    </SimpleGrid>
  )
}
