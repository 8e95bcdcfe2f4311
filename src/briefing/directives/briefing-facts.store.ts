import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'

/** What directives need to know of a briefing. */
export interface BriefingFacts {
  id: string
  reportYear: number
  titleVi: string
  titleEn: string
  startsAt: string
  /** The day it was held, in Viet Nam. */
  heldOn: string
  placeSetId: string
  state: string
  demo: boolean
}

const columns = sql`b.id, b.report_year, b.title_vi, b.title_en, b.starts_at, (b.starts_at at time zone 'Asia/Ho_Chi_Minh')::date as held_on, b.place_set_id, b.state, b.demo`

/** Throws `notFound` when there is none that the actor may see. */
export async function getBriefingFacts(db: Db, id: string): Promise<BriefingFacts> {
  const { rows } = await sql<BriefingFacts>`select ${columns} from briefing.briefing b where b.id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found
}

/** The briefing held last before another, cancelled ones left out; undefined before the first. */
export async function findPreviousBriefing(db: Db, id: string): Promise<BriefingFacts | undefined> {
  const { rows } = await sql<BriefingFacts>`select ${columns} from briefing.briefing b join briefing.briefing now on now.id = ${id}
    where b.starts_at < now.starts_at and b.state <> 'cancelled' order by b.starts_at desc limit 1`.execute(db)
  return rows[0]
}

/** Briefings that directives were made of, the newest first. */
export async function findBriefingsWithDirectives(db: Db) {
  const { rows } = await sql<{ id: string; reportYear: number; titleVi: string; titleEn: string }>`
    select d.briefing_id as id, b.report_year, b.title_vi, b.title_en from (select distinct briefing_id from briefing.directive) d
    join lateral briefing.facts_of(d.briefing_id) b on true order by b.starts_at desc`.execute(db)
  return rows
}

/** The title of a briefing that a directive comes from, for those who may see the directive. */
export async function findBriefingTitle(db: Db, id: string) {
  const { rows } = await sql<{ titleVi: string; titleEn: string; heldOn: string }>`select title_vi, title_en,
    (starts_at at time zone 'Asia/Ho_Chi_Minh')::date as held_on from briefing.facts_of(${id})`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return { id, ...found }
}
