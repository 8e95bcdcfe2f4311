import { type RawBuilder, sql } from 'kysely'
import type { Dimension, TableQuery } from './figure.contract.ts'
import { NONE } from './flow-query.store.ts'

export interface Axis {
  key: RawBuilder<unknown>
  /** Selects `key, label, label_en, position` for the keys that occur. */
  names: RawBuilder<unknown>
}

/** How a dimension reads a line, and what its keys are called. */
export function axisOf(dimension: Dimension, query: Pick<TableQuery, 'to'>): Axis {
  const placeNames = sql`select distinct on (p.id) p.id as key, n.name_vi as label, n.name_en as label_en, n.sort_key as position
    from directory.place p join directory.place_name n on n.place_id = p.id order by p.id, n.valid_from desc`
  switch (dimension) {
    case 'place':
      return { key: sql`f.place`, names: placeNames }
    case 'region':
      return {
        key: sql`(select p.region_id from directory.place p where p.id = f.place)`,
        names: sql`select id as key, name_vi as label, name_en as label_en, lpad(position::text, 4, '0') as position from directory.region`,
      }
    case 'agency':
      return { key: sql`f.agency_id`, names: sql`select id as key, name_vi as label, name_en as label_en, sort_key as position from directory.agency` }
    case 'sector':
      return { key: sql`f.sector_code`, names: sectorNames }
    case 'sector1':
      return { key: sql`f.sector1`, names: sectorNames }
    case 'heading':
      return {
        key: sql`(select r.heading_code from directory.sector_rollup r where r.report_year = f.report_year and r.sector_code = f.sector1)`,
        names: sql`select distinct on (heading_code) heading_code as key, heading_vi as label, heading_en as label_en, lpad(position::text, 4, '0') as position from directory.sector_rollup where report_year <= ${query.to} order by heading_code, report_year desc, position`,
      }
    case 'provider':
      return {
        key: sql`f.organisation_id::text`,
        names: sql`select id::text as key, name as label, name as label_en, sort_key as position from registry.organisation`,
      }
    case 'country':
      return {
        key: sql`coalesce(f.provider_country, ${NONE})`,
        names: sql`select code as key, name_vi as label, name_en as label_en, sort_key as position from directory.country`,
      }
    case 'topic':
      return {
        key: sql`coalesce(f.topic_code, ${NONE})`,
        names: sql`select code as key, name_vi as label, name_en as label_en, code as position from directory.topic`,
      }
    case 'providerKind':
      return { key: sql`f.provider_kind`, names: noNames }
    case 'grantKind':
      return { key: sql`f.grant_kind`, names: noNames }
    case 'agencyKind':
      return { key: sql`(select a.duty from directory.agency a where a.id = f.agency_id)`, names: noNames }
    case 'year':
      return { key: sql`f.report_year::text`, names: noNames }
  }
}
const sectorNames = sql`select code as key, name_vi as label, name_en as label_en, lpad(position::text, 4, '0') as position from directory.sector`
const noNames = sql`select null::text as key, null::text as label, null::text as label_en, null::text as position where false`
