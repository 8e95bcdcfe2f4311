import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEngine } from './db-engine.ts'

test('a data folder that a running process has is refused, and one left by a process that is gone is taken', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-cau-lock-'))
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  await writeFile(join(folder, 'pg.lock'), String(other.pid))
  await expect(openEngine({ dataDir: join(folder, 'pg') })).rejects.toThrow('in use by process')
  const gone = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await gone
  const engine = await openEngine({ dataDir: join(folder, 'pg') })
  expect(await engine.query('select 1 as one')).toEqual([{ one: 1 }])
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

test('transactions take turns on the embedded engine', async () => {
  const engine = await openEngine({})
  const seen: string[] = []
  const work = (name: string) =>
    engine.exclusively(async () => {
      seen.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      seen.push(`${name} ends`)
    })
  await Promise.all([work('a'), work('b')])
  await expect(engine.exclusively(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await work('c')
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  await engine.close()
})
