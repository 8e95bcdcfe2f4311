import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { FormLists } from './form.contract.ts'
import { placeKey } from './list-index.model.ts'

interface Period {
  placeSetId: string
  periodFrom: string
  periodTo: string
}

const KEPT = 16
const kept = new Map<string, FormLists>()

/**
 * The names that cells of a campaign refer to, as they were in its period: places of its set and of every set that was in
 * force on some day of it, agencies, sectors and topics of that time. Kept per process; one cheap query tells whether the directory has changed since.
 */
export async function findFormLists(db: Db, period: Period): Promise<FormLists> {
  const key = `${period.placeSetId}|${period.periodFrom}|${period.periodTo}|${await fingerprint(db)}`
  const known = kept.get(key)
  if (known) return known
  const lists = await readLists(db, period)
  const [oldest] = kept.keys()
  if (kept.size >= KEPT && oldest) kept.delete(oldest)
  kept.set(key, lists)
  return lists
}

// A row that is added or changed carries a new transaction id, a row that is removed changes the count.
async function fingerprint(db: Db): Promise<string> {
  const tables = ['place', 'place_name', 'place_alias', 'sector', 'country', 'currency', 'agency', 'topic'].map((name) => sql.table(`directory.${name}`))
  const counts = tables.map((table) => sql`select count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) as mark from ${table}`)
  const { rows } = await sql<{
    mark: string
  }>`select current_database() || ':' || string_agg(mark, ',') as mark from (${sql.join(counts, sql` union all `)}) as marks`.execute(db)
  return rows[0]?.mark ?? ''
}

async function readLists(db: Db, { placeSetId, periodFrom, periodTo }: Period): Promise<FormLists> {
  const valid = (table: string) =>
    sql`(${sql.ref(`${table}.valid_from`)} is null or ${sql.ref(`${table}.valid_from`)} <= ${periodTo}) and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${periodFrom})`
  const { rows } = await sql<{ lists: unknown }>`select jsonb_build_object(
    'places', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', n.name_vi, 'setId', p.place_set_id, 'aliases',
        (select coalesce(jsonb_agg(distinct t.alias), '[]') from (select a.alias::text from directory.place_alias a where a.place_id = p.id
          union select n.full_name_vi::text union select n.name_en::text) t)) order by n.sort_key), '[]')
      from directory.place p join lateral (select * from directory.place_name pn where pn.place_id = p.id and pn.valid_from <= ${periodTo} order by pn.valid_from desc limit 1) n on true
      where ${valid('p')}),
    'sectors', (select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'name', s.name_vi, 'nameEn', s.name_en, 'parent', s.parent_code) order by s.position), '[]')
      from directory.sector s where s.in_picker and ${valid('s')}),
    'countries', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name_vi, 'nameEn', c.name_en) order by c.sort_key), '[]') from directory.country c),
    'currencies', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'decimals', c.decimals) order by c.code), '[]') from directory.currency c),
    'agencies', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name_vi, 'abbr', a.abbr_vi) order by a.sort_key), '[]')
      from directory.agency a where a.duty not in ('ngo', 'administration') and ${valid('a')}),
    'topics', (select coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'name', t.name_vi) order by t.code), '[]') from directory.topic t where ${valid('t')})
  ) as lists`.execute(db)
  const lists = FormLists.parse(rows[0]?.lists)
  return { ...lists, places: tellApart(lists.places, placeSetId) }
}

/**
 * In the year of a merger a report may name a place of the old map or of the new. A name that both maps have means the
 * campaign's own; the other is offered as "(cũ)", the place before the change.
 */
function tellApart(places: FormLists['places'], placeSetId: string): FormLists['places'] {
  const own = places.filter((place) => place.setId === placeSetId)
  const taken = new Set(own.flatMap((place) => [place.name, ...place.aliases]).map(placeKey))
  const others = places
    .filter((place) => place.setId !== placeSetId)
    .map((place) => ({
      ...place,
      name: taken.has(placeKey(place.name)) ? `${place.name} (cũ)` : place.name,
      aliases: place.aliases.filter((alias) => !taken.has(placeKey(alias))),
    }))
  return [...own, ...others]
}
