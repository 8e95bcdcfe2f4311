import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { FlowFileQuery } from './flow-file.contract.ts'
import { BETWEEN_LINES, type Names } from './flow-file.model.ts'
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

/** A line of the file by its place in it: the year, and within it the order of the ledger. */
export interface LineMark {
  year: number
  id: number
}
export interface FlowPage {
  /** Fields between `BETWEEN_FIELDS`, in the order of the file's columns without names. */
  lines: string[]
  /** The last flow that was looked at; null when there is none behind it. */
  last: LineMark | null
}

/**
 * The next lines that count at a moment, year by year in the order of the ledger. A moment does not change any more, so that pages read one
 * after the other fit together. The lines come as one text: a quarter of the time of rows or JSON.
 */
export async function findFlowPage(db: Db, query: FlowFileQuery, moment: Moment, page: { after: LineMark; limit: number }): Promise<FlowPage> {
  const scope = conditionsOfScope(query)
  const { rows } = await sql<{ text: string | null; year: number | null; id: number | null; seen: number }>`
    with page as materialized (
      select * from aid.flow f where (f.report_year, f.id) > (${page.after.year}, ${page.after.id}) and f.report_year between ${query.from} and ${query.to}
        and f.counted and f.opened_seq <= ${moment.seq} and (f.closed_seq is null or f.closed_seq > ${moment.seq}) ${query.kind ? sql`and f.kind = ${query.kind}` : sql``}
      order by f.report_year, f.id limit ${page.limit}),
    last as (select report_year, id from page order by report_year desc, id desc limit 1)
    select (select report_year from last) as year, (select id from last) as id, (select count(*)::int from page) as seen,
      string_agg(concat_ws(chr(31), f.id, f.report_year, f.kind, f.is_new, g.code, ${plain(sql`g.name`)}, f.grant_kind, ${plain(sql`o.name`)}, f.provider_kind,
        coalesce(f.provider_country, ''), f.place, f.sector_code, f.agency_id, f.delivery, f.refundable, f.amount, f.currency_code, f.usd, f.vnd, f.share,
        trim_scale(f.usd * f.share), left((f.recorded_from at time zone 'Asia/Ho_Chi_Minh')::text, 19)), chr(30) order by f.report_year, f.id, f.place) as text
    from (${readOn(query.map, sql`page`)}) f join aid."grant" g on g.id = f.grant_id join registry.organisation o on o.id = f.organisation_id
    where ${sql.join([sql`true`, ...scope], sql` and `)}`.execute(db as Tx)
  const [found] = rows
  const last = found?.year && found.id && found.seen === page.limit ? { year: found.year, id: found.id } : null
  return { lines: found?.text?.split(BETWEEN_LINES) ?? [], last }
}

/** Free text without the signs that stand between fields and lines. */
const plain = (text: RawBuilder<unknown>) => sql`translate(${text}, chr(30) || chr(31), '')`
