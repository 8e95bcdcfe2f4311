import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SupervisedProduct, superviseProduct } from './supervised.ts'

let dataDir: string
let product: SupervisedProduct
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-supervised-'))
  product = await superviseProduct(dataDir, { DEMO: '0', JANUS: '0' })
})
afterAll(async () => {
  await product?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const serving = async () => Number(await readFile(join(dataDir, 'server.pid'), 'utf8'))
const answers = () =>
  fetch(`http://127.0.0.1:${product.port}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )
const patience = { timeout: 120_000, interval: 100 }
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('a server that is killed is replaced on its port, as often as it happens', async () => {
  const seen = [await serving()]
  for (let turn = 0; turn < 2; turn += 1) {
    const pid = await serving()
    process.kill(pid, 'SIGKILL')
    await expect.poll(serving, patience).not.toBe(pid)
    await expect.poll(answers, patience).toBe(true)
    seen.push(await serving())
  }
  expect(new Set(seen).size).toBe(3)
})

test('who ends the supervisor ends the server, in peace', async () => {
  const pid = await serving()
  expect(await product.stop()).toBe(0)
  await expect.poll(() => isAlive(pid), patience).toBe(false)
})

test('a server that cannot start says why and is not tried again', async () => {
  const child = spawn(process.execPath, ['src/supervise.ts'], { env: { ...process.env, DATA_DIR: '/dev/null/here' }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)))
  expect(await once(child, 'close')).toEqual([1, null])
  expect(said).toContain('ENOTDIR')
})
