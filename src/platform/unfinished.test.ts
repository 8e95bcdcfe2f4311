import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markUnfinished, openMigrated } from './unfinished.ts'

let dataDir: string
beforeAll(async () => void (dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-unfinished-'))))
afterAll(() => rm(dataDir, { recursive: true, force: true }))

async function start() {
  const said: string[] = []
  const engine = await openMigrated({ databaseUrl: undefined, dataDir }, (line) => said.push(line))
  const rows = await engine.query<{ count: number }>('select count(*)::int as count from directory.currency')
  return { engine, said, currencies: rows[0]?.count }
}
const put = `insert into directory.currency (code, name_vi, name_en, decimals, source, certainty) values ('XTS', 'Thử', 'Test', 2, 'test', 'demonstration')`

test('a demonstration that was not finished is begun again from nothing, and one that was is never touched', async () => {
  const first = await start()
  await markUnfinished(first.engine, true)
  await first.engine.script(put)
  await first.engine.close()

  const again = await start()
  expect(again.said).toHaveLength(1)
  expect(again.currencies).toBe(0)
  await again.engine.script(put)
  await markUnfinished(again.engine, false)
  await again.engine.close()

  const kept = await start()
  expect(kept.said).toEqual([])
  expect(kept.currencies).toBe(1)
  await kept.engine.close()
})
