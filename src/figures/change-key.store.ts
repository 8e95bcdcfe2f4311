import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { ChangeAnswer, ChangeBy } from './change.contract.ts'
import { type Dimension, Scope } from './figure.contract.ts'
import { axisOf } from './axis.store.ts'

/** The dimension of tables that a change is broken by. */
export const dimensionOf = {
  sector: 'sector1',
  place: 'place',
  providerKind: 'providerKind',
  country: 'country',
  agency: 'agency',
} as const satisfies Record<Exclude<ChangeBy, 'grants'>, Dimension>

/** What the members of a dimension are called; those that only a catalogue of words names are left out. */
export async function findKeyNames(db: Db, by: ChangeBy, year: number, keys: readonly string[]): Promise<Map<string, { label: string; labelEn: string }>> {
  if (by === 'grants') return new Map()
  const { rows } = await sql<{ key: string; label: string; labelEn: string }>`
    select n.key, n.label, n.label_en from (${axisOf(dimensionOf[by], { to: year }).names}) n where n.key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`.execute(
    db as Tx,
  )
  return new Map(rows.map((row) => [row.key, row]))
}

/** What the members of a scope are called, in the order in which they are told. */
export async function findScopeNames(db: Db, scope: Scope, year: number): Promise<ChangeAnswer['scope']> {
  const found = []
  for (const member of Scope.keyof().options) {
    const key = scope[member]
    if (key === undefined) continue
    const named = await findName(db, member, key, year)
    found.push({ member, key, label: named?.label ?? key, labelEn: named?.labelEn ?? key })
  }
  return found
}

async function findName(db: Db, member: keyof Scope, key: string, year: number) {
  const names = member === 'grant' ? sql`select id::text as key, name as label, name as label_en from aid."grant"` : axisOf(member, { to: year }).names
  const { rows } = await sql<{ label: string; labelEn: string }>`select n.label, n.label_en from (${names}) n where n.key = ${key} limit 1`.execute(db as Tx)
  return rows[0]
}
