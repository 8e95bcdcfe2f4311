import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openEngine } from '#platform/db-engine.ts'
import { openClients, type Record } from './clients.ts'
import { checkLedger } from './ledger-checks.ts'
import { type Place, startServer } from './real-server.ts'
import { makeSmallCountry } from './small-country.ts'

const BLINK_MS = 150

export interface KillPlan extends Place {
  times: number
  /** Every so many kills the whole ledger is checked; what was acknowledged before is among it. */
  checkEvery: number
  /** The server is killed at a random moment before it acknowledged so many writes more… */
  mostWrites: number
  /** …or after so many milliseconds under load. */
  longestLife: number
  /** Ends after the kill during which so many minutes are over; absent: after `times`. */
  minutes?: number
  tell?: (line: string) => void
}

export interface KillReport {
  kills: number
  acknowledged: Map<string, number>
  frozen: number
  checks: number
  /** Milliseconds from the start of a process to its first answer, one for each start. */
  starts: number[]
  failures: Map<string, number>
  wrong: string[]
}

/** Kills the real server at random moments under load, starts it again, and checks what it had said. */
export async function runKills(plan: KillPlan): Promise<KillReport> {
  const record: Record = { acknowledged: [], accepted: [], frozen: [], failures: new Map() }
  const report: KillReport = { kills: 0, acknowledged: new Map(), frozen: 0, checks: 0, starts: [], failures: record.failures, wrong: [] }
  const engine = await openEngine(plan.databaseUrl ? { url: plan.databaseUrl, poolSize: 2 } : { dataDir: join(plan.dataDir, 'pg') })
  const cookies = await makeSmallCountry(engine, new Date().toISOString())
  await engine.close()
  const end = performance.now() + (plan.minutes ?? Infinity) * 60_000
  for (let last = false; !last && report.wrong.length === 0; report.kills += 1) {
    const from = performance.now()
    const server = await startServer(plan)
    report.starts.push(performance.now() - from)
    const clients = openClients(server.base, cookies, record)
    const working = clients.work()
    await someMoment(plan, record)
    await server.kill()
    clients.stop()
    await working
    last = report.kills === plan.times - 1 || performance.now() > end
    const due = last || report.kills % plan.checkEvery === plan.checkEvery - 1
    if (due) report.wrong.push(...(await checkCopy(plan, record)))
    report.checks += due ? 1 : 0
    if (due)
      plan.tell?.(
        `${report.kills + 1} kills, ${record.acknowledged.length} acknowledged, ${record.accepted.length} accepted, ${record.frozen.length} frozen, wrong: ${report.wrong.length}`,
      )
  }
  report.wrong.push(...(await checkFrozen(plan, cookies, record)))
  for (const { what } of record.acknowledged) report.acknowledged.set(what, (report.acknowledged.get(what) ?? 0) + 1)
  return { ...report, frozen: record.frozen.length }
}

/** Waits for a random number of acknowledged writes and a blink more, so that the next is under way. */
async function someMoment({ mostWrites, longestLife }: KillPlan, { acknowledged }: Record): Promise<void> {
  const enough = acknowledged.length + Math.random() * mostWrites
  const end = performance.now() + longestLife
  while (acknowledged.length < enough && performance.now() < end) await setTimeout(5)
  await setTimeout(Math.random() * BLINK_MS)
}

/** The embedded database is checked as a copy: the server itself is to find its folder as the kill left it. */
async function checkCopy({ dataDir, databaseUrl }: Place, record: Record): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-kill-'))
  if (!databaseUrl) await cp(join(dataDir, 'pg'), join(folder, 'pg'), { recursive: true })
  const engine = await openEngine(databaseUrl ? { url: databaseUrl, poolSize: 2 } : { dataDir: join(folder, 'pg') })
  try {
    return await checkLedger(engine, record)
  } finally {
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every report that was frozen says what it said, and its moment gives the figure that it gave. */
async function checkFrozen(plan: KillPlan, cookies: ReadonlyMap<string, string>, record: Record): Promise<string[]> {
  const server = await startServer(plan)
  const clients = openClients(server.base, cookies, { acknowledged: [], accepted: [], frozen: [], failures: new Map() })
  const wrong: string[] = []
  for (const { id, asOf, ...then } of record.frozen) {
    const now = await clients.readFrozen(id, asOf)
    if (now.disbursed !== then.disbursed || now.figures !== then.figures)
      wrong.push(`the frozen report ${id} says other figures: ${then.disbursed} was, ${now.disbursed} is`)
  }
  await server.kill()
  return wrong
}
