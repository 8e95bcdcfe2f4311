import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { Currency } from './currency.contract.ts'
import { keepRow, removeRow } from './reference.store.ts'

const columns = ['code', 'nameVi', 'nameEn', 'decimals', 'source', 'certainty'] as const
const target = (code: string) => ({ table: 'currency', subject: 'currency', key: { code } })

/** Every currency: đồng and dollar first, as reports use them, then by code. */
export async function findCurrencies(db: Db): Promise<Currency[]> {
  const usual = sql`case code when 'VND' then 0 when 'USD' then 1 when 'EUR' then 2 else 3 end`
  return (await db.selectFrom('directory.currency').select(columns).orderBy(usual).orderBy('code').execute()) as Currency[]
}

export async function keepCurrency(tx: Tx, { code, ...values }: Currency): Promise<Currency> {
  await keepRow(tx, target(code), values)
  const kept = await tx.selectFrom('directory.currency').select(columns).where('code', '=', code).executeTakeFirst()
  if (!kept) throw notFound({})
  return kept as Currency
}

export const removeCurrency = (tx: Tx, code: string) => removeRow(tx, target(code))
