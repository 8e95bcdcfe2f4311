/**
 * What reading the figures costs on the demonstration country: the overview and the national table (sector × place), 50
 * requests each, beside plain SQL that adds up the same rows as the owner of the database, without HTTP, access, labels or checks.
 *
 * node bench/figures.ts [--data folder] [--requests 50] [--year 2023]
 * DATABASE_URL: PostgreSQL (else PGlite in the folder). An empty database is seeded first, which takes minutes.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DEMO_PASSWORD } from '../db/seed/demo/seed-demo.ts'
import { openProduct } from '../src/product.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: join(tmpdir(), 'nhip-cau-bench-figures') },
    requests: { type: 'string', default: '50' },
    year: { type: 'string', default: '2023' },
  },
})
const year = Number(values.year)
const requests = Number(values.requests)

const product = await openProduct(
  {
    port: 0,
    host: '127.0.0.1',
    dataDir: values.data,
    databaseUrl: process.env['DATABASE_URL'],
    publicUrl: 'http://bench',
    demo: true,
    smtpUrl: undefined,
    mailFrom: 'bench',
    logLevel: 'silent',
  },
  undefined,
  { jobs: false, say: (line) => console.log(line) },
)
await product.app.listen({ port: 0, host: '127.0.0.1' })
const { port } = product.app.server.address() as { port: number }
const signedIn = await fetch(`http://127.0.0.1:${port}/api/session`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ email: 'canbo.paccom@nhipcau.example', password: DEMO_PASSWORD }),
})
const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''

const counted = `f.report_year = ${year} and f.kind = 'disbursement' and f.counted and f.closed_seq is null`
const tablePlain = [`select f.sector_code, f.place_id, sum(f.usd) from aid.flow f where ${counted} group by grouping sets ((1, 2), (1), (2), ())`]
const overviewPlain = [
  `select coalesce(s.parent_code, s.code), sum(f.usd) from aid.flow f join directory.sector s on s.code = f.sector_code where ${counted} group by 1`,
  `select f.place_id, sum(f.usd) from aid.flow f where ${counted} group by 1`,
  `select f.provider_country, sum(f.usd) from aid.flow f where ${counted} group by 1`,
  `select f.report_year, f.kind, f.is_new, sum(f.usd), count(distinct f.grant_id), count(distinct f.organisation_id) from aid.flow f where f.counted and f.closed_seq is null group by 1, 2, 3`,
]

await compare('overview', `/figure-overview?year=${year}`, overviewPlain)
await compare('sector × place', `/figure-tables?rows=sector&columns=place&from=${year}&to=${year}`, tablePlain)
await compare('sector × place, on 34', `/figure-tables?rows=sector&columns=place&from=${year}&to=${year}&map=34`, tablePlain)
await product.close()

async function compare(title: string, path: string, statements: readonly string[]) {
  const asked = await measure(async () => {
    const response = await fetch(`http://127.0.0.1:${port}/api${path}`, { headers: { cookie } })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 300)}`)
  })
  const plain = await measure(async () => {
    for (const statement of statements) await product.engine.query(statement)
  })
  const show = ([half, most]: readonly [number, number]) => `p50 ${half.toFixed(1)} ms, p95 ${most.toFixed(1)} ms`
  console.log(`${title.padEnd(22)} ${show(asked)}   plain SQL (${statements.length}): ${show(plain)}   ratio of p50 ${(plain[0] / asked[0]).toFixed(2)}`)
}

/** p50 and p95 of the requests in milliseconds, after five that warm up. */
async function measure(work: () => Promise<void>): Promise<readonly [number, number]> {
  const times: number[] = []
  for (let at = 0; at < requests + 5; at++) {
    const from = performance.now()
    await work()
    if (at >= 5) times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  return [times[Math.floor(times.length / 2)] ?? 0, times[Math.floor(times.length * 0.95)] ?? 0]
}
