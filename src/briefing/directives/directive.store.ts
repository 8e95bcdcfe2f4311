import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Audience, DirectiveMeasure, GivenDirective } from './directive.contract.ts'
import type { DirectiveState } from './directive.model.ts'
import type { MeasureCode } from './measure.model.ts'

/** A directive as it is kept. */
export interface DirectiveRow {
  id: string
  briefingId: string
  reportYear: number
  number: number
  topic: string
  textVi: string
  textEn: string | null
  audience: Audience
  dueOn: string
  evidenceWanted: string | null
  measure: DirectiveMeasure | null
  state: DirectiveState
  conclusionId: string | null
  carriedFrom: string | null
  issuedAt: string | null
  settledAt: string | null
  settleNote: string | null
  demo: boolean
}

interface Read extends Omit<DirectiveRow, 'measure'> {
  measure: MeasureCode | null
  measureYear: number | null
  measureTarget: string | null
}

interface Wanted {
  id?: string | undefined
  briefingId?: string | undefined
  state?: DirectiveState | undefined
  topic?: string | undefined
  /** Directives that name one of these agencies. */
  agencyIds?: readonly string[] | undefined
}

/** Directives that row-level security shows, by briefing (the newest first) and number. */
export async function findDirectives(db: Db, wanted: Wanted = {}): Promise<DirectiveRow[]> {
  const conditions = [
    sql`true`,
    ...(wanted.id ? [sql`d.id = ${wanted.id}`] : []),
    ...(wanted.briefingId ? [sql`d.briefing_id = ${wanted.briefingId}`] : []),
    ...(wanted.state ? [sql`d.state = ${wanted.state}`] : []),
    ...(wanted.topic ? [sql`d.topic = ${wanted.topic}`] : []),
    ...(wanted.agencyIds
      ? [
          sql`exists (select from briefing.directive_addressee a where a.directive_id = d.id
          and a.agency_id in (select value from jsonb_array_elements_text(${JSON.stringify(wanted.agencyIds)}::jsonb) as t(value)))`,
        ]
      : []),
  ]
  const { rows } = await sql<Read>`
    select d.id, d.briefing_id, b.report_year, d.number, d.topic, d.text_vi, d.text_en, d.audience, d.due_on, d.evidence_wanted, d.measure, d.measure_year,
      d.measure_target, d.state, d.conclusion_id, d.carried_from, d.issued_at, d.settled_at, d.settle_note, d.demo
    from briefing.directive d join lateral briefing.facts_of(d.briefing_id) b on true
    where ${sql.join(conditions, sql` and `)} order by b.starts_at desc, d.number`.execute(db)
  return rows.map(({ measure, measureYear, measureTarget, ...row }) => ({
    ...row,
    measure: measure && measureYear !== null ? { code: measure, year: measureYear, target: Number(measureTarget) } : null,
  }))
}

/** Throws `notFound` when there is none, or none that the actor may see. */
export async function getDirective(db: Db, id: string): Promise<DirectiveRow> {
  const [found] = await findDirectives(db, { id })
  if (!found) throw notFound({})
  return found
}

export interface NewDirective extends Omit<GivenDirective, 'addressees'> {
  id: string
  briefingId: string
  addressees: readonly string[]
  carriedFrom: string | null
  demo: boolean
  createdAt: string
  createdBy: string | null
}

/** Keeps a draft with the next number of its briefing; numbers of drafts thrown away come again, those of issued ones never. */
export async function insertDirective(tx: Tx, given: NewDirective): Promise<void> {
  const { measure } = given
  await sql`insert into briefing.directive (id, briefing_id, number, topic, text_vi, text_en, audience, due_on, evidence_wanted, measure, measure_year,
      measure_target, state, conclusion_id, carried_from, created_at, created_by, demo)
    values (${given.id}, ${given.briefingId}, (select coalesce(max(number), 0) + 1 from briefing.directive where briefing_id = ${given.briefingId}),
      ${given.topic}, ${given.textVi}, ${given.textEn}, ${given.audience}, ${given.dueOn}, ${given.evidenceWanted}, ${measure?.code ?? null},
      ${measure?.year ?? null}, ${measure?.target ?? null}, 'draft', ${given.conclusionId}, ${given.carriedFrom}, ${given.createdAt}, ${given.createdBy},
      ${given.demo})`.execute(tx)
  await insertAddressees(tx, given.id, given.addressees, given.demo)
  tx.audit({ action: 'directive.drafted', subject: 'directive', subjectId: given.id, after: given })
}

/** Changes a draft to what is given. */
export async function updateDraft(tx: Tx, before: DirectiveRow, given: Omit<GivenDirective, 'addressees'> & { addressees: readonly string[] }): Promise<void> {
  const { measure } = given
  await sql`update briefing.directive set topic = ${given.topic}, text_vi = ${given.textVi}, text_en = ${given.textEn}, audience = ${given.audience},
      due_on = ${given.dueOn}, evidence_wanted = ${given.evidenceWanted}, measure = ${measure?.code ?? null}, measure_year = ${measure?.year ?? null},
      measure_target = ${measure?.target ?? null}, conclusion_id = ${given.conclusionId} where id = ${before.id}`.execute(tx)
  await sql`delete from briefing.directive_addressee where directive_id = ${before.id}`.execute(tx)
  await insertAddressees(tx, before.id, given.addressees, before.demo)
  tx.audit({ action: 'directive.edited', subject: 'directive', subjectId: before.id, before, after: given })
}

async function insertAddressees(tx: Tx, directiveId: string, agencyIds: readonly string[], demo: boolean) {
  await sql`insert into briefing.directive_addressee (directive_id, agency_id, demo)
    select ${directiveId}, r.id, ${demo} from jsonb_array_elements_text(${JSON.stringify(agencyIds)}::jsonb) as r(id)`.execute(tx)
}

export async function removeDraft(tx: Tx, before: DirectiveRow): Promise<void> {
  await sql`delete from briefing.directive where id = ${before.id} and state = 'draft'`.execute(tx)
  tx.audit({ action: 'directive.discarded', subject: 'directive', subjectId: before.id, before })
}

/** Moves a directive to a state; `note` is kept with a closing or cancelling. */
export async function updateDirectiveState(
  tx: Tx,
  before: DirectiveRow,
  { action, to, now, note }: { action: string; to: DirectiveState; now: string; note: string | null },
): Promise<void> {
  const settled = to === 'closed' || to === 'cancelled'
  await sql`update briefing.directive set state = ${to}, issued_at = ${to === 'issued' ? (before.issuedAt ?? now) : before.issuedAt},
      settled_at = ${settled ? now : null}, settle_note = ${settled ? note : null} where id = ${before.id}`.execute(tx)
  tx.audit({ action: `directive.${action}`, subject: 'directive', subjectId: before.id, before: { state: before.state }, after: { state: to, note } })
}
