import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { ReportTemplate, TemplateVersion } from './report-template.contract.ts'
import { reportTemplates } from './report-template.default.ts'
import type { ReportKind } from './report.model.ts'

const brought: TemplateVersion = { number: 0, note: null, madeAt: null, madeBy: null }

/** The versions of a template, newest first; the last is the product's own. */
export async function findTemplateVersions(db: Db, kind: ReportKind): Promise<TemplateVersion[]> {
  const { rows } = await sql<TemplateVersion>`select t.number, t.note, t.made_at, p.full_name as made_by
    from briefing.report_template t left join directory.person p on p.id = t.made_by where t.kind = ${kind} order by t.number desc`.execute(db)
  return [...rows, brought]
}

/** A version of a template. Throws `notFound`. */
export async function getTemplate(db: Db, kind: ReportKind, number: number): Promise<ReportTemplate> {
  if (number === 0) return reportTemplates[kind]
  const { rows } = await sql<{ body: ReportTemplate }>`select body from briefing.report_template where kind = ${kind} and number = ${number}`.execute(db)
  const [found] = rows
  if (!found) throw notFound({})
  return found.body
}

interface NewVersion {
  kind: ReportKind
  number: number
  body: ReportTemplate
  note: string | null
  now: string
  personId: string | null
}

export async function insertTemplate(tx: Tx, { kind, number, body, note, now, personId }: NewVersion): Promise<void> {
  await sql`insert into briefing.report_template (kind, number, body, note, made_at, made_by) values (${kind}, ${number}, ${JSON.stringify(body)}::jsonb, ${note}, ${now}, ${personId})`.execute(
    tx,
  )
  tx.audit({ action: 'report-template.changed', subject: 'report-template', subjectId: `${kind}/${number}`, after: { note, body } })
}
