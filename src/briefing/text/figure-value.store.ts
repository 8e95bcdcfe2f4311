import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import type { Named } from './number-check.model.ts'

/**
 * The places and sectors that a text about a report year may name: places by every name they had, those of the year's map;
 * first-level sectors, and the headings of the year's published table.
 */
export async function findNamed(db: Db, year: number): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select distinct 'place' as dimension, p.id as key, n.name_vi as name from directory.place p join directory.place_name n on n.place_id = p.id
      where p.place_set_id = (select c.place_set_id from reporting.campaign c where c.report_year <= ${year} order by c.report_year desc limit 1)
    union select 'sector', s.code, s.name_vi from directory.sector s where s.parent_code is null
    union select 'heading', r.heading_code, r.heading_vi from directory.sector_rollup r where r.report_year = ${year}
    order by 1, 2, 3`.execute(db as Tx)
  return rows
}
