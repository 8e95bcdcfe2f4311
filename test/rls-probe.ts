import { sql } from 'kysely'
import type { Actor } from '#platform/actor.ts'
import type { Engine } from '#platform/db-engine.ts'
import type { Database, Tx } from '#platform/db.ts'
import { occasion } from './harness.ts'
import { favourable, type Operation, operations } from './table-rights.ts'

class Undone extends Error {}

/** Runs `work` as the unprivileged role, exactly as a request would, and undoes all of it. */
export async function tryAs<T>(db: Database, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const run = db.write(occasion(actor), async (tx) => {
    result = { value: await work(tx) }
    throw new Undone()
  })
  await run.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  if (!result) throw new Error('The work was not done')
  return result.value
}

export interface Outcome {
  /** Rows that were seen or touched. */
  rows: number
  /** SQLSTATE of the refusal; '' when there was none. */
  refused: string
  message: string
}

/** One statement inside a savepoint: what it touched, or how it was refused. */
export async function attempt(tx: Tx, statement: string): Promise<Outcome> {
  await sql`savepoint attempt`.execute(tx)
  try {
    const { rows, numAffectedRows } = await sql.raw(statement).execute(tx)
    return { rows: Math.max(rows.length, Number(numAffectedRows ?? 0)), refused: '', message: '' }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return { rows: 0, refused: code ?? 'unknown', message }
  } finally {
    await sql`rollback to savepoint attempt`.execute(tx)
  }
}

export interface Table {
  name: string
  /** Columns that a statement may fill, in order. */
  columns: string[]
  /** One that the unprivileged role may change; any, when it may change none. */
  changed: string
  /** Some rows as JSON, as the owner sees them. */
  sample: Record<string, unknown>[]
}

/** Every table of the database that is ours, with its columns and some rows. */
export async function readTables(engine: Engine): Promise<Table[]> {
  const found = await engine.query<{ name: string; columns: string[]; changed: string }>(`
    select c.table_schema || '.' || c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns,
      (array_agg(c.column_name::text order by has_column_privilege('nhipcau_app', format('%I.%I', c.table_schema, c.table_name), c.column_name, 'update') desc, c.ordinal_position))[1] as changed
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and t.table_schema not in ('pg_catalog', 'information_schema') and c.is_generated = 'NEVER' and c.is_identity = 'NO'
    group by c.table_schema, c.table_name order by 1`)
  const tables = []
  for (const table of found) {
    const rows = await engine.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${quoted(table.name)} t limit 20`)
    tables.push({ ...table, sample: rows.map(({ row }) => row) })
  }
  return tables
}

export const quoted = (name: string) =>
  name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.')
const literal = (value: unknown) => `'${JSON.stringify(value).replaceAll("'", "''")}'`

/** Which of the four operations the actor may do to the table, on any row of it. */
export async function probe(tx: Tx, table: Table, actor: Actor): Promise<Operation[]> {
  const able: Operation[] = []
  for (const operation of operations) if (await may[operation](tx, table, actor)) able.push(operation)
  return able
}

const may: Record<Operation, (tx: Tx, table: Table, actor: Actor) => Promise<boolean>> = {
  select: async (tx, { name }) => (await attempt(tx, `select 1 from ${quoted(name)} limit 1`)).rows > 0,
  insert: async (tx, { name, columns, sample }, actor) => {
    for (const row of sample) {
      const outcome = await attempt(tx, insertOf(name, columns, favour(name, row, actor)))
      if (letThrough(outcome)) return true
      if (/permission denied/.test(outcome.message)) return false
    }
    return false
  },
  update: async (tx, { name, changed }) => reached(await attempt(tx, `update ${quoted(name)} set "${changed}" = "${changed}"`)),
  delete: async (tx, { name }) => letThrough(await attempt(tx, `delete from ${quoted(name)}`)),
}

/** A statement that a constraint or a trigger stopped had got past privileges and policies. */
const letThrough = ({ rows, refused }: Outcome) => rows > 0 || (refused !== '' && refused !== '42501')
/** An update whose new row a policy refused had reached an old one. */
const reached = (outcome: Outcome) => letThrough(outcome) || /new row violates row-level security/.test(outcome.message)

function favour(name: string, row: Record<string, unknown>, actor: Actor): Record<string, unknown> {
  const own: Record<string, string | null> = { $person: actor.personId || null, $agency: actor.agencyId || null }
  const wished = Object.entries(favourable[name] ?? {}).map(([column, value]) => [column, typeof value === 'string' && value in own ? own[value] : value])
  return { ...row, ...Object.fromEntries(wished) }
}

function insertOf(name: string, columns: string[], row: Record<string, unknown>): string {
  const list = columns.map((column) => `"${column}"`).join(', ')
  return `insert into ${quoted(name)} (${list}) select ${list} from jsonb_populate_record(null::${quoted(name)}, ${literal(row)})`
}
