import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { superviseProduct } from '../test/supervised.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running product. */
    origin: string
    /** Its data folder; `server.pid` there names its process. Empty: not ours to kill. */
    dataDir: string
  }
}

/**
 * Starts the product as a visitor does, on an empty data folder and a free port, and stops it after the last journey. One
 * that is killed is started again on the same port, as a supervisor does. E2E_ORIGIN: one that runs already. E2E_DATA: a folder
 * that is seeded already, for one file alone.
 */
export default async function setup(project: TestProject) {
  const given = process.env['E2E_ORIGIN']
  project.provide('dataDir', process.env['E2E_DATA'] ?? '')
  if (given) return project.provide('origin', given)
  const seeded = process.env['E2E_DATA']
  const dataDir = seeded ?? (await mkdtemp(join(tmpdir(), 'nhip-cau-e2e-')))
  const product = await superviseProduct(dataDir)
  project.provide('origin', `http://127.0.0.1:${product.port}`)
  project.provide('dataDir', dataDir)
  return async () => {
    await product.stop()
    if (!seeded) await rm(dataDir, { recursive: true, force: true })
  }
}
