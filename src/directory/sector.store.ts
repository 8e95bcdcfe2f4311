import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { notFound } from '#platform/problem.ts'
import { keepRow, removeRow, replaceRows } from './reference.store.ts'
import { parentUnfit, rollupIncomplete, type RollupRow, type Sector } from './sector.contract.ts'

/** Sectors in their order, first level and second level mixed; those in force on a day when it is given. */
export async function findSectors(db: Db, on?: string): Promise<Sector[]> {
  const { rows } = await sql<Sector>`
    select s.code, s.parent_code, s.name_vi, s.name_en, s.position, s.in_picker, s.valid_from, s.valid_to, s.source, s.certainty,
      coalesce((select jsonb_agg(jsonb_build_object('crsCode', c.crs_code, 'crsName', c.crs_name, 'isDefault', c.is_default, 'certainty', c.certainty) order by c.is_default desc, c.crs_code)
        from directory.sector_crs c where c.sector_code = s.code), '[]') as crs
    from directory.sector s
    where ${on === undefined ? sql`true` : sql`s.valid_from <= ${on}::date and coalesce(s.valid_to, 'infinity') >= ${on}::date`}
    order by s.position, s.code`.execute(db)
  return rows
}

/** Throws `notFound` when there is none. */
export async function getSector(db: Db, code: string): Promise<Sector> {
  const sector = (await findSectors(db)).find((one) => one.code === code)
  if (!sector) throw notFound({})
  return sector
}

/** The roll-up of the newest year stored at or before `year`; empty when there is none. */
export async function findRollup(db: Db, year: number): Promise<{ storedYear: number | null; rows: RollupRow[] }> {
  const rows = await db
    .selectFrom('directory.sectorRollup')
    .selectAll()
    .where('reportYear', '=', (e) =>
      e
        .selectFrom('directory.sectorRollup')
        .select((max) => max.fn.max('reportYear').as('year'))
        .where('reportYear', '<=', year),
    )
    .orderBy('position')
    .orderBy('sectorCode')
    .execute()
  return { storedYear: rows[0]?.reportYear ?? null, rows: rows.map(({ reportYear: _reportYear, ...row }) => row) as RollupRow[] }
}

export async function keepSector(tx: Tx, { code, ...values }: Omit<Sector, 'crs'>): Promise<Sector> {
  if (values.parentCode) {
    const parent = (await findSectors(tx)).find((one) => one.code === values.parentCode)
    if (!parent || parent.parentCode || parent.code === code) throw parentUnfit({ parent: values.parentCode })
  }
  await keepRow(tx, { table: 'sector', subject: 'sector', key: { code } }, values)
  return getSector(tx, code)
}

export const removeSector = (tx: Tx, code: string) => removeRow(tx, { table: 'sector', subject: 'sector', key: { code } })

export async function keepSectorCrs(tx: Tx, sectorCode: string, crs: Sector['crs']): Promise<Sector> {
  await getSector(tx, sectorCode)
  await replaceRows(tx, { table: 'sectorCrs', subject: 'sector-crs', key: { sectorCode } }, crs)
  return getSector(tx, sectorCode)
}

/** Stores the roll-up of a year as a whole; throws `rollupIncomplete` when a first-level sector has no heading. */
export async function keepRollup(tx: Tx, reportYear: number, rows: RollupRow[]) {
  const given = new Set(rows.map((row) => row.sectorCode))
  const missing = (await findSectors(tx, `${reportYear}-12-31`)).filter((sector) => sector.parentCode === null && !given.has(sector.code))
  if (missing.length > 0) throw rollupIncomplete({ missing: missing.map((sector) => sector.code).join(', ') })
  await replaceRows(tx, { table: 'sectorRollup', subject: 'sector-rollup', key: { reportYear } }, rows)
  return findRollup(tx, reportYear)
}
