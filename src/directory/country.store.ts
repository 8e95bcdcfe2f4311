import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { sortKey } from '#platform/text/sort-key.ts'
import type { Country } from './country.contract.ts'
import { keepRow, removeRow } from './reference.store.ts'

const columns = ['code', 'nameVi', 'nameEn', 'continent', 'source', 'certainty'] as const
const target = (code: string) => ({ table: 'country', subject: 'country', key: { code } })

/** Every country, in Vietnamese order of names. */
export async function findCountries(db: Db): Promise<Country[]> {
  return (await db.selectFrom('directory.country').select(columns).orderBy('sortKey').execute()) as Country[]
}

export async function keepCountry(tx: Tx, country: Country): Promise<Country> {
  const { code, ...values } = country
  await keepRow(tx, target(code), { ...values, sortKey: sortKey(values.nameVi) })
  const kept = await tx.selectFrom('directory.country').select(columns).where('code', '=', code).executeTakeFirst()
  if (!kept) throw notFound({})
  return kept as Country
}

export const removeCountry = (tx: Tx, code: string) => removeRow(tx, target(code))
