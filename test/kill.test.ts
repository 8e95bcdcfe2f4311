import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from '#platform/db-engine.ts'
import { runKills } from '../tools/proof/kill-run.ts'
import { freePort } from './free-port.ts'
import { withDatabase } from './global-setup.ts'

const KILLS = 4
/** The whole way of a return is some twelve writes; six clients and the secretariat go it side by side. */
const MOST_WRITES = 60
const LONGEST_LIFE_MS = 60_000
const url = process.env['TEST_DATABASE_URL']

/** A folder, and on a server a database of its own. */
async function withPlace(work: (place: { dataDir: string; databaseUrl: string | undefined }) => Promise<void>) {
  const dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-kill-'))
  const name = `nc_kill_test_${process.pid}`
  const admin = url ? await openEngine({ url, poolSize: 1 }) : undefined
  await admin?.query(`create database ${name} encoding 'UTF8' template template0`)
  try {
    await work({ dataDir, databaseUrl: url && withDatabase(url, name) })
  } finally {
    await admin?.query(`drop database ${name} with (force)`)
    await admin?.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

test('kill -9 under imports, acceptances and freezes loses nothing that was acknowledged and doubles nothing', { timeout: 900_000 }, () =>
  withPlace(async (place) => {
    const report = await runKills({ ...place, port: await freePort(), times: KILLS, checkEvery: 2, mostWrites: MOST_WRITES, longestLife: LONGEST_LIFE_MS })
    expect(report.wrong).toEqual([])
    expect([...report.failures]).toEqual([])
    expect(report.kills).toBe(KILLS)
    expect(report.acknowledged.size).toBeGreaterThan(2)
  }),
)
