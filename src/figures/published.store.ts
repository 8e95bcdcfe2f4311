import type { z } from 'zod'
import type { Db } from '#platform/db.ts'
import type { Published } from './figure.contract.ts'

/** Figures printed elsewhere, in the order of their year and source. */
export async function findPublished(db: Db, year: number | undefined): Promise<z.infer<typeof Published>[]> {
  const all = db.selectFrom('figures.published').selectAll().orderBy('reportYear').orderBy('id')
  return (year === undefined ? all : all.where('reportYear', '=', year)).execute()
}
