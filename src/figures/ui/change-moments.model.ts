import { endOfVietnamDay, vietnamDate } from '#platform/working-days.ts'
import type { BriefingRow } from '#briefing/briefing.contract.ts'
import type { ReportSummary } from '#briefing/reports/report.contract.ts'
import type { Campaign } from '#reporting/campaign.contract.ts'
import type { ChangeSearch } from './change-search.model.ts'

/** A moment at which many people looked at the ledger: they need not know its date by heart. */
export type OfferedMoment = {
  /** A day (as known at its end), or the exact moment that figures were kept at. */
  moment: string
} & ({ kind: 'due' | 'briefing' | 'lock'; day: string } | { kind: 'report'; day: string; report: OfferedReport })
type OfferedReport = Pick<ReportSummary, 'agencyVi' | 'agencyEn' | 'fromYear' | 'toYear'>

interface Known {
  campaigns: readonly Pick<Campaign, 'reportYear' | 'dueOn'>[]
  briefings: readonly Pick<BriefingRow, 'state' | 'startsAt' | 'figuresAsOf'>[]
  reports: readonly (Pick<ReportSummary, 'state' | 'asOf' | 'frozenAt' | 'agencyId'> & OfferedReport)[]
}
interface About {
  year: number
  now: string
  place?: string | undefined
  agency?: string | undefined
}

/** The day reports were due, the days of briefings and what they locked, and what reports froze about the year; the earliest first. */
export function offeredMoments({ campaigns, briefings, reports }: Known, about: About): OfferedMoment[] {
  const { year, now } = about
  const held = briefings.filter(({ state }) => state !== 'cancelled').map((briefing) => ({ ...briefing, day: vietnamDate(briefing.startsAt) }))
  const all: OfferedMoment[] = [
    ...campaigns.filter(({ reportYear }) => reportYear === year).map(({ dueOn }) => ({ kind: 'due' as const, moment: dueOn, day: dueOn })),
    ...held.map(({ day }) => ({ kind: 'briefing' as const, moment: day, day })),
    ...held.flatMap(({ figuresAsOf, day }) => (figuresAsOf ? [{ kind: 'lock' as const, moment: figuresAsOf, day }] : [])),
    ...reports.flatMap((report) =>
      report.state === 'frozen' && report.asOf && isAbout(report, about)
        ? [{ kind: 'report' as const, moment: report.asOf, day: vietnamDate(report.frozenAt ?? report.asOf), report }]
        : [],
    ),
  ]
  const seen = new Set<string>()
  return all
    .filter(({ moment }) => {
      const day = vietnamDate(momentOf(moment))
      return day > `${year}-12-31` && (moment.length === 10 ? day < vietnamDate(now) : Date.parse(moment) <= Date.parse(now))
    })
    .filter((offer) => {
      const key = `${offer.kind} ${offer.moment} ${offer.day} ${offer.kind === 'report' ? offer.report.agencyVi : ''}`
      return !seen.has(key) && seen.add(key)
    })
    .toSorted((a, b) => Date.parse(momentOf(a.moment)) - Date.parse(momentOf(b.moment)))
}

/** The nation's reports are about everybody, those of an agency about itself. */
function isAbout({ agencyId, fromYear, toYear }: Known['reports'][number], { year, place, agency }: About): boolean {
  if (year < fromYear || year > toYear) return false
  return agencyId === null || agencyId === agency || (place !== undefined && agencyId === `a-${place}`)
}

const momentOf = (moment: string) => (moment.length === 10 ? endOfVietnamDay(moment) : moment)

/** Whether an offered moment is the one asked for. */
export const isAskedMoment = (offered: string, asked: string) => Date.parse(momentOf(offered)) === Date.parse(asked)

/** The address with one end moved: ends that would stand the wrong way round change places. */
export function withEnds({ from, to }: { from: string | undefined; to: string | undefined }): Pick<ChangeSearch, 'from' | 'to'> {
  return from !== undefined && to !== undefined && Date.parse(momentOf(from)) > Date.parse(momentOf(to)) ? { from: to, to: from } : { from, to }
}
