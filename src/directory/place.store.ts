import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { nameKey } from '#platform/text/search-key.ts'
import { sortKey } from '#platform/text/sort-key.ts'
import { addDays } from '#platform/working-days.ts'
import { namesOverlap, type Place, type PlaceDetail, type PlaceName, type PlaceSet, type Region, type SuccessionRow } from './place.contract.ts'
import type { PlaceGraph } from './place.model.ts'
import { keepRow, removeRow, replaceRows } from './reference.store.ts'

export async function findPlaceSets(db: Db): Promise<PlaceSet[]> {
  return (await db.selectFrom('directory.placeSet').selectAll().orderBy('validFrom').execute()) as PlaceSet[]
}

export async function findRegions(db: Db): Promise<Region[]> {
  const { rows } =
    await sql<Region>`select id, place_set_id as set_id, name_vi, name_en, position, source, certainty from directory.region order by place_set_id desc, position`.execute(
      db,
    )
  return rows
}

interface PlaceQuery {
  /** The set; without it, the places in force on `on`. */
  setId?: string | undefined
  id?: string | undefined
  on: string
}

/** Places with the names they bear on `on`, in Vietnamese order. A day outside a place's life gives its nearest name. */
export async function findPlaces(db: Db, { setId, id, on }: PlaceQuery): Promise<Place[]> {
  const wanted = id
    ? sql`p.id = ${id}`
    : setId
      ? sql`p.place_set_id = ${setId}`
      : sql`p.valid_from <= ${on}::date and coalesce(p.valid_to, 'infinity') >= ${on}::date`
  const { rows } = await sql<Place>`
    select p.id, p.place_set_id as set_id, p.code, p.region_id, r.name_vi as region_vi, r.name_en as region_en,
      coalesce(n.name_vi, p.code) as name_vi, coalesce(n.name_en, p.code) as name_en, coalesce(n.full_name_vi, p.code) as full_name_vi, coalesce(n.kind, '') as kind,
      p.valid_from, p.valid_to, p.egov_id, p.iso_code, p.source, p.certainty
    from directory.place p join directory.region r on r.id = p.region_id
    left join lateral (select * from directory.place_name n where n.place_id = p.id and n.valid_from <= greatest(p.valid_from, ${on}::date) order by n.valid_from desc limit 1) n on true
    where ${wanted} order by n.sort_key, p.id`.execute(db)
  return rows
}

export async function findSuccessions(db: Db): Promise<SuccessionRow[]> {
  const { rows } =
    await sql<SuccessionRow>`select place_id, successor_id, trim_scale(share) as share, source, certainty from directory.place_successor order by place_id, successor_id`.execute(
      db,
    )
  return rows
}

/** All that `restate` needs, for every set. */
export async function findPlaceGraph(db: Db): Promise<PlaceGraph> {
  const { rows } = await sql<{ id: string; setId: string }>`select id, place_set_id as set_id from directory.place`.execute(db)
  return { setOf: new Map(rows.map((row) => [row.id, row.setId])), successions: await findSuccessions(db) }
}

/** Spelling key (`nameKey`) → place id, for one set. Names written with and without the word for their kind are both there. */
export async function findPlaceKeys(db: Db, setId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; placeId: string }>`
    select a.key, a.place_id from directory.place_alias a join directory.place p on p.id = a.place_id where p.place_set_id = ${setId}`.execute(db)
  return new Map(rows.map((row) => [row.key, row.placeId]))
}

/** Throws `notFound` when there is no such place. */
export async function getPlaceDetail(db: Db, id: string, on: string): Promise<PlaceDetail> {
  const [place] = await findPlaces(db, { id, on })
  if (!place) throw notFound({})
  const names = await db
    .selectFrom('directory.placeName')
    .select(['nameVi', 'nameEn', 'fullNameVi', 'kind', 'validFrom', 'validTo', 'legalBasis', 'certainty'])
    .where('placeId', '=', id)
    .orderBy('validFrom')
    .execute()
  const aliases = await db.selectFrom('directory.placeAlias').select(['alias', 'key']).where('placeId', '=', id).orderBy('key').execute()
  const successions = await findSuccessions(db)
  return {
    place,
    names: names as PlaceName[],
    aliases,
    successors: successions.filter((one) => one.placeId === id),
    predecessors: successions.filter((one) => one.successorId === id),
  }
}

export async function keepPlaceSet(tx: Tx, { id, ...values }: PlaceSet): Promise<PlaceSet> {
  await keepRow(tx, { table: 'placeSet', subject: 'place-set', key: { id } }, values)
  return (await tx.selectFrom('directory.placeSet').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as PlaceSet
}

export async function keepRegion(tx: Tx, { id, setId, ...values }: Region): Promise<Region> {
  await keepRow(tx, { table: 'region', subject: 'region', key: { id } }, { ...values, placeSetId: setId })
  return { id, setId, ...values }
}

export interface PlaceAttributes extends Pick<
  Place,
  'id' | 'setId' | 'code' | 'regionId' | 'egovId' | 'isoCode' | 'validFrom' | 'validTo' | 'source' | 'certainty'
> {}

export async function keepPlace(tx: Tx, { id, setId, ...values }: PlaceAttributes): Promise<void> {
  await keepRow(tx, { table: 'place', subject: 'place', key: { id } }, { ...values, placeSetId: setId })
}

/** Ends the name in force the day before and begins a new one; spellings of the new name are learnt as well. */
export async function addName(tx: Tx, placeId: string, { id, ...name }: Omit<PlaceName, 'validTo'> & { id: string }): Promise<void> {
  const current = await tx
    .selectFrom('directory.placeName')
    .select(['id', 'validFrom', 'validTo'])
    .where('placeId', '=', placeId)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  if (current && current.validFrom >= name.validFrom) throw namesOverlap({ validFrom: current.validFrom })
  if (current)
    await tx
      .updateTable('directory.placeName')
      .set({ validTo: addDays(name.validFrom, -1) })
      .where('id', '=', current.id)
      .execute()
  const row = { id, placeId, ...name, validTo: current?.validTo ?? null, sortKey: sortKey(name.nameVi) }
  await tx.insertInto('directory.placeName').values(row).execute()
  tx.audit({ action: 'place.named', subject: 'place', subjectId: placeId, before: current, after: row })
  for (const alias of [name.nameVi, name.fullNameVi]) await insertAlias(tx, placeId, alias)
}

/** Learns a spelling; one that is known already stays as it is. */
export async function keepAlias(tx: Tx, placeId: string, alias: string): Promise<void> {
  await insertAlias(tx, placeId, alias)
  tx.audit({ action: 'place.alias-added', subject: 'place', subjectId: placeId, after: { alias } })
}

async function insertAlias(tx: Tx, placeId: string, alias: string) {
  await tx
    .insertInto('directory.placeAlias')
    .values({ placeId, alias, key: nameKey(alias) })
    .onConflict((on) => on.doNothing())
    .execute()
}

export const removeAlias = (tx: Tx, placeId: string, key: string) => removeRow(tx, { table: 'placeAlias', subject: 'place-alias', key: { placeId, key } })

export async function keepSuccessors(tx: Tx, placeId: string, successors: Omit<SuccessionRow, 'placeId'>[]): Promise<void> {
  await replaceRows(tx, { table: 'placeSuccessor', subject: 'place-successors', key: { placeId } }, successors)
}
