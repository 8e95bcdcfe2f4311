import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { Form } from './form.contract.ts'

const parsed = new Map<string, Form>()

/** The form version with this id. A version never changes once saved, so it is parsed once a process. Throws notFound. */
export async function getForm(db: Db, id: string): Promise<Form> {
  const known = parsed.get(id)
  if (known) return known
  const row = await db.selectFrom('reporting.formVersion').select('definition').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  const form = Form.parse(row.definition)
  parsed.set(id, form)
  return form
}

/** Keeps a form version (seed). A version that is there stays as it is. */
export async function saveForm(tx: Tx, form: Form, { source, certainty }: { source: string; certainty: string }) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reporting.formVersion')
    .values({ id: form.id, titleVi: form.title.vi, titleEn: form.title.en, definition: JSON.stringify(form), validFrom: form.validFrom, source, certainty })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) tx.audit({ action: 'form.saved', subject: 'form', subjectId: form.id, after: { title: form.title.vi } })
}

/** The newest form version in force on a day. Throws notFound when there is none. */
export async function getFormOn(db: Db, day: string): Promise<Form> {
  const row = await db
    .selectFrom('reporting.formVersion')
    .select('id')
    .where('validFrom', '<=', day)
    .orderBy('validFrom', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw notFound({})
  return getForm(db, row.id)
}

/** The place set that is valid on a day. Throws notFound when none is. */
export async function getPlaceSetOn(db: Db, day: string): Promise<string> {
  const { rows } = await sql<{
    id: string
  }>`select id from directory.place_set where valid_from <= ${day} and coalesce(valid_to, 'infinity') >= ${day}`.execute(db)
  if (!rows[0]) throw notFound({})
  return rows[0].id
}
