/**
 * Submitting a return, 16 at once: the product through HTTP (session, checks, row-level security, audit chain) beside a bare server that does
 * the least that could be called the same: one transaction that moves a row and notes it. The clients are a process of their own; the two take
 * turns in one run.
 *
 * node bench/submit.ts [--pglite] [--clients 16] [--rounds 4] [--campaigns 6] [--lines 8]
 * DATABASE_URL: a server to use; else PostgreSQL is started for the run, without fsync: say so with the number.
 */
import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Engine } from '#platform/db-engine.ts'
import { systemActor } from '#platform/actor.ts'
import { openCampaign, replaceDraftLines, submitReturn, withdrawReturn } from '#reporting/index.ts'
import { insertReturn, insertVersion } from '#reporting/version.store.ts'
import { buildDemoCountry } from '../db/seed/demo/demo-country.ts'
import { provinces } from '../db/seed/demo/provinces.ts'
import { openGround, withServer } from './ground.ts'
import { openBenchProduct } from './product.ts'
import type { Asked, Measured, Order } from './submit-clients.ts'

const { values } = parseArgs({
  options: {
    pglite: { type: 'boolean', default: false },
    clients: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '4' },
    campaigns: { type: 'string', default: '6' },
    lines: { type: 'string', default: '8' },
  },
})
const [clientCount, rounds, campaigns, lineCount] = [values.clients, values.rounds, values.campaigns, values.lines].map(Number) as [
  number,
  number,
  number,
  number,
]
const LAST_YEAR = 2023
const NOW = `${LAST_YEAR + 1}-01-10T03:00:00.000Z`

interface Draft {
  returnId: string
  agencyId: string
}

const cpuMilliseconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const show = ({ perSecond, p50, p95 }: Measured) => `${perSecond.toFixed(0).padStart(5)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`

await withServer(values.pglite, process.env['DATABASE_URL'], async (server) => {
  const ground = await openGround(server)
  const agencyIds = provinces.slice(0, 63).map(({ code }) => `a-p63-${code}`)
  const product = await openBenchProduct(ground, agencyIds)
  const drafts = await fillDrafts(ground.db, agencyIds)
  await ground.engine.script('vacuum analyze')
  const bare = await openBare(ground.engine, drafts)
  // A client that fails ends the run.
  const clients = fork(fileURLToPath(new URL('./submit-clients.ts', import.meta.url)))
  clients.once('exit', (code) => code && process.exit(code))
  const order = async (port: number, asked: Asked[]): Promise<Measured> => {
    const said = once(clients, 'message')
    clients.send({ port, clients: clientCount, asked } satisfies Order)
    return (await said)[0] as Measured
  }
  const asked = (action: string) =>
    drafts.map(({ returnId, agencyId }) => ({ path: `/api/returns/${returnId}/${action}`, cookie: product.cookies.get(`${agencyId}|officer`) ?? '' }))
  const bareAsked = () => drafts.map(({ returnId }) => ({ path: `/${returnId}`, cookie: '' }))
  const fsync = server ? (await ground.engine.query<{ fsync: string }>('show fsync'))[0]?.fsync : 'PGlite'
  console.log(
    `${drafts.length} returns of ${lineCount} lines, ${clientCount} at once; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; fsync ${fsync}`,
  )
  for (let round = 0; round <= rounds; round++) {
    const cpu = cpuMilliseconds()
    const submitted = await order(product.port, asked('submission'))
    const spent = (cpuMilliseconds() - cpu) / drafts.length
    const floor = await order(bare.port, bareAsked())
    await order(product.port, asked('withdrawal'))
    console.log(
      `${round === 0 ? 'warm-up' : `round ${round}`}  product ${show(submitted)}   bare ${show(floor)}   ratio of p50 ${(floor.p50 / submitted.p50).toFixed(2)}   CPU of Node ${spent.toFixed(2)} ms a return`,
    )
  }
  clients.disconnect()
  await bare.close()
  await product.close()
  await ground.close()
})

