import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { changedMeanwhile, notFound } from '#platform/problem.ts'
import { RichText } from '../text/rich-text.contract.ts'
import type { Release, ReleaseRow, ReleaseSheet } from './release.contract.ts'
import type { ReleaseState } from './release-step.model.ts'

const columns = sql`r.id, r.briefing_id, r.point_id, r.state, r.slug, r.title_vi, r.title_en, r.body_vi, r.body_en, r.point_vi, r.point_en, r.held_on, r.report_year, r.revision,
  r.changed_at, r.published_at, r.demo`
type Raw = Omit<Release, 'bodyVi' | 'bodyEn'> & { bodyVi: unknown; bodyEn: unknown }
const toRelease = (row: Raw): Release => ({ ...row, bodyVi: RichText.parse(row.bodyVi), bodyEn: RichText.parse(row.bodyEn) })

/** Throws notFound when there is none that the actor may see. */
export async function getRelease(db: Db, id: string): Promise<Release> {
  const { rows } = await sql<Raw>`select ${columns} from briefing.release r where r.id = ${id}`.execute(db)
  const [row] = rows
  if (!row) throw notFound({})
  return toRelease(row)
}

export async function findReleaseIdOf(db: Db, pointId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from briefing.release where point_id = ${pointId}`.execute(db)
  return rows[0]?.id
}

/** Whether the actor answers for the room, as row-level security knows it. */
export async function writesReleaseOf(db: Db, pointId: string): Promise<boolean> {
  const { rows } = await sql<{ own: boolean }>`select briefing.writes_release_of(${pointId}) as own`.execute(db)
  return rows[0]?.own ?? false
}

/** Every room of a briefing with its article, own rooms first; others only where the actor may see the article. */
export async function findReleaseRows(db: Db, briefingId: string): Promise<ReleaseRow[]> {
  const { rows } = await sql<ReleaseRow>`
    select r.id, p.id as point_id, p.name_vi as point_vi, p.name_en as point_en, p.kind, r.state, r.title_vi, r.title_en, r.slug, r.changed_at, r.published_at,
      (select count(*)::int from briefing.release_picture i where i.release_id = r.id) as pictures, briefing.writes_release_of(p.id) as own
    from briefing.point p left join briefing.release r on r.point_id = p.id
    where p.briefing_id = ${briefingId} and p.kind in ('centre', 'province', 'ministry') and ((select app.is_secretariat()) or (select app.is('auditor')) or r.id is not null or briefing.writes_release_of(p.id))
    order by own desc, p.position`.execute(db)
  return rows
}

export interface NewRelease extends Omit<Release, 'revision' | 'changedAt' | 'publishedAt' | 'state'> {
  createdAt: string
  createdBy: string | null
}

/** Keeps the first draft of a room's article. */
export async function insertRelease(tx: Tx, given: NewRelease): Promise<void> {
  const { bodyVi, bodyEn, ...told } = given
  await sql`insert into briefing.release (id, briefing_id, point_id, state, slug, title_vi, title_en, body_vi, body_en, point_vi, point_en, held_on, report_year, created_at, created_by,
      changed_at, changed_by, demo)
    values (${given.id}, ${given.briefingId}, ${given.pointId}, 'draft', ${given.slug}, ${given.titleVi}, ${given.titleEn}, ${JSON.stringify(bodyVi)}::jsonb, ${JSON.stringify(bodyEn)}::jsonb,
      ${given.pointVi}, ${given.pointEn}, ${given.heldOn}, ${given.reportYear}, ${given.createdAt}, ${given.createdBy}, ${given.createdAt}, ${given.createdBy}, ${given.demo})`.execute(
    tx,
  )
  tx.audit({ action: 'release.drafted', subject: 'release', subjectId: given.id, after: told })
}

export type ReleaseText = Pick<Release, 'titleVi' | 'titleEn' | 'bodyVi' | 'bodyEn'>
interface Touch {
  at: string
  personId: string | null
  action: string
}

/** Writes the text over the revision that the person has seen. Throws changedMeanwhile. */
export async function updateReleaseText(tx: Tx, before: Release, text: ReleaseText, { at, personId, action }: Touch): Promise<number> {
  const { rows } = await sql<{
    revision: number
  }>`update briefing.release set title_vi = ${text.titleVi}, title_en = ${text.titleEn}, body_vi = ${JSON.stringify(text.bodyVi)}::jsonb,
      body_en = ${JSON.stringify(text.bodyEn)}::jsonb, revision = revision + 1, changed_at = ${at}, changed_by = ${personId}
    where id = ${before.id} and revision = ${before.revision} returning revision`.execute(tx)
  const [saved] = rows
  if (!saved) throw changedMeanwhile({})
  const { titleVi, titleEn, bodyVi, bodyEn } = before
  tx.audit({ action, subject: 'release', subjectId: before.id, before: { titleVi, titleEn, bodyVi, bodyEn }, after: text })
  return saved.revision
}

interface Move {
  action: string
  to: ReleaseState
  at: string
  personId: string | null
  note: string | null
}

/** Takes a step and leaves it in the article's history. Throws changedMeanwhile when somebody was faster. */
export async function moveReleaseTo(tx: Tx, before: Release, { action, to, at, personId, note }: Move): Promise<void> {
  const { rows } = await sql`update briefing.release set state = ${to}, changed_at = ${at}, changed_by = ${personId},
      published_at = case when ${to} = 'published' then ${at}::timestamptz else published_at end, published_by = case when ${to} = 'published' then ${personId}::uuid else published_by end
    where id = ${before.id} and state = ${before.state} returning id`.execute(tx)
  if (rows.length === 0) throw changedMeanwhile({})
  await sql`insert into briefing.release_step (release_id, at, action, from_state, to_state, person_id, note)
    values (${before.id}, ${at}, ${action}, ${before.state}, ${to}, ${personId}, ${note})`.execute(tx)
  tx.audit({ action: `release.${action}`, subject: 'release', subjectId: before.id, before: { state: before.state }, after: { state: to, note } })
}

export async function findReleaseSteps(db: Db, releaseId: string): Promise<ReleaseSheet['steps']> {
  const { rows } = await sql<ReleaseSheet['steps'][number]>`select s.at, s.action, s.from_state as "from", s.to_state as "to", p.full_name as by, s.note
    from briefing.release_step s left join directory.person p on p.id = s.person_id where s.release_id = ${releaseId} order by s.at`.execute(db)
  return rows
}

/** Published articles, newest first. Row-level security alone decides what nobody in particular may see. */
export async function findPublished(db: Db, wanted: { slug?: string; year?: number | undefined }): Promise<Release[]> {
  const conditions = [
    sql`r.state = 'published'`,
    ...(wanted.slug === undefined ? [] : [sql`r.slug = ${wanted.slug}`]),
    ...(wanted.year === undefined ? [] : [sql`r.report_year = ${wanted.year}`]),
  ]
  const { rows } =
    await sql<Raw>`select ${columns} from briefing.release r where ${sql.join(conditions, sql` and `)} order by r.published_at desc, r.slug limit 200`.execute(
      db,
    )
  return rows.map(toRelease)
}
