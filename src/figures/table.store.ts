import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db.ts'
import { fixed } from '#platform/money.ts'
import type { Dimension, TableAnswer, TableQuery } from './figure.contract.ts'
import { type BaseDefinition, baseDefinitions, versionFor } from './figure.model.ts'
import { aggregateOf, cellsAnswer, cellsOf, flowsOf, type Moment, NONE } from './flow-query.store.ts'

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

interface Row {
  rowKey: string | null
  columnKey: string | null
  level: number
  value: string
  inSet: boolean
  rowLabel: string | null
  rowLabelEn: string | null
  columnLabel: string | null
  columnLabelEn: string | null
}

/** A measure by one or two dimensions with its totals, in one statement: every total is counted, not added up. */
export async function readTable(db: Db, query: TableQuery, moment: Moment): Promise<TableAnswer> {
  const definition: BaseDefinition = baseDefinitions[query.measure]
  const { measure } = versionFor(definition, query.to)
  const rows = axisOf(query.rows, query)
  const columns = query.columns ? axisOf(query.columns, query) : { key: sql`''::text`, names: noNames }
  const dimensions = query.columns ? [query.rows, query.columns] : [query.rows]
  const flows = cellsAnswer(query, measure, dimensions) ? cellsOf(query, moment, measure, dimensions) : flowsOf(query, moment, measure)
  const result = await sql<Row>`
    with cell as (
      select k.row_key, k.column_key, grouping(k.row_key, k.column_key)::int as level, ${aggregateOf(measure, query.currency)}::text as value, bool_and(f.allocated) as in_set
      from ${flows} f cross join lateral (select coalesce(${rows.key}, ${NONE}) as row_key, coalesce(${columns.key}, ${NONE}) as column_key) k
      group by grouping sets ((k.row_key, k.column_key), (k.row_key), (k.column_key), ()))
    select c.*, rn.label as row_label, rn.label_en as row_label_en, cn.label as column_label, cn.label_en as column_label_en
    from cell c left join (${rows.names}) rn on rn.key = c.row_key left join (${columns.names}) cn on cn.key = c.column_key
    order by rn.position collate "C" nulls last, c.row_key collate "C", cn.position collate "C" nulls last, c.column_key collate "C"`.execute(db as Tx)
  return assemble(result.rows, query, definition.unit === 'money' ? query.currency : 'count', moment)
}

const LEVEL = { cell: 0, row: 1, column: 2, all: 3 } as const

function assemble(found: Row[], query: TableQuery, unit: TableAnswer['unit'], moment: Moment): TableAnswer {
  const show = (value: string) => fixed(value, unit === 'USD' ? 2 : 0)
  const of = (level: number) => found.filter((row) => row.level === level)
  return {
    asOf: moment.asOf,
    unit,
    rows: of(LEVEL.row).map((row) => ({
      key: row.rowKey ?? NONE,
      label: row.rowLabel ?? row.rowKey ?? NONE,
      labelEn: row.rowLabelEn ?? row.rowKey ?? NONE,
      inSet: row.inSet,
      total: show(row.value),
    })),
    columns: query.columns
      ? of(LEVEL.column).map((row) => ({
          key: row.columnKey ?? NONE,
          label: row.columnLabel ?? row.columnKey ?? NONE,
          labelEn: row.columnLabelEn ?? row.columnKey ?? NONE,
          total: show(row.value),
        }))
      : [],
    cells: of(LEVEL.cell).map((row) => [row.rowKey ?? NONE, query.columns ? (row.columnKey ?? NONE) : '', show(row.value)]),
    total: show(of(LEVEL.all)[0]?.value ?? '0'),
  }
}
