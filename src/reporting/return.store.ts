import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { VersionSummary } from './campaign.contract.ts'
import type { Line } from './form.contract.ts'
import type { Explanation, OwnReturn, Remark, StatedFigure, VersionHead } from './return.contract.ts'
import type { ReturnState } from './return.model.ts'

/** Stands for the whole return where a line key is stored. */
export const WHOLE_RETURN = '00000000-0000-0000-0000-000000000000'

export interface ReturnHead {
  id: string
  agencyId: string
  nameVi: string
  nameEn: string
  placeId: string | null
  dueOn: string
  campaignId: string
  reportYear: number
  titleVi: string
  titleEn: string
  periodFrom: string
  periodTo: string
  formVersionId: string
  placeSetId: string
  closedOn: string | null
  demo: boolean
  /** A version of it is accepted. */
  inForce: boolean
}

export interface VersionRow {
  id: string
  returnId: string
  number: number
  state: ReturnState
  basedOn: string | null
  revision: number
  figures: Record<string, StatedFigure>
  narrative: Record<string, string>
  preparedBy: string[]
  submittedBy: string | null
  signedBy: string | null
  summary: VersionSummary | null
}

/** A return with its campaign and agency. Throws notFound (also where row-level security hides it). */
export async function getReturn(db: Db, id: string): Promise<ReturnHead> {
  const { rows } = await sql<ReturnHead>`
    select r.id, r.agency_id, a.name_vi, a.name_en, a.place_id, coalesce(d.extended_until, c.due_on) as due_on, c.id as campaign_id, c.report_year, c.title_vi, c.title_en,
      c.period_from, c.period_to, c.form_version_id, c.place_set_id, c.closed_on, c.demo,
      exists (select from reporting.return_version v where v.return_id = r.id and v.state = 'accepted') as in_force
    from reporting.return r join reporting.campaign c on c.id = r.campaign_id
    join reporting.campaign_debtor d on d.campaign_id = r.campaign_id and d.agency_id = r.agency_id
    join directory.agency a on a.id = r.agency_id
    where r.id = ${id}`.execute(db)
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** One version of a return, the newest unless a number is given. Throws notFound. */
export async function getVersion(db: Db, returnId: string, number?: number): Promise<VersionRow> {
  const { rows } = await sql<VersionRow>`
    select id, return_id, number, state, based_on, revision, figures, narrative, prepared_by, submitted_by, signed_by, summary
    from reporting.return_version where return_id = ${returnId} ${number === undefined ? sql`` : sql`and number = ${number}`} order by number desc limit 1`.execute(
    db,
  )
  if (!rows[0]) throw notFound({})
  return rows[0]
}

/** All versions with the names of who moved them, oldest first. */
export async function findVersionHeads(db: Db, returnId: string): Promise<(VersionHead & { preparedBy: string[] })[]> {
  const nameOf = (column: string) => sql`(select p.full_name from directory.person p where p.id = ${sql.ref(`v.${column}`)})`
  const { rows } = await sql<VersionHead & { preparedBy: string[] }>`
    select v.id, v.number, v.state, v.based_on, v.opened_at, v.saved_at, v.submitted_at, ${nameOf('submitted_by')} as submitted_by, v.signed_at, ${nameOf('signed_by')} as signed_by,
      v.decided_at, ${nameOf('decided_by')} as decided_by, v.note,
      coalesce((select array_agg(p.full_name::text order by p.sort_key) from directory.person p where p.id = any (v.prepared_by)), '{}') as prepared_by
    from reporting.return_version v where v.return_id = ${returnId} order by v.number`.execute(db)
  return rows
}

/** The lines of a version in their order. */
export async function findLines(db: Db, versionId: string): Promise<Line[]> {
  const { rows } =
    await sql<Line>`select line_key, position, cells from reporting.return_line where version_id = ${versionId} order by position, line_key`.execute(db)
  return rows
}

/** What of a version is judged besides its figures, in one statement. */
export async function findContent(db: Db, versionId: string): Promise<{ lines: Line[]; explanations: { lineKey: string | null; code: string }[] }> {
  const { rows } = await sql<{ lines: Line[]; explanations: { lineKey: string | null; code: string }[] }>`select
      coalesce((select jsonb_agg(jsonb_build_object('lineKey', l.line_key, 'position', l.position, 'cells', l.cells) order by l.position, l.line_key)
        from reporting.return_line l where l.version_id = v.id), '[]') as lines,
      coalesce((select jsonb_agg(jsonb_build_object('lineKey', nullif(e.line_key, ${WHOLE_RETURN}), 'code', e.check_code))
        from reporting.explanation e where e.version_id = v.id), '[]') as explanations
    from (select ${versionId}::uuid as id) v`.execute(db)
  return rows[0] ?? { lines: [], explanations: [] }
}

export async function findExplanations(db: Db, versionId: string): Promise<Explanation[]> {
  const { rows } = await sql<Explanation>`
    select nullif(e.line_key, ${WHOLE_RETURN}) as line_key, e.check_code as code, e.body, coalesce(p.full_name, '') as made_by, e.made_at
    from reporting.explanation e left join directory.person p on p.id = e.made_by where e.version_id = ${versionId} order by e.made_at, e.line_key, e.check_code`.execute(
    db,
  )
  return rows
}

/** The remarks made on some versions, oldest first. */
export async function findRemarks(db: Db, versionIds: readonly string[]): Promise<Remark[]> {
  const { rows } = await sql<Remark>`
    select k.id, k.version_id, k.line_key, k.column_key as "column", k.body, coalesce(p.full_name, '') as made_by, k.made_at
    from reporting.remark k left join directory.person p on p.id = k.made_by
    where k.version_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(versionIds)}::jsonb) as t(value)) order by k.made_at, k.id`.execute(
    db,
  )
  return rows
}

/** What the given agencies owe: every campaign in which one of them is a debtor, newest first. */
export async function findOwnReturns(db: Db, agencyIds: readonly string[], campaignId: string | undefined): Promise<OwnReturn[]> {
  const { rows } = await sql<OwnReturn>`
    select c.id as campaign_id, c.report_year, d.agency_id, a.name_vi, a.name_en, coalesce(d.extended_until, c.due_on) as due_on, c.closed_on,
      r.id as return_id, v.state, v.number, coalesce(b.state = 'sent_back', false) as sent_back,
      exists (select from reporting.return_version f where f.return_id = r.id and f.state = 'accepted') as in_force
    from reporting.campaign_debtor d join reporting.campaign c on c.id = d.campaign_id join directory.agency a on a.id = d.agency_id
    left join reporting.return r on r.campaign_id = d.campaign_id and r.agency_id = d.agency_id
    left join lateral (select state, number, based_on from reporting.return_version where return_id = r.id order by number desc limit 1) v on true
    left join reporting.return_version b on b.id = v.based_on
    where d.agency_id in (select value from jsonb_array_elements_text(${JSON.stringify(agencyIds)}::jsonb) as t(value))
      ${campaignId === undefined ? sql`` : sql`and c.id = ${campaignId}`}
    order by c.report_year desc, a.sort_key`.execute(db)
  return rows
}

/** The lines in force of a version (for the ledger and for whoever follows a figure to its line). */
export async function findAcceptedLines(db: Db, returnId: string): Promise<{ versionId: string; number: number; lines: Line[] } | undefined> {
  const { rows } = await sql<{
    id: string
    number: number
  }>`select id, number from reporting.return_version where return_id = ${returnId} and state = 'accepted'`.execute(db)
  return rows[0] && { versionId: rows[0].id, number: rows[0].number, lines: await findLines(db, rows[0].id) }
}
