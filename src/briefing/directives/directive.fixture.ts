import { randomUUID } from 'node:crypto'
import type { Engine } from '#platform/db-engine.ts'
import { actorOf } from '../../../test/harness.ts'

export const QUANG_TRI = 'a-p63-45'
export const QUANG_BINH = 'a-p63-44'
export const HUE = 'a-p63-46'
/** Quảng Trị since 1 July 2025, made of Quảng Bình and Quảng Trị. */
export const NEW_QUANG_TRI = 'a-p34-44'

export const cast = {
  secretary: actorOf('secretariat_officer', 'paccom'),
  head: actorOf('secretariat_approver', 'paccom'),
  otherHead: actorOf('secretariat_approver', 'paccom'),
  quangTri: actorOf('province_officer', QUANG_TRI),
  hue: actorOf('province_officer', HUE),
  heir: actorOf('province_officer', NEW_QUANG_TRI, { agencyIds: [NEW_QUANG_TRI, QUANG_BINH, QUANG_TRI] }),
  ministry: actorOf('ministry_officer', 'byt'),
  auditor: actorOf('auditor', 'kiem-toan'),
}

interface GivenBriefing {
  reportYear: number
  startsAt: string
  state?: string
  placeSetId?: string
  points?: readonly string[]
}

/** A briefing with a room for the centre and for each agency named; answers its id and the rooms' ids by agency. */
export async function insertTestBriefing(
  engine: Engine,
  { reportYear, startsAt, state = 'concluded', placeSetId = '63', points = [QUANG_TRI, HUE] }: GivenBriefing,
) {
  const id = randomUUID()
  await engine.query(
    `insert into briefing.briefing (id, report_year, number, title_vi, title_en, starts_at, ends_at, centre, chair_name, chair_position, place_set_id, state, figures_as_of, created_at)
     values ($1, $2, 1, $3, $4, $5::timestamptz, $5::timestamptz + interval '3 hours', 'Trụ sở Bộ Ngoại giao', 'Nguyễn Minh Hằng', 'Thứ trưởng Bộ Ngoại giao, Chủ nhiệm Ủy ban',
       $6, $7, $5::timestamptz, $5::timestamptz)`,
    [id, reportYear, `Hội nghị giao ban trực tuyến toàn quốc năm ${reportYear}`, `Nationwide online briefing ${reportYear}`, startsAt, placeSetId, state],
  )
  const rooms = new Map<string, string>()
  const all = [{ agencyId: 'paccom', kind: 'centre' }, ...points.map((agencyId) => ({ agencyId, kind: agencyId.startsWith('a-p') ? 'province' : 'ministry' }))]
  for (const [position, { agencyId, kind }] of all.entries()) {
    const pointId = randomUUID()
    await engine.query(
      `insert into briefing.point (id, briefing_id, code, kind, agency_id, name_vi, name_en, position)
       select $1, $2, $3, $4, a.id, 'Điểm cầu ' || a.name_vi, a.name_en, $6 from directory.agency a where a.id = $5`,
      [pointId, id, `P${position}`, kind, agencyId, position],
    )
    rooms.set(agencyId, pointId)
  }
  return { id, rooms }
}

/** People of the cast as rows, so that what they do can name them. */
export async function insertCast(engine: Engine) {
  for (const [key, { personId }] of Object.entries(cast))
    await engine.query(
      `insert into directory.person (id, full_name, sort_key, email, email_key) values ($1, $2, $3, $4::text, $4::text) on conflict do nothing`,
      [personId, `Người ${key}`, key, `${key.toLowerCase()}@test.example`],
    )
}
