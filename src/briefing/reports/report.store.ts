import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { changedMeanwhile, notFound } from '#platform/problem.ts'
import { type ReportSection, reportSectionChanged, type ReportSummary } from './report.contract.ts'
import type { ReportData } from './report-data.model.ts'
import type { Particulars, TemplateSection } from './report-item.contract.ts'

/** A report as it is kept, without its sections. */
export interface ReportRow extends ReportSummary {
  placeId: string | null
  frozenReason: string | null
  templateNumber: number
  particulars: Particulars
  particularsRevision: number
}

const select = sql`select r.id, r.kind, r.agency_id, a.name_vi as agency_vi, a.name_en as agency_en, a.place_id, r.particulars ->> 'subject' as subject, r.from_year, r.to_year,
  r.map, r.currency, r.state, r.as_of, r.created_at, c.full_name as created_by, r.frozen_at, f.full_name as frozen_by, r.frozen_reason, r.template_number, r.particulars,
  r.particulars_revision, r.demo
  from briefing.report r left join directory.agency a on a.id = r.agency_id left join directory.person c on c.id = r.created_by left join directory.person f on f.id = r.frozen_by`

/** The reports that row-level security shows, newest first. */
export async function findReports(db: Db): Promise<ReportSummary[]> {
  const { rows } = await sql<ReportRow>`${select} order by r.created_at desc, r.id limit 500`.execute(db)
  return rows.map(({ placeId: _p, frozenReason: _f, templateNumber: _t, particulars: _a, particularsRevision: _r, ...summary }) => summary)
}

/** Throws `notFound` when there is none that the actor may see. */
export async function getReport(db: Db, id: string): Promise<ReportRow> {
  const { rows } = await sql<ReportRow>`${select} where r.id = ${id}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found
}

/** What a frozen report said, once and for all; null for a draft. */
export async function findSnapshot(db: Db, id: string): Promise<ReportData | null> {
  const { rows } = await sql<{ snapshot: ReportData | null }>`select snapshot from briefing.report where id = ${id}`.execute(db)
  return rows[0]?.snapshot ?? null
}

export async function findReportSections(db: Db, reportId: string): Promise<ReportSection[]> {
  const { rows } = await sql<ReportSection>`select s.key, s.heading, s.annex, s.items, s.revision, s.edited_at, p.full_name as edited_by
    from briefing.report_section s left join directory.person p on p.id = s.edited_by where s.report_id = ${reportId} order by s.position`.execute(db)
  return rows
}

/** The years of which something was accepted, newest first: of others there is nothing to say. */
export async function findReportYears(db: Db): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`select distinct report_year as year from aid.posting where report_year is not null order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}

export interface NewReport {
  id: string
  kind: string
  agencyId: string | null
  fromYear: number
  toYear: number
  map: string
  currency: string
  asOf: string | null
  templateNumber: number
  particulars: Particulars
  createdAt: string
  createdBy: string | null
  demo: boolean
}

export async function insertReport(tx: Tx, given: NewReport, sections: readonly TemplateSection[]): Promise<void> {
  await sql`insert into briefing.report (id, kind, agency_id, from_year, to_year, map, currency, as_of, state, template_number, particulars, created_at, created_by, demo)
    values (${given.id}, ${given.kind}, ${given.agencyId}, ${given.fromYear}, ${given.toYear}, ${given.map}, ${given.currency}, ${given.asOf}, 'draft', ${given.templateNumber},
      ${JSON.stringify(given.particulars)}::jsonb, ${given.createdAt}, ${given.createdBy}, ${given.demo})`.execute(tx)
  for (const [position, { key, heading, annex, items }] of sections.entries())
    await sql`insert into briefing.report_section (report_id, key, position, heading, annex, items)
      values (${given.id}, ${key}, ${position + 1}, ${heading}, ${annex}, ${JSON.stringify(items)}::jsonb)`.execute(tx)
  tx.audit({ action: 'report.drafted', subject: 'report', subjectId: given.id, after: given })
}

interface SectionChange extends Pick<TemplateSection, 'key' | 'heading' | 'items'> {
  reportId: string
  revision: number
  now: string
  personId: string | null
}

/** Keeps a section when it still is at the revision that was read. Throws reportSectionChanged, telling who kept it. */
export async function updateReportSection(tx: Tx, change: SectionChange): Promise<number> {
  const { reportId, key, revision, heading, items, now, personId } = change
  const before = (await findReportSections(tx, reportId)).find((section) => section.key === key)
  if (!before) throw notFound({})
  const { rows } = await sql<{
    revision: number
  }>`update briefing.report_section set heading = ${heading}, items = ${JSON.stringify(items)}::jsonb, revision = revision + 1,
      edited_at = ${now}, edited_by = ${personId} where report_id = ${reportId} and key = ${key} and revision = ${revision} returning revision`.execute(tx)
  const [kept] = rows
  if (!kept) throw reportSectionChanged({ by: before.editedBy ?? '', revision: before.revision })
  tx.audit({
    action: 'report.section-edited',
    subject: 'report',
    subjectId: reportId,
    before: { key, revision, heading: before.heading, items: before.items },
    after: { key, revision: kept.revision, heading, items },
  })
  return kept.revision
}

/** Keeps what stands around the text, and the moment. Throws reportSectionChanged when somebody was faster. */
export async function updateReportParticulars(
  tx: Tx,
  before: ReportRow,
  { revision, particulars, asOf }: { revision: number; particulars: Particulars; asOf: string | null },
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`update briefing.report set particulars = ${JSON.stringify(particulars)}::jsonb, as_of = ${asOf},
    particulars_revision = particulars_revision + 1 where id = ${before.id} and particulars_revision = ${revision} returning particulars_revision as revision`.execute(
    tx,
  )
  const [kept] = rows
  if (!kept) throw reportSectionChanged({ by: '', revision: before.particularsRevision })
  const was = { particulars: before.particulars, asOf: before.asOf }
  tx.audit({ action: 'report.particulars', subject: 'report', subjectId: before.id, before: was, after: { particulars, asOf } })
  return kept.revision
}

interface Freezing {
  snapshot: ReportData
  sections: readonly TemplateSection[]
  reason: string
  now: string
  personId: string | null
}

/** Keeps text and figures for good. The database refuses every later change of them. */
export async function freezeReportRow(tx: Tx, before: ReportRow, { snapshot, sections, reason, now, personId }: Freezing): Promise<void> {
  for (const { key, items } of sections)
    await sql`update briefing.report_section set items = ${JSON.stringify(items)}::jsonb where report_id = ${before.id} and key = ${key}`.execute(tx)
  const { rows } =
    await sql`update briefing.report set state = 'frozen', as_of = ${snapshot.asOf}, snapshot = ${JSON.stringify(snapshot)}::jsonb, frozen_at = ${now},
    frozen_by = ${personId}, frozen_reason = ${reason} where id = ${before.id} and state = 'draft' returning id`.execute(tx)
  if (rows.length === 0) throw changedMeanwhile({})
  const after = {
    state: 'frozen',
    asOf: snapshot.asOf,
    seq: snapshot.seq,
    reason,
    figures: snapshot.values.map(({ key, value, receiptId }) => ({ key, value, receiptId })),
  }
  tx.audit({ action: 'report.frozen', subject: 'report', subjectId: before.id, before: { state: before.state }, after })
}

export async function deleteReport(tx: Tx, before: ReportRow): Promise<void> {
  await sql`delete from briefing.report where id = ${before.id}`.execute(tx)
  tx.audit({ action: 'report.discarded', subject: 'report', subjectId: before.id, before })
}
