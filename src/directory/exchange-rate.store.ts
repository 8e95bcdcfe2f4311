import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import type { ExchangeRate } from './exchange-rate.contract.ts'
import { keepRow, removeRow } from './reference.store.ts'

const target = (reportYear: number, currencyCode: string) => ({ table: 'exchangeRate', subject: 'exchange-rate', key: { currencyCode, reportYear } })

/** The rates that reports of `year` are converted with; all years when it is not given. Decimal text, no trailing zeros. */
export async function findRates(db: Db, year?: number): Promise<ExchangeRate[]> {
  const query = db
    .selectFrom('directory.exchangeRate')
    .select(['currencyCode', 'reportYear', 'source', 'certainty', sql<string>`trim_scale(vnd_per_unit)`.as('vndPerUnit')])
    .orderBy('reportYear', 'desc')
    .orderBy('currencyCode')
  return (await (year === undefined ? query : query.where('reportYear', '=', year)).execute()) as ExchangeRate[]
}

export async function keepRate(tx: Tx, { reportYear, currencyCode, ...values }: ExchangeRate): Promise<ExchangeRate> {
  await keepRow(tx, target(reportYear, currencyCode), values)
  const kept = (await findRates(tx, reportYear)).find((rate) => rate.currencyCode === currencyCode)
  if (!kept) throw notFound({})
  return kept
}

export const removeRate = (tx: Tx, reportYear: number, currencyCode: string) => removeRow(tx, target(reportYear, currencyCode))
