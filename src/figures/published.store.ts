import { sql } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Published } from './figure.contract.ts'
import { alreadyWithdrawn, noSuchPlace, type PrintedInput } from './published.contract.ts'

const columns = ['id', 'source', 'heldOn', 'reportYear', 'scope', 'measure', 'value', 'unit', 'qualifier', 'asPrinted'] as const

/** Figures printed elsewhere that were not withdrawn, in the order of their year and source. */
export async function findPublished(db: Db, year: number | undefined): Promise<z.infer<typeof Published>[]> {
  const all = db.selectFrom('figures.published').select(columns).where('withdrawnAt', 'is', null).orderBy('reportYear').orderBy('id')
  return (year === undefined ? all : all.where('reportYear', '=', year)).execute()
}

/** Every printed figure, those withdrawn among them, newest report year first. */
export async function findPrinted(db: Db) {
  return db
    .selectFrom('figures.published')
    .select([...columns, 'addedAt', 'withdrawnAt', 'withdrawalReason'])
    .orderBy('reportYear', 'desc')
    .orderBy('id')
    .execute()
}

/** Finds a place by the name printed: the provinces of the report year's time first, else those of the other. */
export async function placeFinder(db: Db): Promise<(name: string, year: number) => string | undefined> {
  const { rows } = await sql<{ name: string; id: string; set: string }>`
    select n.name_vi as name, p.id, p.place_set_id as set from directory.place_name n join directory.place p on p.id = n.place_id where p.place_set_id in ('63', '34')`.execute(
    db as Tx,
  )
  const byName = Map.groupBy(rows, ({ name }) => name)
  return (name, year) => {
    const found = byName.get(name) ?? []
    return (found.find(({ set }) => set === (year >= 2025 ? '34' : '63')) ?? found[0])?.id
  }
}

/** Writes a printed figure down; a place is kept by the name that it was printed with. */
export async function insertPrinted(tx: Tx, input: PrintedInput, by: { person: string; now: string }): Promise<number> {
  const place =
    input.placeId &&
    (await tx.selectFrom('directory.placeName').select('nameVi').where('placeId', '=', input.placeId).orderBy('validFrom', 'desc').executeTakeFirst())
  if (input.placeId && !place) throw noSuchPlace({ placeId: input.placeId })
  const { source, heldOn, reportYear, unit, qualifier, asPrinted, value } = input
  const row = await tx
    .insertInto('figures.published')
    .values({
      source,
      heldOn,
      reportYear,
      unit,
      qualifier,
      asPrinted,
      scope: place ? `place=${place.nameVi}` : 'VN',
      measure: input.sector ? `${input.measure}:sector=${input.sector}` : input.measure,
      value: value ?? null,
      addedBy: by.person,
      addedAt: by.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  tx.audit({ action: 'published.added', subject: 'published', subjectId: String(row.id), after: input })
  return row.id
}

/** Withdraws a printed figure once; throws not-found or already-withdrawn. */
export async function withdraw(tx: Tx, id: number, by: { person: string; now: string; reason: string }): Promise<void> {
  const row = await tx.selectFrom('figures.published').select(['id', 'asPrinted', 'withdrawnAt']).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  if (row.withdrawnAt) throw alreadyWithdrawn({})
  await tx.updateTable('figures.published').set({ withdrawnBy: by.person, withdrawnAt: by.now, withdrawalReason: by.reason }).where('id', '=', id).execute()
  tx.audit({ action: 'published.withdrawn', subject: 'published', subjectId: String(id), before: { asPrinted: row.asPrinted }, after: { reason: by.reason } })
}
