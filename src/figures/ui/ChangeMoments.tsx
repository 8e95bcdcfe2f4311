import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listBriefings } from '#briefing/briefing.contract.ts'
import { listReports } from '#briefing/reports/report.contract.ts'
import { listCampaigns } from '#reporting/campaign.contract.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { queryOf } from '#ui/data.ts'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { changeMessages } from '../change.messages.ts'
import { isAskedMoment, type OfferedMoment, offeredMoments, withEnds } from './change-moments.model.ts'
import { dayOf } from './change-search.model.ts'
import { DayField } from './DayField.tsx'
import { firstYear, newestYear } from '../reading.model.ts'
import type { ChangeScreen } from './use-change.ts'

const select = { size: 'sm', labelProps: { c: 'dimmed', size: 'xs' } } as const
const OTHER = 'other'
const NOW = 'now'

interface Offer {
  moment: string
  label: string
}

/** The report year and its two moments: when reports were due, a briefing was held or locked its figures, a report was frozen, now, or any day. */
export function ChangeMoments({ screen: { asked, now, change } }: { screen: ChangeScreen }) {
  const t = useMessages(changeMessages)
  const { year, fromMoment = now, toMoment } = asked.query
  const offers = useOffers(asked.query, now)
  const today = vietnamDate(now)
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
      <End label={t('control.from')} offers={offers} moment={fromMoment} today={today} onMoment={(from) => change(withEnds({ from, to: toMoment }))} />
      <End label={t('control.to')} offers={offers} moment={toMoment} today={today} withNow onMoment={(to) => change(withEnds({ from: fromMoment, to }))} />
    </>
  )
}

/** What the ledger can be looked at from without knowing a date by heart; moments that are the same are told in one line. */
function useOffers({ year, place, agency }: ChangeScreen['asked']['query'], now: string): Offer[] {
  const nameOf = useOfferName()
  const campaigns = useQuery(queryOf(listCampaigns)).data?.campaigns ?? []
  const briefings = useQuery(queryOf(listBriefings)).data?.briefings ?? []
  const reports = useQuery(queryOf(listReports)).data?.reports ?? []
  const byMoment = Map.groupBy(offeredMoments({ campaigns, briefings, reports }, { year, place, agency, now }), ({ moment }) => moment)
  return [...byMoment].map(([moment, offers]) => ({ moment, label: offers.map(nameOf).join(' · ') }))
}

function useOfferName(): (offer: OfferedMoment) => string {
  const t = useMessages(changeMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  return (offer) => {
    const date = formats.date(offer.day)
    if (offer.kind !== 'report') return t(`moment.${offer.kind}`, { date })
    const { agencyVi, agencyEn, fromYear, toYear } = offer.report
    const agency = (locale === 'vi' ? agencyVi : agencyEn) ?? 'none'
    return t('moment.report', { date, agency, years: fromYear === toYear ? String(toYear) : `${fromYear}–${toYear}` })
  }
}

interface EndProps {
  label: string
  offers: readonly Offer[]
  /** Absent: now. */
  moment: string | undefined
  today: string
  withNow?: boolean
  onMoment: (moment: string | undefined) => void
}

function End({ label, offers, moment, today, withNow = false, onMoment }: EndProps) {
  const t = useMessages(changeMessages)
  const known = moment === undefined ? NOW : (offers.find((offer) => isAskedMoment(offer.moment, moment))?.moment ?? OTHER)
  const data = [
    ...(withNow ? [{ value: NOW, label: t('moment.now-option') }] : []),
    ...offers.map((offer) => ({ value: offer.moment, label: offer.label })),
    ...(known === OTHER ? [{ value: OTHER, label: t('moment.other') }] : []),
  ]
  return (
    <DayField label={label} day={moment === undefined ? undefined : dayOf(moment)} today={today} onDay={onMoment}>
      <NativeSelect
        size="sm"
        w={300}
        aria-label={`${label}: ${t('moment.offered')}`}
        data={data}
        value={known}
        onChange={({ currentTarget: { value } }) => {
          if (value !== OTHER) onMoment(value === NOW ? undefined : value)
        }}
      />
    </DayField>
  )
}
