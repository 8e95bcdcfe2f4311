import { sql } from 'kysely'
import { evaluate, findMoment, readTable } from '#figures/index.ts'
import { TableQuery } from '#figures/figure.contract.ts'
import type { Db } from '#platform/db.ts'
import { Exact } from '#platform/money.ts'
import { notFound } from '#platform/problem.ts'
import { findConclusions } from '../directives/conclusions.action.ts'
import { figureKey } from '../text/rich-text.model.ts'
import type { Both, ReleaseFacts, Seated, ValueOf } from './release-facts.model.ts'
import { questionsOf } from './release-figures.model.ts'

const MOST_SECTORS = 3

/** A room with what its article is drafted from. */
export interface RoomOfRelease {
  pointId: string
  briefingId: string
  agencyId: string
  kind: ReleaseFacts['room']['kind']
  placeId: string | null
  nameVi: string
  nameEn: string
  state: string
  reportYear: number
  startsAt: string
  heldOn: string
  centre: string
  chairName: string | null
  chairPosition: string | null
  coChairName: string | null
  coChairPosition: string | null
  /** How its places are read: as reported while the first set of places stands, else restated to the set of the day, so that years compare. */
  map: string
  demo: boolean
}

/** Throws notFound when there is none that the actor may see. */
export async function getRoomOfRelease(db: Db, pointId: string): Promise<RoomOfRelease> {
  const { rows } =
    await sql<RoomOfRelease>`select p.id as point_id, p.briefing_id, p.agency_id, p.kind, p.place_id, p.name_vi, p.name_en, b.state, b.report_year, b.starts_at, (b.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as held_on,
      b.centre, b.chair_name, b.chair_position, b.co_chair_name, b.co_chair_position, 
      case when b.place_set_id = (select id from directory.place_set order by valid_from limit 1) then 'reported' else b.place_set_id end as map, b.demo
    from briefing.point p join briefing.briefing b on b.id = p.briefing_id where p.id = ${pointId}`.execute(db)
  const [room] = rows
  if (!room) throw notFound({})
  return room
}

/** Gathers everything that an article of the room is drafted from. */
export async function findReleaseFacts(db: Db, room: RoomOfRelease): Promise<ReleaseFacts> {
  const { briefingId, pointId, placeId, map, agencyId, kind, reportYear } = room
  const counts = await countRooms(db, briefingId)
  const said = await findSaid(db, room)
  return {
    reportYear,
    startsAt: room.startsAt,
    heldOn: room.heldOn,
    centre: room.centre,
    chair: room.chairName === null ? null : { name: room.chairName, position: room.chairPosition },
    coChair: room.coChairName === null ? null : { name: room.coChairName, position: room.coChairPosition },
    ...counts,
    room: {
      kind,
      name: { vi: room.nameVi, en: room.nameEn },
      place: kind === 'province' ? placeId : null,
      map,
      agencyId,
      people: await findPeople(db, pointId),
      below: await findBelow(db, pointId),
      currency: await findCurrency(db, { placeId, agencyId, reportYear }),
    },
    ...said,
    ...(await findSubjects(db, reportYear)),
  }
}

async function countRooms(db: Db, briefingId: string) {
  const { rows } = await sql<{
    kind: string
    count: number
  }>`select kind, count(*)::int as count from briefing.point where briefing_id = ${briefingId} group by kind`.execute(db)
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { provinces: of('province'), ministries: of('ministry') }
}

async function findPeople(db: Db, pointId: string): Promise<Seated[]> {
  const { rows } =
    await sql<Seated>`select full_name, job_title, body, duty from briefing.attendee where point_id = ${pointId} and attendance <> 'absent' order by rank`.execute(
      db,
    )
  return rows
}

async function findBelow(db: Db, pointId: string): Promise<Both[]> {
  const { rows } = await sql<{
    vi: string
    en: string
  }>`select name_vi as vi, name_en as en from briefing.point where parent_id = ${pointId} order by position`.execute(db)
  return rows
}

/** The money that most lines of the room's own report are written in; dollars where there is none. */
async function findCurrency(
  db: Db,
  { placeId, agencyId, reportYear }: { placeId: string | null; agencyId: string; reportYear: number },
): Promise<'USD' | 'VND'> {
  const { rows } = await sql<{ code: string }>`select currency_code as code from aid.flow where report_year = ${reportYear} and counted and closed_seq is null
    and (agency_id = ${agencyId} or place_id = ${placeId}) group by currency_code order by count(*) desc, currency_code limit 1`.execute(db)
  return rows[0]?.code === 'VND' ? 'VND' : 'USD'
}

async function findSaid(db: Db, { briefingId, pointId }: RoomOfRelease): Promise<Pick<ReleaseFacts, 'agenda' | 'statements' | 'spoke' | 'conclusions'>> {
  const agenda = await sql<{ kind: string; vi: string; en: string; owner: string | null }>`
    select kind, title_vi as vi, title_en as en, owner from briefing.agenda_item where briefing_id = ${briefingId} order by position`.execute(db)
  const spoken = await sql<{ pointId: string; subject: string }>`
    select point_id, subject from briefing.statement where briefing_id = ${briefingId} and state = 'spoken' order by position`.execute(db)
  const conclusions = await sql<Both>`select text_vi as vi, text_en as en from briefing.directive
    where briefing_id = ${briefingId} and state <> 'cancelled' and issued_at is not null order by number`.execute(db)
  return {
    agenda: agenda.rows.map(({ kind, vi, en, owner }) => ({ kind, title: { vi, en }, owner })),
    statements: spoken.rows.filter((one) => one.pointId === pointId).map((one) => one.subject),
    spoke: new Set(spoken.rows.map((one) => one.pointId)).size,
    // Before directives are made of them, the chair's own words of the session.
    conclusions: conclusions.rows.length > 0 ? conclusions.rows : (await findConclusions(db, briefingId)).map(({ text }) => ({ vi: text, en: null })),
  }
}

/** The sectors that took most of the nation's year, and its special topics. */
async function findSubjects(db: Db, year: number): Promise<Pick<ReleaseFacts, 'sectors' | 'topics'>> {
  const moment = await findMoment(db, undefined)
  const table = async (rows: 'sector1' | 'topic') => {
    const answer = await readTable(db, TableQuery.parse({ rows, from: year, to: year, measure: 'disbursed' }), moment)
    return answer.rows
      .filter((row) => row.key !== '-' && new Exact(row.total).gt(0))
      .sort((a, b) => new Exact(b.total).cmp(a.total))
      .map(({ key, label, labelEn }) => ({ code: key, name: { vi: label, en: labelEn } }))
  }
  return { sectors: (await table('sector1')).slice(0, MOST_SECTORS), topics: await table('topic') }
}

/** What the figures of a draft are worth at a moment; now unless one is named. */
export async function findValues(db: Db, facts: ReleaseFacts, asOf?: string): Promise<ValueOf> {
  const moment = await findMoment(db, asOf)
  const values = new Map<string, string | null>()
  for (const { attrs } of questionsOf(facts)) {
    const key = figureKey(attrs)
    if (!values.has(key)) values.set(key, (await evaluate(db, attrs.code, attrs.query, moment, 'value')).value)
  }
  return (node) => values.get(figureKey(node.attrs)) ?? null
}

/** Throws notFound when there is no such briefing that the actor may see. */
export async function getBriefingState(db: Db, briefingId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`select state from briefing.briefing where id = ${briefingId}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found.state
}
