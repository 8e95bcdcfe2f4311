import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { sortKey } from '#platform/text/sort-key.ts'
import { type Agency, type Duty, type GivenAgency, successorCycle } from './agency.contract.ts'
import { keepRow, replaceRows } from './reference.store.ts'

interface AgencyQuery {
  id?: string | undefined
  duty?: Duty | undefined
  placeId?: string | undefined
  /** Only agencies in force on this day; one without dates always is. */
  on?: string | undefined
}

/** Agencies in Vietnamese order; a province's focal agency sorts by the name of its place. */
export async function findAgencies(db: Db, { id, duty, placeId, on }: AgencyQuery = {}): Promise<Agency[]> {
  const conditions = [
    ...(id ? [sql`a.id = ${id}`] : []),
    ...(duty ? [sql`a.duty = ${duty}`] : []),
    ...(placeId ? [sql`a.place_id = ${placeId}`] : []),
    ...(on ? [sql`coalesce(a.valid_from, '-infinity') <= ${on}::date and coalesce(a.valid_to, 'infinity') >= ${on}::date`] : []),
  ]
  const { rows } = await sql<Agency>`
    select a.id, a.name_vi, a.name_en, a.kind, a.duty, a.place_id, a.organisation_id, a.abbr_vi, a.abbr_en, a.egov_id, a.role_in_work, a.note,
      a.valid_from, a.valid_to, a.source, a.certainty,
      array(select s.successor_id from directory.agency_successor s where s.agency_id = a.id order by 1) as successor_ids,
      array(select s.agency_id from directory.agency_successor s where s.successor_id = a.id order by 1) as predecessor_ids
    from directory.agency a where ${conditions.length ? sql.join(conditions, sql` and `) : sql`true`} order by a.sort_key, a.id`.execute(db)
  return rows
}

/** Throws `notFound` when there is none. */
export async function getAgencyById(db: Db, id: string): Promise<Agency> {
  const [agency] = await findAgencies(db, { id })
  if (!agency) throw notFound({})
  return agency
}

/** Adds an agency or changes it to what is given. */
export async function keepAgency(tx: Tx, id: string, { successorIds, ...values }: GivenAgency): Promise<Agency> {
  const [before] = await findAgencies(tx, { id })
  await keepRow(tx, { table: 'agency', subject: 'agency', key: { id } }, { ...values, sortKey: await sortKeyOf(tx, values) })
  if (String(before?.successorIds ?? []) !== String(successorIds)) {
    await replaceRows(
      tx,
      { table: 'agencySuccessor', subject: 'agency-successors', key: { agencyId: id } },
      successorIds.map((successorId) => ({ successorId })),
    )
    await refuseCycle(tx, id)
  }
  return getAgencyById(tx, id)
}

async function sortKeyOf(tx: Tx, { placeId, nameVi }: Pick<GivenAgency, 'placeId' | 'nameVi'>): Promise<string> {
  if (!placeId) return sortKey(nameVi)
  const name = await tx.selectFrom('directory.placeName').select('sortKey').where('placeId', '=', placeId).orderBy('validFrom', 'desc').executeTakeFirst()
  return name?.sortKey ?? sortKey(nameVi)
}

async function refuseCycle(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string }>`with recursive line(id) as (
    select successor_id from directory.agency_successor where agency_id = ${id}
    union select s.successor_id from directory.agency_successor s join line on s.agency_id = line.id) select id from line where id = ${id}`.execute(tx)
  if (rows.length > 0) throw successorCycle({})
}

/** The agencies that are the secretariat. */
export async function findSecretariat(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('directory.agency').select('id').where('duty', '=', 'secretariat').execute()
  return rows.map((row) => row.id)
}