/** A draft for every province and campaign, with lines of the demonstration that pass every check. */
async function fillDrafts(db: Awaited<ReturnType<typeof openGround>>['db'], agencyIds: readonly string[]): Promise<Draft[]> {
  const pool = Object.values(buildDemoCountry().years[LAST_YEAR] ?? []).flatMap((one) => one.lines)
  const officers = new Map(
    (
      await db.read({ actor: systemActor, now: NOW, requestId: 'bench' }, (read) =>
        read.selectFrom('directory.assignment').select(['personId', 'agencyId']).where('role', '=', 'province_officer').execute(),
      )
    ).map((row) => [row.agencyId, row.personId]),
  )
  const drafts: Draft[] = []
  for (let year = LAST_YEAR - campaigns + 1; year <= LAST_YEAR; year++) {
    const act = { actor: systemActor, now: NOW, newId: randomUUID, publicUrl: null }
    await db.write({ actor: systemActor, now: NOW, requestId: 'bench' }, async (tx) => {
      const found = await tx.selectFrom('reporting.campaign').select('id').where('reportYear', '=', year).executeTakeFirst()
      const campaignId = found?.id ?? (await openCampaign(tx, act, { reportYear: year, dueOn: `${LAST_YEAR + 1}-01-15` })).id
      for (const [at, agencyId] of agencyIds.entries()) {
        const [id, versionId, personId] = [randomUUID(), randomUUID(), officers.get(agencyId) ?? '']
        await insertReturn(tx, { id, campaignId, agencyId, openedAt: NOW })
        await insertVersion(tx, { id: versionId, returnId: id, number: 1, openedAt: NOW, openedBy: personId })
        const lines = Array.from({ length: lineCount }, (_, position) => ({
          lineKey: randomUUID(),
          position,
          cells: cellsOf(pool, at * lineCount + position, agencyId, year),
        }))
        const officer = { ...act, actor: { ...systemActor, personId, role: 'province_officer', agencyIds: [agencyId] } }
        await replaceDraftLines(tx, officer, id, { lines, figures: { organisations_registered_in_area: { value: '20', reason: null } } })
        // Submitted once to have every doubt explained, and taken back.
        await submitReturn(tx, officer, { returnId: id, explain: () => 'Đã đối chiếu với nhà tài trợ' })
        await withdrawReturn(tx, officer, { returnId: id })
        drafts.push({ returnId: id, agencyId })
      }
    })
  }
  return drafts
}

function cellsOf(pool: readonly Record<string, string>[], at: number, agencyId: string, year: number) {
  const { grantCode: _code, ...cells } = pool[at % pool.length] ?? {}
  return {
    ...cells,
    name: `${cells['name'] ?? ''} – hợp phần ${at + 1}`,
    places: `${agencyId.slice(2)}:100`,
    managingAgency: agencyId,
    phase: 'new',
    startsOn: `${year}-02-01`,
    endsOn: `${year + 2}-12-31`,
    status: 'running',
  }
}

/** One transaction on the same engine: the row moves, a line is noted, the answer is an id. */
async function openBare(engine: Engine, drafts: readonly Draft[]) {
  await engine.script('create table public.bare_return (id uuid primary key, moves integer not null); create table public.bare_note (id uuid, at timestamptz)')
  for (const { returnId } of drafts) await engine.query('insert into public.bare_return values ($1, 0)', [returnId])
  const server = createServer((request, response) => {
    const id = request.url?.slice(1) ?? ''
    engine
      .query(
        'with moved as (update public.bare_return set moves = moves + 1 where id = $1 returning id) insert into public.bare_note select id, now() from moved',
        [id],
      )
      .then(() => response.setHeader('content-type', 'application/json').end(JSON.stringify({ id })))
      .catch((error: Error) => response.writeHead(500).end(error.message))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { port: (server.address() as { port: number }).port, close: async () => void server.close() }
}
