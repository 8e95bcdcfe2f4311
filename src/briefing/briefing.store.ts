import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Briefing, BriefingRow, BriefingStep } from './briefing.contract.ts'
import type { Situation } from './briefing.model.ts'

const columns = sql`b.id, b.report_year, b.number, b.title_vi, b.title_en, b.starts_at, b.ends_at, b.centre, b.chair_name, b.chair_position,
  b.co_chair_name, b.co_chair_position, b.place_set_id, b.state, b.figures_as_of, b.recorded, b.point_limit, b.cancel_reason, b.demo`

/** The briefings that row-level security shows, the latest first, with how many of their rooms confirmed. */
export async function findBriefings(db: Db): Promise<BriefingRow[]> {
  const { rows } = await sql<BriefingRow>`select ${columns},
      (select count(*)::int from briefing.point p where p.briefing_id = b.id) as points,
      (select count(*)::int from briefing.point p where p.briefing_id = b.id and p.confirmed_at is not null) as confirmed
    from briefing.briefing b order by b.starts_at desc, b.id`.execute(db as Tx)
  return rows
}

/** Throws notFound, also for a briefing that the reader may not see. */
export async function getBriefing(db: Db, id: string): Promise<Briefing> {
  const { rows } = await sql<Briefing>`select ${columns} from briefing.briefing b where b.id = ${id}`.execute(db as Tx)
  const [briefing] = rows
  if (!briefing) throw notFound({})
  return briefing
}

/** The same, held until the transaction ends, so that two steps cannot pass each other. */
export async function holdBriefing(tx: Tx, id: string): Promise<Briefing> {
  const { rows } = await sql<Briefing>`select ${columns} from briefing.briefing b where b.id = ${id} for update`.execute(tx)
  const [briefing] = rows
  if (!briefing) throw notFound({})
  return briefing
}

/** The briefing held last before a moment, cancelled ones left out. */
export async function findPrevious(db: Db, before: string | undefined): Promise<Briefing | undefined> {
  const { rows } = await sql<Briefing>`select ${columns} from briefing.briefing b
    where b.state <> 'cancelled' and b.starts_at < coalesce(${before ?? null}::timestamptz, 'infinity') order by b.starts_at desc limit 1`.execute(db as Tx)
  return rows[0]
}

export async function insertBriefing(tx: Tx, briefing: Briefing, { now, by }: { now: string; by: string | null }): Promise<void> {
  await tx
    .insertInto('briefing.briefing')
    .values({ ...briefing, createdAt: now, createdBy: by })
    .execute()
  tx.audit({ action: 'briefing.planned', subject: 'briefing', subjectId: briefing.id, after: briefing })
}

/** Changes what is given and leaves before and after under the action. */
export async function updateBriefing(tx: Tx, before: Briefing, action: string, change: Partial<Omit<Briefing, 'id' | 'demo'>>): Promise<Briefing> {
  await tx.updateTable('briefing.briefing').set(change).where('id', '=', before.id).execute()
  const after = await getBriefing(tx, before.id)
  tx.audit({ action, subject: 'briefing', subjectId: before.id, before, after })
  return after
}

interface NewStep extends Omit<BriefingStep, 'personName'> {
  briefingId: string
  personId: string | null
}

export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tx.insertInto('briefing.step').values(step).execute()
}

/** What has happened to a briefing, oldest first. */
export async function findSteps(db: Db, briefingId: string): Promise<BriefingStep[]> {
  const { rows } = await sql<BriefingStep>`select s.at, s.action, s.from_state, s.to_state, p.full_name as person_name, s.note
    from briefing.step s left join directory.person p on p.id = s.person_id where s.briefing_id = ${briefingId} order by s.at, s.action`.execute(db as Tx)
  return rows
}

/** All that the demands of its table are judged on. */
export async function findSituation(db: Db, briefing: Briefing): Promise<Situation> {
  const { rows } = await sql<Omit<Situation, keyof Briefing>>`select
    (select count(*)::int from briefing.point p where p.briefing_id = b.id and p.kind = 'centre') as centres,
    (select count(*)::int from briefing.point p where p.briefing_id = b.id and p.kind <> 'centre') as other_points,
    (select count(*)::int from briefing.agenda_item i where i.briefing_id = b.id) as agenda_items,
    (select coalesce(sum(i.minutes), 0)::int from briefing.agenda_item i where i.briefing_id = b.id) as agenda_minutes,
    exists (select from reporting.campaign c where c.report_year = b.report_year) as has_campaign,
    (select count(*)::int from aid.posting a where a.report_year = b.report_year) as postings,
    exists (select from briefing.document d where d.briefing_id = b.id and d.kind = 'minutes' and d.state in ('signed', 'issued')) as minutes_signed,
    exists (select from briefing.document d where d.briefing_id = b.id and d.kind = 'notice' and d.state = 'issued') as notice_issued,
    (select count(*)::int from briefing.directive d where d.briefing_id = b.id and d.state in ('draft', 'issued')
      and not exists (select from briefing.directive n where n.carried_from = d.id)) as open_directives
    from briefing.briefing b where b.id = ${briefing.id}`.execute(db as Tx)
  const [facts] = rows
  if (!facts) throw notFound({})
  const { state, chairName, startsAt, endsAt, figuresAsOf } = briefing
  return { state, chairName, startsAt, endsAt, figuresAsOf, ...facts }
}
