import { findAgencies, findPlaces, findPlaceSets, getCalendar } from '#directory/index.ts'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { vietnamDate } from '#platform/working-days.ts'
import { findCampaigns } from '#reporting/index.ts'
import { type Briefing, type BriefingProposal, campaignMissing, type ProposedPoint } from './briefing.contract.ts'
import { proposedDay, proposedTitles } from './proposal.model.ts'
import { findBriefings, findPrevious } from './briefing.store.ts'
import { momentInHaNoi } from './clock.model.ts'
import { CENTRE_CODE, codeOfMinistry, codeOfProvince } from './point-code.default.ts'

const CENTRE = 'Trụ sở Liên hiệp các tổ chức hữu nghị Việt Nam, Hà Nội'

/**
 * What the briefing of a year would be: the first year with a campaign after the last one's, chair and centre as last time, a room for the centre,
 * for every province of the day it is held and for every ministry that owes returns. Throws campaignMissing.
 */
export async function proposeBriefingOf(db: Db, year: number | undefined, now: string): Promise<BriefingProposal> {
  const years = (await findCampaigns(db)).map(({ reportYear }) => reportYear)
  const briefings = await findBriefings(db)
  const latest = Math.max(0, ...briefings.filter(({ state }) => state !== 'cancelled').map((briefing) => briefing.reportYear))
  const reportYear = year ?? years.filter((one) => one > latest).at(-1) ?? years[0]
  if (reportYear === undefined || !years.includes(reportYear)) throw campaignMissing({ year: reportYear ?? 0 })
  const day = proposedDay(reportYear, vietnamDate(now), await getCalendar(db))
  const placeSetId = await getPlaceSetOn(db, day)
  return {
    reportYear,
    years,
    number: nextNumber(briefings, reportYear),
    ...proposedTitles(reportYear),
    startsAt: momentInHaNoi(day, '14:00'),
    endsAt: momentInHaNoi(day, '17:00'),
    ...asLastTime(await findPrevious(db, undefined)),
    recorded: true,
    placeSetId,
    points: await proposePointsOn(db, day),
  }
}

function asLastTime(last: Briefing | undefined): Pick<Briefing, 'centre' | 'chairName' | 'chairPosition' | 'coChairName' | 'coChairPosition' | 'pointLimit'> {
  if (!last) return { centre: CENTRE, chairName: null, chairPosition: null, coChairName: null, coChairPosition: null, pointLimit: 200 }
  const { centre: place, chairName, chairPosition, coChairName, coChairPosition, pointLimit } = last
  return { centre: place, chairName, chairPosition, coChairName, coChairPosition, pointLimit }
}

/** The number of a year's next briefing: the first is 1. */
export function nextNumber(briefings: readonly { reportYear: number; number: number }[], reportYear: number): number {
  return Math.max(0, ...briefings.filter((briefing) => briefing.reportYear === reportYear).map(({ number }) => number)) + 1
}

/** The set of places in force on a day. Throws notFound when none is. */
export async function getPlaceSetOn(db: Db, day: string): Promise<string> {
  const sets = (await findPlaceSets(db)).filter(({ validFrom }) => validFrom <= day)
  const last = sets.at(-1)
  if (!last) throw notFound({})
  return last.id
}

/** The rooms of a briefing held on a day: the centre, the provinces in Vietnamese order, the ministries. */
export async function proposePointsOn(db: Db, day: string): Promise<ProposedPoint[]> {
  return [...(await centre(db)), ...(await provinces(db, day)), ...(await ministries(db, day))].reduce(withFreeCode, [] as ProposedPoint[])
}

function withFreeCode(points: ProposedPoint[], point: ProposedPoint): ProposedPoint[] {
  const taken = points.some(({ code }) => code === point.code)
  return [...points, taken ? { ...point, code: point.agencyId.toUpperCase().slice(0, 20) } : point]
}

async function centre(db: Db): Promise<ProposedPoint[]> {
  const [secretariat] = await findAgencies(db, { duty: 'secretariat' })
  if (!secretariat) return []
  return [{ code: CENTRE_CODE, kind: 'centre', agencyId: secretariat.id, placeId: null, nameVi: 'Điểm cầu trung ương', nameEn: 'Centre' }]
}

async function provinces(db: Db, day: string): Promise<ProposedPoint[]> {
  const agencies = new Map((await findAgencies(db, { duty: 'province', on: day })).map((agency) => [agency.placeId, agency.id]))
  const places = await findPlaces(db, { setId: await getPlaceSetOn(db, day), on: day })
  return places.flatMap(({ id, nameVi, nameEn }) => {
    const agencyId = agencies.get(id)
    return agencyId ? [{ code: codeOfProvince(nameVi, id), kind: 'province' as const, agencyId, placeId: id, nameVi, nameEn }] : []
  })
}

async function ministries(db: Db, day: string): Promise<ProposedPoint[]> {
  const agencies = await findAgencies(db, { duty: 'ministry', on: day })
  return agencies.map(({ id, abbrVi, nameVi, nameEn }) => ({
    code: codeOfMinistry(abbrVi, id),
    kind: 'ministry',
    agencyId: id,
    placeId: null,
    nameVi,
    nameEn,
  }))
}
