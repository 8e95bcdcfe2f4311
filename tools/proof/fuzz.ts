/**
 * Hostile requests to every route, from the contracts: `npm run proof:fuzz -- --requests 100000 [--seed n] [--database-url postgres://…]`.
 * On PGlite in memory, or in a database of its own on the server named. Exit code 1: something failed, was slow, or was half saved.
 */
import { parseArgs } from 'node:util'
import { loadDirectory } from '#directory/index.ts'
import { systemActor } from '#platform/actor.ts'
import { verifyChain } from '#platform/audit-verify.ts'
import { openEngine } from '#platform/db-engine.ts'
import { openDatabase } from '#platform/db.ts'
import { migrate } from '#platform/migrate.ts'
import { settleCountry } from '../../test/country.ts'
import { fuzzGround } from '../../test/fuzz/fuzz-ground.ts'
import { type Failure, type FuzzReport, runFuzz } from '../../test/fuzz/fuzz-run.ts'
import { strayRows } from '../../test/fuzz/stray-rows.ts'
import { withDatabase } from '../../test/global-setup.ts'
import type { TestDatabase } from '../../test/harness.ts'
import { openTestProduct } from '../../test/product.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    'database-url': { type: 'string' },
    /** Ends sooner, when the time is over. */
    minutes: { type: 'string' },
    /** Milliseconds above which an answer is called slow: generous, since scrypt, Word, PDF and files of 60 MB are among them. */
    slow: { type: 'string', default: '10000' },
  },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)

async function openBase(url: string | undefined): Promise<TestDatabase> {
  const name = `nc_fuzz_${process.pid}`
  const admin = url ? await openEngine({ url, poolSize: 1 }) : undefined
  await admin?.query(`create database ${name} encoding 'UTF8' template template0`)
  const engine = await openEngine(url ? { url: withDatabase(url, name), poolSize: 8 } : {})
  await migrate(engine)
  const db = openDatabase(engine)
  await db.write({ actor: systemActor, now: '2018-01-01T00:00:00.000Z', requestId: 'fuzz' }, loadDirectory)
  const close = async () => {
    await engine.close()
    await admin?.query(`drop database ${name} with (force)`)
    await admin?.close()
  }
  return { engine, db, close }
}

const seen = new Set<string>()

/** Says each kind of failure when it first comes, with the request that shows it. */
function tellNew(failures: readonly Failure[]) {
  const last = failures.at(-1)
  const kind = last && `${last.route}: ${last.what.replace(/[0-9a-f-]{36}|\d+ ms/g, '…').slice(0, 200)}`
  if (!last || !kind || seen.has(kind)) return
  seen.add(kind)
  console.log(`FAILED ${last.route}: ${last.what}\n  request ${last.index} as ${last.role}: ${last.request}`)
}

function tellReport(report: FuzzReport) {
  const perSecond = Math.round((report.requests / report.milliseconds) * 1000)
  console.log(
    `${report.requests} requests, ${perSecond}/s, answers by status ${JSON.stringify(report.statuses)}, ${report.succeeded} of ${ground.routes.length} routes succeeded`,
  )
  console.log(
    `slowest: ${Math.round(report.slowest.milliseconds)} ms, ${report.slowest.route} (request ${report.slowest.index}); failures: ${report.failures.length}`,
  )
}

console.log(`seed ${seed}, ${values['database-url'] ? 'PostgreSQL' : 'PGlite in memory'}`)
const product = await openTestProduct(await openBase(values['database-url']))
const ground = await fuzzGround(product, await settleCountry(product))
const report = await runFuzz(ground, {
  requests: Number(values.requests),
  seed,
  slowMilliseconds: Number(values.slow),
  ...(values.minutes ? { minutes: Number(values.minutes) } : {}),
  tell: (done, failures) => {
    tellNew(failures)
    if (done % 5000 === 0) console.log(`… ${done}`)
  },
})
tellReport(report)
const stray = await strayRows(product.engine)
const verdict = await verifyChain(product.engine)
console.log(`rows that no told write left: ${stray.length === 0 ? 'none' : JSON.stringify(stray)}; audit chain: ${JSON.stringify(verdict)}`)
await product.close()
process.exitCode = report.failures.length === 0 && stray.length === 0 && verdict.whole ? 0 : 1
