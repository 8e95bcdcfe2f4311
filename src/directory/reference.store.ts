import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { inUse } from './fields.contract.ts'

type Value = string | number | boolean | null
type Row = Record<string, Value>

interface Target {
  table: string
  /** The word for the noun in the audit trail. */
  subject: string
  /** The columns that name the row, with their values. */
  key: Row
}

const idOf = (key: Row) => Object.values(key).join('/')
const named = (names: string[]) => sql.join(names.map((name) => sql.ref(name)))
const matching = (key: Row) =>
  sql.join(
    Object.entries(key).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
    sql` and `,
  )

/** Adds a row of reference data or changes it to what is given, with its audit line. */
export async function keepRow(tx: Tx, { table, subject, key }: Target, values: Row): Promise<void> {
  const target = sql.table(`directory.${table}`)
  const before = await sql<Row>`select * from ${target} where ${matching(key)}`.execute(tx)
  const row = { ...key, ...values }
  const changes = sql.join(Object.keys(values).map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  const after = await sql<Row>`insert into ${target} (${named(Object.keys(row))}) values (${sql.join(Object.values(row))})
    on conflict (${named(Object.keys(key))}) do update set ${changes} returning *`.execute(tx)
  tx.audit({ action: `${subject}.${before.rows[0] ? 'changed' : 'added'}`, subject, subjectId: idOf(key), before: before.rows[0], after: after.rows[0] })
}

/** Removes a row of reference data with its audit line; throws `inUse` when something refers to it, `notFound` when it is not there. */
export async function removeRow(tx: Tx, { table, subject, key }: Target): Promise<void> {
  const gone = await sql<Row>`delete from ${sql.table(`directory.${table}`)} where ${matching(key)} returning *`.execute(tx).catch((error: unknown) => {
    throw isForeignKeyRefusal(error) ? inUse({ subject, id: idOf(key) }) : error
  })
  if (!gone.rows[0]) throw notFound({})
  tx.audit({ action: `${subject}.removed`, subject, subjectId: idOf(key), before: gone.rows[0] })
}

/** Puts `rows` in the place of all rows under `key` (a list that is edited as a whole), with one audit line. */
export async function replaceRows(tx: Tx, { table, subject, key }: Target, rows: Row[]): Promise<void> {
  const target = sql.table(`directory.${table}`)
  const before = await sql<Row>`delete from ${target} where ${matching(key)} returning *`.execute(tx)
  const after: Row[] = []
  for (const values of rows) {
    const row = { ...key, ...values }
    const made = await sql<Row>`insert into ${target} (${named(Object.keys(row))}) values (${sql.join(Object.values(row))}) returning *`.execute(tx)
    after.push(...made.rows)
  }
  tx.audit({ action: `${subject}.replaced`, subject, subjectId: idOf(key), before: before.rows, after })
}

function isForeignKeyRefusal(error: unknown) {
  return error instanceof Error && 'code' in error && error.code === '23503'
}
