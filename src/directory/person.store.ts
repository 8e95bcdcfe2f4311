import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { searchKey } from '#platform/text/search-key.ts'
import { personSortKey } from '#platform/text/sort-key.ts'
import { endsBeforeStart, type GivenAssignment, type Person } from './person.contract.ts'
import { emailKey } from './session.model.ts'

interface PersonQuery {
  id?: string | undefined
  search?: string | undefined
  agencyId?: string | undefined
  role?: string | undefined
  active?: boolean | undefined
  /** The last person of the page before. */
  after?: string | undefined
  limit: number
}

const literally = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** People by given name (Vietnamese order), a page at a time. Search looks at names and e-mail, without accents. */
export async function findPeople(db: Db, { id, search, agencyId, role, active, after, limit }: PersonQuery): Promise<Person[]> {
  const pattern = literally(searchKey(search ?? ''))
  const conditions = [
    sql`true`,
    ...(id ? [sql`p.id = ${id}`] : []),
    ...(search ? [sql`(app.search_key(p.full_name) like ${pattern} or p.email_key like ${pattern})`] : []),
    ...(agencyId ? [sql`exists (select from directory.assignment a where a.person_id = p.id and a.agency_id = ${agencyId})`] : []),
    ...(role ? [sql`exists (select from directory.assignment a where a.person_id = p.id and a.role = ${role})`] : []),
    ...(active === undefined ? [] : [sql`p.active = ${active}`]),
    ...(after ? [sql`(p.sort_key, p.id) > (select l.sort_key, l.id from directory.person l where l.id = ${after})`] : []),
  ]
  const { rows } = await sql<Person>`
    select p.id, p.full_name, p.email, p.locale, p.active, p.demo,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'agencyId', a.agency_id, 'agencyVi', g.name_vi, 'agencyEn', g.name_en, 'role', a.role, 'validFrom', a.valid_from, 'validTo', a.valid_to) order by a.valid_from, a.id)
        from directory.assignment a join directory.agency g on g.id = a.agency_id where a.person_id = p.id), '[]') as assignments
    from directory.person p where ${sql.join(conditions, sql` and `)} order by p.sort_key, p.id limit ${limit}`.execute(db)
  return rows
}

/** Throws `notFound` when there is no such person. */
export async function getPersonById(db: Db, id: string): Promise<Person> {
  const [person] = await findPeople(db, { id, limit: 1 })
  if (!person) throw notFound({})
  return person
}

export async function findPersonEmail(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('directory.person').select('email').where('id', '=', id).executeTakeFirst())?.email
}

export interface NewPerson {
  id: string
  fullName: string
  email: string
  locale: 'vi' | 'en'
  demo: boolean
}

export async function insertPerson(tx: Tx, person: NewPerson): Promise<void> {
  await tx
    .insertInto('directory.person')
    .values({ ...person, sortKey: personSortKey(person.fullName), emailKey: emailKey(person.email) })
    .execute()
  tx.audit({ action: 'person.added', subject: 'person', subjectId: person.id, after: person })
}

export async function changePerson(tx: Tx, id: string, values: Pick<Person, 'fullName' | 'email' | 'locale' | 'active'>): Promise<void> {
  const { assignments: _assignments, ...before } = await getPersonById(tx, id)
  await tx
    .updateTable('directory.person')
    .set({ ...values, sortKey: personSortKey(values.fullName), emailKey: emailKey(values.email) })
    .where('id', '=', id)
    .execute()
  tx.audit({ action: 'person.changed', subject: 'person', subjectId: id, before, after: values })
}

export async function keepLocale(tx: Tx, id: string, locale: 'vi' | 'en'): Promise<void> {
  const before = await tx.selectFrom('directory.person').select('locale').where('id', '=', id).executeTakeFirst()
  await tx.updateTable('directory.person').set({ locale }).where('id', '=', id).execute()
  tx.audit({ action: 'person.locale-changed', subject: 'person', subjectId: id, before, after: { locale } })
}

/** Stores the hash of a password; the caller's audit line says why. Nobody but the gate reads it again. */
export async function keepCredential(tx: Tx, personId: string, { hash, now }: { hash: string; now: string }): Promise<void> {
  const changed = await tx.updateTable('directory.credential').set({ hash, changedAt: now }).where('personId', '=', personId).executeTakeFirst()
  if (changed.numUpdatedRows === 0n) await tx.insertInto('directory.credential').values({ personId, hash, changedAt: now }).execute()
}

export async function insertAssignment(tx: Tx, { id, personId, ...given }: GivenAssignment & { id: string; personId: string }): Promise<void> {
  if (given.validTo && given.validTo < given.validFrom) throw endsBeforeStart({})
  await tx
    .insertInto('directory.assignment')
    .values({ id, personId, ...given })
    .execute()
  tx.audit({ action: 'assignment.added', subject: 'person', subjectId: personId, after: { id, ...given } })
}

export async function setAssignmentEnd(tx: Tx, personId: string, id: string, validTo: string | null): Promise<void> {
  const before = await tx.selectFrom('directory.assignment').selectAll().where('id', '=', id).where('personId', '=', personId).executeTakeFirst()
  if (!before) throw notFound({})
  if (validTo && validTo < before.validFrom) throw endsBeforeStart({})
  await tx.updateTable('directory.assignment').set({ validTo }).where('id', '=', id).execute()
  tx.audit({ action: 'assignment.ended', subject: 'person', subjectId: personId, before, after: { id, validTo } })
}
