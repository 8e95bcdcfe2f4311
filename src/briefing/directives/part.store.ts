import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Addressee, Evidence, Report } from './directive.contract.ts'
import type { AddresseeAction, AddresseeState } from './directive.model.ts'
import type { z } from 'zod'

/** What an addressee owes of a directive, as it is kept. */
export interface PartRow {
  directiveId: string
  agencyId: string
  state: AddresseeState
  percent: number
  reportedAt: string | null
  decidedAt: string | null
}

const asList = (values: readonly string[]) => sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) as t(value))`

/** The parts of directives, in the Vietnamese order of the addressees' names. */
export async function findParts(db: Db, directiveIds: readonly string[]): Promise<PartRow[]> {
  const { rows } = await sql<PartRow>`select a.directive_id, a.agency_id, a.state, a.percent, a.reported_at, a.decided_at
    from briefing.directive_addressee a join directory.agency g on g.id = a.agency_id
    where a.directive_id::text in ${asList(directiveIds)} order by g.duty desc, g.sort_key, g.id`.execute(db)
  return rows
}

/** Throws `notFound` when the agency is no addressee. */
export async function getPart(db: Db, directiveId: string, agencyId: string): Promise<PartRow> {
  const found = (await findParts(db, [directiveId])).find((part) => part.agencyId === agencyId)
  if (!found) throw notFound({})
  return found
}

/** Agencies with those that answer for them today: the last successors, none while they stand themselves. Vietnamese order. */
export async function findAnswering(db: Db, agencyIds: readonly string[]): Promise<Omit<Addressee, 'score'>[]> {
  const { rows } = await sql<Omit<Addressee, 'score'>>`
    with recursive heir(agency_id, id) as (
      select value, value from jsonb_array_elements_text(${JSON.stringify([...new Set(agencyIds)])}::jsonb) as t(value)
      union select h.agency_id, s.successor_id from heir h join directory.agency_successor s on s.agency_id = h.id)
    select g.id, g.name_vi, g.name_en, g.duty, coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'nameVi', t.name_vi, 'nameEn', t.name_en) order by t.sort_key)
        from heir h join directory.agency t on t.id = h.id where h.agency_id = g.id and h.id <> g.id
        and not exists (select from directory.agency_successor s where s.agency_id = h.id)), '[]'::jsonb) as heirs
    from directory.agency g where g.id in ${asList(agencyIds)} order by g.duty desc, g.sort_key, g.id`.execute(db)
  return rows
}

/** Agencies of a duty that stand on a day: all provinces of a place set, all ministries. */
export async function findStanding(db: Db, { placeSetId, on }: { placeSetId: string; on: string }) {
  const { rows } = await sql<{ id: string; nameVi: string; nameEn: string; duty: string }>`select a.id, a.name_vi, a.name_en, a.duty
    from directory.agency a left join directory.place p on p.id = a.place_id
    where (a.duty = 'province' and p.place_set_id = ${placeSetId} or a.duty = 'ministry')
      and (a.valid_from is null or a.valid_from <= ${on}) and (a.valid_to is null or a.valid_to >= ${on})
    order by a.duty desc, a.sort_key, a.id`.execute(db)
  return rows
}

/** What was said of the parts of a directive, oldest first; an addressee sees its own, the secretariat and the auditor all. */
export async function findReports(db: Db, directiveId: string): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select r.id, r.agency_id, r.at, p.full_name as person_name, r.from_agency_id, g.name_vi as from_name_vi, g.name_en as from_name_en, r.action, r.body, r.percent,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'size', f.size, 'uploadedAt', f.uploaded_at) order by f.uploaded_at)
        from briefing.directive_file f where f.id = any (r.file_ids)), '[]'::jsonb) as files
    from briefing.directive_report r join directory.agency g on g.id = r.from_agency_id left join directory.person p on p.id = r.person_id
    where r.directive_id = ${directiveId} order by r.at, r.id`.execute(db)
  return rows.map((row) => ({ ...row, files: row.files.map((file) => ({ ...file, uploadedAt: new Date(file.uploadedAt).toISOString() })) }))
}

export interface NewReport {
  id: string
  directiveId: string
  agencyId: string
  at: string
  personId: string | null
  fromAgencyId: string
  action: AddresseeAction
  body: string | null
  percent: number
  fileIds: readonly string[]
  demo: boolean
}

/** Adds what was reported or decided and moves the addressee's part with it. */
export async function insertReport(tx: Tx, before: PartRow, to: AddresseeState, report: NewReport): Promise<void> {
  await sql`insert into briefing.directive_report (id, directive_id, agency_id, at, person_id, from_agency_id, action, body, percent, file_ids, demo)
    values (${report.id}, ${report.directiveId}, ${report.agencyId}, ${report.at}, ${report.personId}, ${report.fromAgencyId}, ${report.action}, ${report.body},
      ${report.percent}, array(select f.id from briefing.directive_file f where f.directive_id = ${report.directiveId} and f.agency_id = ${report.agencyId}
        and f.id::text in ${asList(report.fileIds)}), ${report.demo})`.execute(tx)
  const reported = report.action === 'report'
  await sql`update briefing.directive_addressee set state = ${to}, percent = ${report.percent},
      reported_at = ${reported ? report.at : before.reportedAt}, decided_at = ${reported ? before.decidedAt : report.at}
    where directive_id = ${report.directiveId} and agency_id = ${report.agencyId}`.execute(tx)
  tx.audit({ action: `directive.${report.action}`, subject: 'directive', subjectId: report.directiveId, before, after: { ...report, state: to } })
}

export interface NewFile extends z.infer<typeof Evidence> {
  directiveId: string
  agencyId: string
  digest: string
  contentType: string
  uploadedBy: string
  demo: boolean
}

export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await sql`insert into briefing.directive_file (id, directive_id, agency_id, name, digest, size, content_type, uploaded_at, uploaded_by, demo)
    values (${file.id}, ${file.directiveId}, ${file.agencyId}, ${file.name}, ${file.digest}, ${file.size}, ${file.contentType}, ${file.uploadedAt},
      ${file.uploadedBy}, ${file.demo})`.execute(tx)
  tx.audit({ action: 'directive.file-kept', subject: 'directive', subjectId: file.directiveId, after: file })
}

/** Throws `notFound` when there is none that the actor may see. */
export async function getFile(db: Db, id: string) {
  const { rows } = await sql<{
    name: string
    digest: string
    contentType: string
  }>`select name, digest, content_type from briefing.directive_file where id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found
}

/** Notes who is reminded on a day; answers those not reminded on it before. */
export async function recordReminders(
  tx: Tx,
  day: string,
  reminded: readonly { directiveId: string; agencyId: string; kind: 'before' | 'late' | 'asked' }[],
): Promise<{ directiveId: string; agencyId: string }[]> {
  const { rows } = await sql<{ directiveId: string; agencyId: string }>`insert into briefing.directive_reminder (directive_id, agency_id, day, kind)
    select r."directiveId", r."agencyId", ${day}, r.kind from jsonb_to_recordset(${JSON.stringify(reminded)}::jsonb) as r("directiveId" uuid, "agencyId" text, kind text)
    on conflict do nothing returning directive_id, agency_id`.execute(tx)
  return rows
}

/** An agency and all that it succeeded, however long ago. */
export async function findWithPredecessors(db: Db, agencyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive own(id) as (
      select ${agencyId}::text union select s.agency_id from own o join directory.agency_successor s on s.successor_id = o.id)
    select id from own`.execute(db)
  return rows.map(({ id }) => id)
}
