import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { fixed } from '#platform/money.ts'
import { type LineMeasure, TableQuery } from './figure.contract.ts'
import { baseDefinitions } from './figure.model.ts'
import { derive } from './figure.store.ts'
import { flowsOf, type Moment } from './flow-query.store.ts'
import type { FlaggedGrant, Quality, QualityQuery } from './quality.contract.ts'
import type { GrantMoney } from './quality.model.ts'
import { readTable } from './table.store.ts'

const measures = { disbursed: baseDefinitions.disbursed, committedInYear: baseDefinitions.committed_in_year, committedWhole: baseDefinitions.committed_whole }

/** The money of every grant that the year's reports name, within the scope: the same flows that the figures add up. */
export async function findGrantMoney(db: Db, query: QualityQuery, moment: Moment): Promise<GrantMoney[]> {
  const sumBy = ({ versions }: (typeof measures)['disbursed']): RawBuilder<unknown> => {
    const flows = flowsOf({ map: query.map, ...(query.place ? { place: query.place } : {}), from: query.year, to: query.year }, moment, versions[0].measure)
    const amount = query.currency === 'USD' ? sql`f.usd` : sql`f.vnd`
    return sql`(select f.grant_id, sum(${amount} * f.share) as amount, array_agg(distinct f.place) as places from ${flows} f group by f.grant_id)`
  }
  const { rows } = await sql<{ grantId: string; placeIds: string[]; disbursed: string; committedInYear: string; committedWhole: string }>`
    select d.grant_id::text as grant_id, d.places as place_ids, d.amount::text as disbursed, coalesce(y.amount, 0)::text as committed_in_year, coalesce(c.amount, 0)::text as committed_whole
    from ${sumBy(measures.disbursed)} d left join ${sumBy(measures.committedInYear)} y on y.grant_id = d.grant_id left join ${sumBy(measures.committedWhole)} c on c.grant_id = d.grant_id
    order by d.grant_id`.execute(db as Tx)
  const show = (amount: string) => fixed(amount, query.currency === 'USD' ? 2 : 0)
  return rows.map((row) => ({ ...row, disbursed: show(row.disbursed), committedInYear: show(row.committedInYear), committedWhole: show(row.committedWhole) }))
}

/** Names of grants: what they are called and whose they are. */
export async function nameGrants(db: Db, grants: readonly (GrantMoney & { small: boolean; undisbursed: boolean })[]): Promise<FlaggedGrant[]> {
  if (grants.length === 0) return []
  const named = await db
    .selectFrom('aid.grant as g')
    .innerJoin('registry.organisation as o', 'o.id', 'g.organisationId')
    .select(['g.id', 'g.code', 'g.name', 'o.name as provider'])
    .where(
      'g.id',
      'in',
      grants.map(({ grantId }) => grantId),
    )
    .execute()
  const places = await findPlaceNames(db)
  const names = new Map(named.map((row) => [row.id, row]))
  return grants.flatMap(({ placeIds, ...grant }) => {
    const found = names.get(grant.grantId)
    return found ? [{ ...grant, code: found.code, name: found.name, provider: found.provider, places: placeIds.flatMap((id) => places.get(id) ?? []) }] : []
  })
}

async function findPlaceNames(db: Db): Promise<Map<string, FlaggedGrant['places'][number]>> {
  const { rows } = await sql<
    FlaggedGrant['places'][number]
  >`select distinct on (place_id) place_id as id, name_vi, name_en from directory.place_name order by place_id, valid_from desc`.execute(db as Tx)
  return new Map(rows.map((row) => [row.id, row]))
}

type RatioRow = Quality['sectors'][number] & { inSet: boolean }

/** Number of grants, money and ratio by place or by heading: each number is that of its receipt. */
export async function readRatios(db: Db, query: QualityQuery, rows: 'place' | 'heading', moment: Moment): Promise<RatioRow[]> {
  const table = (measure: LineMeasure) =>
    readTable(
      db,
      TableQuery.parse({
        map: query.map,
        currency: query.currency,
        ...(query.place ? { place: query.place } : {}),
        measure,
        rows,
        from: query.year,
        to: query.year,
      }),
      moment,
    )
  const [grants, disbursed, inYear, whole] = [await table('grants'), await table('disbursed'), await table('committed_in_year'), await table('committed_whole')]
  const totals = (answer: typeof grants) => new Map(answer.rows.map((row) => [row.key, row.total]))
  const [grantsOf, inYearOf, wholeOf] = [totals(grants), totals(inYear), totals(whole)]
  return disbursed.rows.map(({ key, label, labelEn, inSet, total }) => {
    const ratio = derive('ratio', total, inYearOf.get(key) ?? null)
    return {
      key,
      label,
      labelEn,
      inSet,
      disbursed: total,
      grants: Number(grantsOf.get(key) ?? 0),
      committedInYear: inYearOf.get(key) ?? '0',
      committedWhole: wholeOf.get(key) ?? '0',
      ratio: ratio === null ? null : fixed(ratio, 6),
    }
  })
}
