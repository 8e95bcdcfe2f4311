import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { FlowFileQuery } from './flow-file.contract.ts'
import type { FlowRow, Names } from './flow-file.model.ts'
import { conditionsOfScope, type Moment, readOn } from './flow-query.store.ts'
import { axisOf } from './axis.store.ts'

/** What places, sectors and agencies are called. */
export async function findFlowNames(db: Db, query: Pick<FlowFileQuery, 'to'>): Promise<Names> {
  const named = (['place', 'sector', 'agency'] as const).map(
    (dimension) => sql`select ${dimension}::text as dimension, n.key, n.label::text, n.label_en::text from (${axisOf(dimension, query).names}) n`,
  )
  const { rows } = await sql<{ dimension: keyof Names; key: string; label: string; labelEn: string }>`${sql.join(named, sql` union all `)}`.execute(db as Tx)
  const of = (dimension: keyof Names) =>
    new Map(rows.filter((row) => row.dimension === dimension).map(({ key, label, labelEn }) => [key, { vi: label, en: labelEn }]))
  return { place: of('place'), sector: of('sector'), agency: of('agency') }
}

export interface FlowPage {
  rows: FlowRow[]
  /** The last line that was looked at; null when there is none behind it. */
  last: number | null
}

/**
 * The next lines that count at a moment, in the order of the ledger. A moment does not change any more, so that pages read one after the other
 * fit together.
 */
export async function findFlowPage(db: Db, query: FlowFileQuery, moment: Moment, page: { after: number; limit: number }): Promise<FlowPage> {
  const scope = conditionsOfScope(query)
  const { rows } = await sql<{ rows: FlowRow[] | null; last: number | null; seen: number }>`
    with page as materialized (
      select * from aid.flow f where f.id > ${page.after} and f.report_year between ${query.from} and ${query.to} and f.counted
        and f.opened_seq <= ${moment.seq} and (f.closed_seq is null or f.closed_seq > ${moment.seq}) ${query.kind ? sql`and f.kind = ${query.kind}` : sql``}
      order by f.id limit ${page.limit})
    select (select max(id) from page) as last, (select count(*) from page) as seen,
      json_agg(json_build_array(f.id, f.report_year, f.kind, f.is_new, g.code, g.name, f.grant_kind, o.name, f.provider_kind, f.provider_country, f.place, f.sector_code,
        f.agency_id, f.delivery, f.refundable, f.amount::text, f.currency_code, f.usd::text, f.vnd::text, f.share::text, trim_scale(f.usd * f.share)::text,
        to_char(f.recorded_from at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD HH24:MI:SS')) order by f.id, f.place) as rows
    from (${readOn(query.map, sql`page`)}) f join aid."grant" g on g.id = f.grant_id join registry.organisation o on o.id = f.organisation_id
    where ${sql.join([sql`true`, ...scope], sql` and `)}`.execute(db as Tx)
  const [found] = rows
  return { rows: found?.rows ?? [], last: found && found.seen === page.limit ? found.last : null }
}
