import { verifyChain } from '#platform/audit-verify.ts'
import type { Engine } from '#platform/db-engine.ts'
import type { Record } from './clients.ts'

/** What must be so after any kill; answers what is not. */
export async function checkLedger(engine: Engine, record: Pick<Record, 'acknowledged' | 'accepted'>): Promise<string[]> {
  const found = [
    await lostWrites(engine, record),
    await rowsOf(engine, 'accepted but not posted', notPosted(record.accepted)),
    await rowsOf(engine, 'a flow doubled', doubled),
    await rowsOf(engine, 'flows in force of two versions of a return, or of one not accepted', inForce),
    await rowsOf(engine, 'flows that do not add up to their lines', notAsLines),
    await rowsOf(engine, 'cells that are not the sum of their flows', cellsApart),
    await rowsOf(engine, 'sums of places and sectors that are not those of their flows', placeSectorsApart),
  ]
  const verdict = await verifyChain(engine)
  return [...found.flat(), ...(verdict.whole ? [] : [`the audit chain breaks at line ${verdict.seq}: ${verdict.reason}`])]
}

/** Every acknowledged write left its line in the audit chain, in the transaction that it was. */
async function lostWrites(engine: Engine, { acknowledged }: Pick<Record, 'acknowledged'>): Promise<string[]> {
  const kept = new Set(
    (await engine.query<{ request: string }>(`select distinct body::jsonb ->> 'request' as request from audit.line`)).map(({ request }) => request),
  )
  return acknowledged.filter(({ requestId }) => !kept.has(requestId)).map(({ requestId, what }) => `acknowledged and lost: ${what} (${requestId})`)
}

async function rowsOf(engine: Engine, what: string, statement: string): Promise<string[]> {
  return (await engine.query<object>(statement)).map((row) => `${what}: ${JSON.stringify(row)}`)
}

const notPosted = (versions: readonly string[]) => `
  select w.id from unnest(array[${versions.map((id) => `'${id}'`).join(', ')}]::uuid[]) w(id) left join reporting.return_version v on v.id = w.id
  where v.id is null or v.state not in ('accepted', 'superseded') or not exists (select from aid.flow f where f.version_id = w.id)`

const doubled = `
  select version_id, line_key, kind, place_id, sector_code, refundable, count(*)::int as times from aid.flow
  group by 1, 2, 3, 4, 5, 6 having count(*) > 1`

const inForce = `
  select v.return_id, count(distinct f.version_id)::int as versions from aid.flow f join reporting.return_version v on v.id = f.version_id
  where f.closed_seq is null group by 1 having count(distinct f.version_id) > 1 or bool_or(v.state <> 'accepted')`

const notAsLines = `
  select v.id, l.disbursed as of_lines, f.disbursed as of_flows from reporting.return_version v
    join lateral (select coalesce(sum((cells ->> 'disbursedYear')::numeric), 0) as disbursed from reporting.return_line where version_id = v.id) l on true
    left join lateral (select sum(amount) as disbursed from aid.flow where version_id = v.id and kind = 'disbursement') f on true
  where v.state in ('accepted', 'superseded') and l.disbursed is distinct from f.disbursed`

const cellsApart = `
  with flows as (select report_year, kind, place_id, agency_id, sum(usd) as usd, count(*) as lines from aid.flow where counted and closed_seq is null group by 1, 2, 3, 4),
    cells as (select report_year, kind, place_id, agency_id, sum(usd) as usd, sum(lines) as lines from figures.cell_change group by 1, 2, 3, 4 having sum(lines) <> 0)
  select * from flows full join cells using (report_year, kind, place_id, agency_id) where (flows.usd, flows.lines) is distinct from (cells.usd, cells.lines::bigint)`

const placeSectorsApart = `
  with flows as (select report_year, kind, place_id, sector_code, sum(usd) as usd, count(*) as lines from aid.flow where counted and closed_seq is null group by 1, 2, 3, 4),
    sums as (select report_year, kind, place_id, sector_code, sum(usd) as usd, sum(lines) as lines from figures.place_sector_change group by 1, 2, 3, 4 having sum(lines) <> 0)
  select * from flows full join sums using (report_year, kind, place_id, sector_code) where (flows.usd, flows.lines) is distinct from (sums.usd, sums.lines::bigint)`
