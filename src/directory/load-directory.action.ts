import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { parseCsv } from '#platform/plain-csv.ts'
import { sortKey } from '#platform/text/sort-key.ts'
import { agencyRows, agencySuccessorRows, focalAgencyRows } from './agency-seed.model.ts'
import { aliasRows, placeNameRows, placeRows, placeSetRows, regionRows, type SeedLine, type SeedRow, successorRows } from './directory-seed.model.ts'

const folder = new URL('../../db/seed/directory/', import.meta.url)
const read = async (name: string): Promise<SeedLine[]> => parseCsv(await readFile(new URL(`${name}.csv`, folder), 'utf8'))

/**
 * Puts the reference data of `db/seed/directory` into the directory. Rows that are there stay as they are, so that
 * running it again changes nothing and never undoes the administrator. Answers how many rows each table got.
 */
export async function loadDirectory(tx: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, rows] of await tablesToFill()) counts[table] = await fill(tx, table, rows)
  tx.audit({ action: 'directory.loaded', subject: 'directory', subjectId: 'reference-data', after: counts })
  return counts
}

async function tablesToFill(): Promise<[string, SeedRow[]][]> {
  const [units, unitNames, unitExtras, aliases] = (await Promise.all(['admin-units', 'admin-unit-names', 'admin-units-extra', 'place-aliases'].map(read))) as [
    SeedLine[],
    SeedLine[],
    SeedLine[],
    SeedLine[],
  ]
  const [agencies, duties, agencyExtras] = (await Promise.all(['agencies', 'agency-duties', 'agencies-extra'].map(read))) as [
    SeedLine[],
    SeedLine[],
    SeedLine[],
  ]
  const places = placeRows(units, unitExtras)
  const names = placeNameRows(unitNames)
  const successors = successorRows(units)
  const [sectors, crs, rollups, topics, countries, currencies, rates, holidays] = (await Promise.all(
    ['sectors', 'sector-crs', 'sector-rollups', 'topics', 'countries', 'currencies', 'exchange-rates', 'holidays'].map(async (name) =>
      (await read(name)).map(nullsForEmpty),
    ),
  )) as [SeedRow[], SeedRow[], SeedRow[], SeedRow[], SeedRow[], SeedRow[], SeedRow[], SeedRow[]]
  return [
    ['place_set', placeSetRows],
    ['region', regionRows(units)],
    ['place', places],
    ['place_name', names],
    ['place_alias', aliasRows(unitNames, aliases)],
    ['place_successor', successors],
    ['agency', [...agencyRows(agencies, duties, agencyExtras), ...focalAgencyRows(places, names)]],
    ['agency_successor', agencySuccessorRows(agencies, successors)],
    ['sector', sectors.map((sector, index) => ({ ...sector, position: index + 1 }))],
    ['sector_crs', crs],
    ['sector_rollup', rollups.flatMap(byYear)],
    ['topic', topics],
    ['country', countries.map((country) => ({ ...country, sort_key: sortKey(String(country['name_vi'])) }))],
    ['currency', currencies],
    ['exchange_rate', rates],
    ['holiday', holidays],
  ]
}

const nullsForEmpty = (line: SeedLine): SeedRow => Object.fromEntries(Object.entries(line).map(([name, value]) => [name, value || null]))

function byYear({ from_year, to_year, ...row }: SeedRow): SeedRow[] {
  const first = Number(from_year)
  return Array.from({ length: Number(to_year) - first + 1 }, (_, index) => ({ report_year: first + index, ...row }))
}

/** The columns of a table as the files give them; the table's own types read the texts. */
async function fill(tx: Tx, table: string, rows: SeedRow[]): Promise<number> {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => !(table === 'sector_crs' && column === 'source'))
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const id = table === 'place_name' ? { column: sql`id, `, value: sql`md5(place_id || valid_from)::uuid, ` } : { column: sql``, value: sql`` }
  const result = await sql`insert into ${sql.table(`directory.${table}`)} (${id.column}${list})
    select ${id.value}${list} from jsonb_populate_recordset(null::${sql.table(`directory.${table}`)}, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(tx)
  return Number(result.numAffectedRows ?? 0)
}
