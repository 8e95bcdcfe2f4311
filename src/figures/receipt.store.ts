import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { flowsOfLine } from '#aid/index.ts'
import type { Cells } from '#reporting/form.contract.ts'
import type { FigureCode, FigureQuery } from './figure.contract.ts'
import { baseDefinitions, type BaseCode, versionFor } from './figure.model.ts'
import { type Evaluated, receiptIdOf, type Unit } from './figure.store.ts'
import { flowsOf, type Moment } from './flow-query.store.ts'
import type { z } from 'zod'
import type { ReceiptLine } from './receipt.contract.ts'

export const RATE_POLICY = 'report-year'

export interface StoredReceipt {
  id: string
  code: FigureCode
  query: FigureQuery
  moment: Moment
  value: string | null
  unit: Unit
  definitionVersion: number
  lineCount: number
  linesDigest: string
  issuedAt: string
}

/** Lays down the receipts of a figure and of its parts; the same question to the same ledger has one already. Returns the figure's. */
export async function issueReceipt(db: Db, evaluated: Evaluated, query: FigureQuery, moment: Moment, now: string): Promise<string> {
  for (const part of evaluated.parts) await issueReceipt(db, part.evaluated, part.query, moment, now)
  const id = receiptIdOf(evaluated.code, query, moment)
  const receipt = {
    id,
    query: { code: evaluated.code, version: evaluated.version, question: query },
    as_of: moment.asOf,
    posting_seq: moment.seq,
    value: evaluated.value,
    unit: evaluated.unit,
    rate_policy: RATE_POLICY,
    line_count: evaluated.lineCount,
    lines_digest: evaluated.digest,
    issued_at: now,
  }
  await sql`select figures.issue_receipt(${JSON.stringify(receipt)}::jsonb)`.execute(db as Tx)
  return id
}

export async function getStoredReceipt(db: Db, id: string): Promise<StoredReceipt> {
  const row = await db.selectFrom('figures.receipt').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound({})
  const { code, version, question } = row.query as { code: StoredReceipt['code']; version: number; question: FigureQuery }
  const decimals = row.unit === 'USD' ? 2 : row.unit === 'percent' ? 6 : 0
  return {
    id,
    code,
    query: question,
    moment: { seq: row.postingSeq, asOf: row.asOf },
    value: row.value === null ? null : trim(row.value, decimals),
    unit: row.unit as Unit,
    definitionVersion: version,
    lineCount: row.lineCount,
    linesDigest: row.linesDigest,
    issuedAt: row.issuedAt,
  }
}

const trim = (value: string, decimals: number) =>
  decimals === 6 ? value : Number(decimals) === 0 ? (value.split('.')[0] ?? value) : value.replace(/0{4}$/, '')

type FlowRow = Omit<z.infer<typeof ReceiptLine>, 'recomputes' | 'column' | 'cell' | 'contributes'> & {
  kind: string
  refundable: boolean
  cells: Cells
  decimals: number
  share: string
  first: boolean
}

/** A page of the lines behind a receipt in the order of the ledger, each checked against the report it came from. */
export async function findReceiptLines(db: Db, receipt: StoredReceipt, page: { after: number; limit: number }): Promise<z.infer<typeof ReceiptLine>[]> {
  const { measure } = versionFor(baseDefinitions[receipt.code as BaseCode], receipt.query.year)
  if (measure.aggregate === 'statement') return []
  const flows = flowsOf({ ...receipt.query, from: receipt.query.year, to: receipt.query.year }, receipt.moment, measure)
  const member = { grants: sql`f.grant_id::text`, organisations: sql`f.organisation_id::text`, countries: sql`f.provider_country`, sum: sql`f.id::text` }[
    measure.aggregate
  ]
  const { rows } = await sql<FlowRow>`
    select f.id as flow_id, f.grant_id, g.code as grant_code, g.name as grant_name, o.name as provider_name, f.provider_kind, f.provider_country, f.place_id,
      (select n.name_vi from directory.place_name n where n.place_id = f.place_id and n.valid_from <= f.period_to order by n.valid_from desc limit 1) as place_name,
      f.sector_code, s.name_vi as sector_name, f.agency_id, a.name_vi as agency_name, f.amount, f.currency_code as currency, f.vnd_rate, f.vnd_per_usd, f.rate_source, f.usd, f.vnd,
      f.kind, f.refundable, f.share, v.return_id, v.number as version_number, f.line_key, l.position, l.cells, f.recorded_from, c.decimals, f.first
    from (select f.*, row_number() over (partition by ${member} order by f.id) = 1 as first from ${flows} f) f
      join aid."grant" g on g.id = f.grant_id join registry.organisation o on o.id = f.organisation_id join directory.sector s on s.code = f.sector_code
      join directory.agency a on a.id = f.agency_id join directory.currency c on c.code = f.currency_code
      left join lateral (select * from reporting.posted_line(f.version_id, f.line_key)) l on true left join lateral (select * from reporting.posted_version(f.version_id)) v on true
    where f.id > ${page.after} order by f.id limit ${page.limit}`.execute(db as Tx)
  return rows.map((row) => toLine(row, measure.aggregate === 'sum', receipt.query.currency))
}

const columnOf: Record<string, string> = { year_commitment: 'commitmentYear', disbursement: 'disbursedYear' }

function toLine(
  { kind, refundable, cells, decimals, share: _share, first, ...row }: FlowRow,
  isSum: boolean,
  currency: 'USD' | 'VND',
): z.infer<typeof ReceiptLine> {
  const column = columnOf[kind] ?? (refundable ? 'commitmentRefundable' : 'commitmentGrant')
  const again = flowsOfLine(cells, row, decimals).find(
    (part) => part.kind === kind && part.refundable === refundable && part.placeId === row.placeId && part.sectorCode === row.sectorCode,
  )
  return {
    ...row,
    column,
    cell: cells[column] ?? '',
    contributes: isSum ? (currency === 'USD' ? row.usd : row.vnd) : first ? '1' : '0',
    recomputes:
      again !== undefined && Number(again.usd) === Number(row.usd) && Number(again.vnd) === Number(row.vnd) && Number(again.amount) === Number(row.amount),
  }
}
