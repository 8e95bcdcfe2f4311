import { Input, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { listBriefings } from '#briefing/briefing.contract.ts'
import { listCampaigns } from '#reporting/campaign.contract.ts'
import { queryOf } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { changeMessages } from '../change.messages.ts'
import { dayOf } from './change-search.model.ts'
import styles from './figures-layout.module.css'
import { firstYear, newestYear, todayOf } from './reading.model.ts'
import type { ChangeScreen } from './use-change.ts'

const select = { size: 'sm', labelProps: { c: 'dimmed', size: 'xs' } } as const
const OTHER = 'other'
const NOW = 'now'

interface Offer {
  day: string
  label: string
}

/** The report year and its two moments: a day of a briefing, the day on which reports were due, now, or any other day. */
export function ChangeMoments({ screen: { asked, now, change } }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const { year, fromMoment = now, toMoment } = asked.query
  const offers = useOffers(year, now)
  const today = todayOf(now)
  const last = Math.max(newestYear(now), year)
  const years = Array.from({ length: last - firstYear + 1 }, (_, index) => String(firstYear + index))
  return (
    <>
      <NativeSelect
        {...select}
        w={104}
        label={t('control.year')}
        data={years.toReversed()}
        value={String(year)}
        onChange={(event) => change({ year: Number(event.currentTarget.value), from: undefined, to: undefined })}
      />
      <End label={t('control.from')} offers={offers} day={dayOf(fromMoment)} last={today} onDay={(from) => change({ from })} />
      <End
        label={t('control.to')}
        offers={offers}
        day={toMoment === undefined ? undefined : dayOf(toMoment)}
        last={today}
        withNow
        onDay={(to) => change({ to })}
      />
    </>
  )
}

/** What the ledger can be looked at from without knowing a date by heart. */
function useOffers(year: number, now: string): Offer[] {
  const t = useMessages(changeMessages)
  const formats = useFormats()
  const campaigns = useQuery(queryOf(listCampaigns)).data?.campaigns ?? []
  const briefings = useQuery(queryOf(listBriefings)).data?.briefings ?? []
  const due = campaigns
    .filter((campaign) => campaign.reportYear === year)
    .map(({ dueOn }) => ({ day: dueOn, label: t('moment.due', { date: formats.date(dueOn) }) }))
  const held = briefings
    .filter(({ state }) => state !== 'cancelled')
    .map(({ startsAt }) => todayOf(startsAt))
    .filter((day) => day > `${year}-12-31`)
    .map((day) => ({ day, label: t('moment.briefing', { date: formats.date(day) }) }))
  const known = [...due, ...held].filter(({ day }) => day < todayOf(now))
  return [...new Map(known.map((offer) => [offer.label, offer])).values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
}

interface EndProps {
  label: string
  offers: readonly Offer[]
  /** Absent: now. */
  day: string | undefined
  last: string
  withNow?: boolean
  onDay: (day: string | undefined) => void
}

function End({ label, offers, day, last, withNow = false, onDay }: EndProps) {
  const t = useMessages(changeMessages)
  const id = useId()
  const known = day === undefined ? NOW : (offers.find((offer) => offer.day === day)?.day ?? OTHER)
  const data = [
    ...(withNow ? [{ value: NOW, label: t('moment.now-option') }] : []),
    ...offers.map(({ day: value, label: words }) => ({ value, label: words })),
    ...(known === OTHER ? [{ value: OTHER, label: t('moment.other') }] : []),
  ]
  return (
    <div>
      <Input.Label htmlFor={id} size="xs" c="dimmed">
        {label}
      </Input.Label>
      <div className={styles.asOf}>
        <TextInput
          id={id}
          type="date"
          size="sm"
          w={148}
          max={last}
          value={day ?? last}
          onChange={(event) => {
            const chosen = event.currentTarget.value
            if (chosen !== '') onDay(withNow && chosen >= last ? undefined : chosen)
          }}
        />
        <NativeSelect
          size="sm"
          w={262}
          aria-label={`${label}: ${t('moment.offered')}`}
          data={data}
          value={known}
          onChange={({ currentTarget: { value } }) => {
            if (value !== OTHER) onDay(value === NOW ? undefined : value)
          }}
        />
      </div>
    </div>
  )
}
