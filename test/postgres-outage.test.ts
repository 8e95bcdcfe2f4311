import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyChain } from '#platform/audit-verify.ts'
import { openEngine } from '#platform/db-engine.ts'
import { type Switch, withPostgres } from '../tools/checks/temporary-postgres.ts'
import { type RealServer, startServer } from '../tools/proof/real-server.ts'
import { type Cookies, makeSmallCountry } from '../tools/proof/small-country.ts'
import { freePort } from './free-port.ts'

/** What writers were told while the database came and went. */
interface Told {
  acknowledged: string[]
  /** Answers that were none: `503 platform.unavailable`. */
  refused: Map<string, number>
}

const writers = ['a-p63-44|officer', 'a-p63-45|officer', 'a-p63-46|approver', 'paccom|officer']

test(
  'a PostgreSQL that stops and starts under load, in peace and by a crash, is said in clear words, and nothing acknowledged is lost',
  { timeout: 900_000 },
  async () => {
    await withPostgres(async (url, turn) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-outage-'))
      const engine = await openEngine({ url, poolSize: 2 })
      const cookies = await makeSmallCountry(engine, new Date().toISOString())
      await engine.close()
      const server = await startServer({ port: await freePort(), dataDir, databaseUrl: url })
      try {
        const told: Told = { acknowledged: [], refused: new Map() }
        for (const how of ['fast', 'immediate'] as const) await outage(server, turn, { how, cookies, told })
        expect([...told.refused.keys()]).toEqual(['503 platform.unavailable'])
        await expectKept(url, told)
      } finally {
        await server.kill()
        await rm(dataDir, { recursive: true, force: true })
      }
    })
  },
)

interface Outage {
  how: 'fast' | 'immediate'
  cookies: Cookies
  told: Told
}

/** The database goes while people write; the product says so, and goes on by itself when it is back. */
async function outage({ base }: RealServer, turn: Switch, { how, cookies, told }: Outage) {
  const stop = new AbortController()
  const working = Promise.all(writers.map((who) => keepWriting(base, { cookie: cookies.get(who) ?? '', told, signal: stop.signal })))
  try {
    const before = told.acknowledged.length
    await until(() => told.acknowledged.length > before + 10)
    turn.stop(how)
    const said = await fetch(`${base}/api/session`, { headers: { cookie: cookies.get('paccom|officer') ?? '' } })
    expect(said.status).toBe(503)
    expect(said.headers.get('content-type')).toContain('application/problem+json')
    expect(((await said.json()) as { title: string }).title).toMatch(/tạm thời không phục vụ được/u)
    expect((await fetch(`${base}/healthz`)).status).toBe(503)
    await turn.start()
    const back = told.acknowledged.length
    await until(() => told.acknowledged.length > back + 10)
  } finally {
    stop.abort()
    await working
  }
}

async function keepWriting(base: string, { cookie, told, signal }: { cookie: string; told: Told; signal: AbortSignal }) {
  for (let turn = 0; !signal.aborted; turn += 1) {
    const headers = { cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${base}/api/session/locale`, { method: 'PUT', headers, body: JSON.stringify({ locale: turn % 2 ? 'vi' : 'en' }) })
    const body = (await answer.json()) as { code?: string }
    if (answer.ok) told.acknowledged.push(answer.headers.get('x-request-id') ?? '')
    else told.refused.set(`${answer.status} ${body.code}`, (told.refused.get(`${answer.status} ${body.code}`) ?? 0) + 1)
    await new Promise((resolve) => setTimeout(resolve, answer.ok ? 5 : 100))
  }
}

async function expectKept(url: string, { acknowledged }: Told) {
  const engine = await openEngine({ url, poolSize: 2 })
  const kept = new Set((await engine.query<{ request: string }>(`select body::jsonb ->> 'request' as request from audit.line`)).map(({ request }) => request))
  expect(acknowledged.filter((requestId) => !kept.has(requestId))).toEqual([])
  expect(await verifyChain(engine)).toMatchObject({ whole: true })
  await engine.close()
}

async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}
