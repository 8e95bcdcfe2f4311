/**
 * kill -9 of the real server under imports, acceptances and freezes: `npm run proof:kill -- --times 200 [--database-url postgres://…]
 * [--port 9510] [--data-dir folder]`. On the embedded database, or in a database of its own on the server named. Exit code 1: something
 * acknowledged was lost, doubled, or does not add up.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '#platform/db-engine.ts'
import { withDatabase } from '../../test/global-setup.ts'
import { type KillReport, runKills } from './kill-run.ts'

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '200' },
    'database-url': { type: 'string' },
    port: { type: 'string', default: '9510' },
    'check-every': { type: 'string', default: '10' },
    /** Ends sooner, when the time is over. */
    minutes: { type: 'string' },
    /** A kill comes at random before so many writes more are acknowledged, and after so many milliseconds at the latest. */
    writes: { type: 'string', default: '40' },
    life: { type: 'string', default: '60000' },
  },
})

function tellReport({ kills, acknowledged, frozen, checks, starts, failures, wrong }: KillReport, minutes: number) {
  const sorted = starts.toSorted((a, b) => a - b)
  const middle = Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
  console.log(
    `${kills} kills in ${minutes.toFixed(1)} minutes, ${checks} checks of the whole ledger; a start took ${middle} ms (median), ${Math.round(sorted.at(-1) ?? 0)} ms (longest)`,
  )
  console.log(`acknowledged: ${[...acknowledged].map(([what, times]) => `${times} × ${what}`).join(', ')}; ${frozen} reports frozen`)
  for (const [what, times] of failures) console.log(`failure of a living server, ${times} ×: ${what}`)
  console.log(wrong.length === 0 ? 'Nothing lost, nothing doubled, the chain is whole, everything adds up.' : `WRONG:\n${wrong.slice(0, 40).join('\n')}`)
}

const dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-kill-data-'))
const url = values['database-url']
const name = `nc_kill_${process.pid}`
const admin = url ? await openEngine({ url, poolSize: 1 }) : undefined
await admin?.query(`create database ${name} encoding 'UTF8' template template0`)
const began = performance.now()
try {
  const report = await runKills({
    port: Number(values.port),
    dataDir,
    databaseUrl: url ? withDatabase(url, name) : undefined,
    times: Number(values.times),
    checkEvery: Number(values['check-every']),
    mostWrites: Number(values.writes),
    longestLife: Number(values.life),
    ...(values.minutes ? { minutes: Number(values.minutes) } : {}),
    tell: (line) => console.log(`… ${line}`),
  })
  tellReport(report, (performance.now() - began) / 60_000)
  process.exitCode = report.wrong.length === 0 ? 0 : 1
} finally {
  await admin?.query(`drop database ${name} with (force)`)
  await admin?.close()
  await rm(dataDir, { recursive: true, force: true })
}
