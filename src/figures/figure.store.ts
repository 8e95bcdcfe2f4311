import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { canonicalJson } from '#platform/audit.ts'
import { Exact, fixed } from '#platform/money.ts'
import type { FigureAnswer, FigureQuery } from './figure.contract.ts'
import { type BaseCode, type BaseDefinition, type DerivedDefinition, definitions, type FigureCode, type Measure, versionFor } from './figure.model.ts'
import { aggregateOf, cellsAnswer, cellsOf, flowsOf, type Moment } from './flow-query.store.ts'

export type Unit = FigureAnswer['unit']

/** A figure evaluated at one state of the ledger. */
export interface Evaluated {
  code: FigureCode
  version: number
  unit: Unit
  value: string | null
  lineCount: number
  /** SHA-256 over the lines (or, for a derived figure, over its parts' digests). */
  digest: string
  parts: { code: BaseCode; query: FigureQuery; evaluated: Evaluated }[]
}

/** `sealed` adds the digest of the lines, which a receipt needs and a page of many figures does not. */
type Depth = 'sealed' | 'value'

/** Evaluates a figure by its definition. Money has two decimals in USD and none in VND; percents have six. */
export async function evaluate(db: Db, code: FigureCode, query: FigureQuery, moment: Moment, depth: Depth = 'sealed'): Promise<Evaluated> {
  const definition = definitions[code]
  return definition.kind === 'base'
    ? evaluateBase(db, { code, definition, depth }, query, moment)
    : evaluateDerived(db, { code, definition, depth }, query, moment)
}

async function evaluateBase(
  db: Db,
  { code, definition, depth }: { code: FigureCode; definition: BaseDefinition; depth: Depth },
  query: FigureQuery,
  moment: Moment,
): Promise<Evaluated> {
  const { number, measure } = versionFor(definition, query.year)
  const row = measure.aggregate === 'statement' ? await sumStatements(db, code, query, moment) : await sumFlows(db, { measure, depth }, query, moment)
  const unit = definition.unit === 'money' ? query.currency : 'count'
  return {
    code,
    version: number,
    unit,
    value: row.value === null ? null : fixed(row.value, unit === 'USD' ? 2 : 0),
    lineCount: row.lines,
    digest: row.digest,
    parts: [],
  }
}

interface Sum {
  value: string | null
  lines: number
  digest: string
}

async function sumFlows(db: Db, { measure, depth }: { measure: Measure; depth: Depth }, query: FigureQuery, moment: Moment): Promise<Sum> {
  if (depth === 'value' && cellsAnswer(query, measure)) return sumCells(db, measure, query, moment)
  const flows = flowsOf({ ...query, from: query.year, to: query.year }, moment, measure)
  const { rows } =
    await sql<Sum>`select ${aggregateOf(measure, query.currency)}::text as value, count(*)::int as lines, ${depth === 'sealed' ? digestOfFlows : sql`''`} as digest from ${flows} f`.execute(
      db as Tx,
    )
  return rows[0] ?? { value: null, lines: 0, digest: '' }
}

async function sumCells(db: Db, measure: Measure, query: FigureQuery, moment: Moment): Promise<Sum> {
  const cells = cellsOf({ ...query, from: query.year, to: query.year }, moment, measure, [])
  const { rows } =
    await sql<Sum>`select ${aggregateOf(measure, query.currency)}::text as value, coalesce(sum(f.lines), 0)::int as lines, '' as digest from ${cells} f`.execute(
      db as Tx,
    )
  return rows[0] ?? { value: null, lines: 0, digest: '' }
}

const digestOfFlows = sql`encode(sha256(convert_to(coalesce(string_agg(f.id || '|' || f.usd || '|' || f.vnd || '|' || f.share, ';' order by f.id), ''), 'UTF8')), 'hex')`

async function sumStatements(db: Db, code: string, query: FigureQuery, moment: Moment): Promise<Sum> {
  const place = query.place ?? null
  const map = query.map === 'reported' ? null : query.map
  const { rows } = await sql<Sum>`select sum(s.value)::text as value, count(*)::int as lines,
    encode(sha256(convert_to(coalesce(string_agg(s.id || '|' || s.value, ';' order by s.id), ''), 'UTF8')), 'hex') as digest
    from aid.statement s where s.code = ${code} and s.report_year = ${query.year} and s.opened_seq <= ${moment.seq} and (s.closed_seq is null or s.closed_seq > ${moment.seq})
      and (${place}::text is null or ${place} = case when ${map}::text is null then s.place_id else (select m.target_id from figures.place_reading m where m.place_id = s.place_id and m.place_set_id = ${map}) end)`.execute(
    db as Tx,
  )
  return rows[0] ?? { value: null, lines: 0, digest: '' }
}

async function evaluateDerived(
  db: Db,
  { code, definition, depth }: { code: FigureCode; definition: DerivedDefinition; depth: Depth },
  query: FigureQuery,
  moment: Moment,
): Promise<Evaluated> {
  const parts = []
  for (const part of [definition.of, definition.to]) {
    const partQuery = { ...query, year: query.year + part.offset }
    parts.push({ code: part.code, query: partQuery, evaluated: await evaluate(db, part.code, partQuery, moment, depth) })
  }
  const [of, to] = parts.map((part) => part.evaluated)
  const value = derive(definition.operation, of?.value ?? null, to?.value ?? null)
  const unit = definition.unit === 'money' ? query.currency : definition.unit
  return {
    code,
    version: 1,
    unit,
    value: value && (unit === 'percent' ? fixed(value, 6) : fixed(value, unit === 'USD' ? 2 : 0)),
    lineCount: (of?.lineCount ?? 0) + (to?.lineCount ?? 0),
    digest: digestOf([of?.digest, to?.digest]),
    parts,
  }
}

/** ratio = 100 × of ÷ to · change-percent = 100 × (of − to) ÷ to · change-value = of − to. Null without a base. */
export function derive(operation: DerivedDefinition['operation'], of: string | null, to: string | null): string | null {
  if (of === null || to === null) return null
  if (operation === 'change-value') return new Exact(of).minus(to).toFixed()
  if (new Exact(to).isZero()) return null
  const share = new Exact(of).div(to).times(100)
  return (operation === 'ratio' ? share : share.minus(100)).toFixed()
}

const digestOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

/** The same question to the same state of the ledger has the same receipt. */
export function receiptIdOf(code: FigureCode, query: FigureQuery, moment: Moment): string {
  const { asOf: _asOf, ...question } = query
  return digestOf({ code, question, seq: moment.seq }).slice(0, 24)
}
