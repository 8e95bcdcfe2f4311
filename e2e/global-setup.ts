import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running product. */
    origin: string
  }
}

const PATIENCE_MS = 900_000

/** Starts the product as a visitor does, on an empty data folder and a free port, and stops it after the last journey. */
export default async function setup(project: TestProject) {
  const given = process.env['E2E_ORIGIN']
  if (given) return project.provide('origin', given)
  const dataDir = await mkdtemp(join(tmpdir(), 'nhip-cau-e2e-'))
  const server = spawn(process.execPath, ['src/server.ts'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DEMO: '1', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await new Promise<string>((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => reject(new Error(`The product did not start:\n${said}`)), PATIENCE_MS)
    server.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${said}`)))
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:(\d+)/.exec(said)
      if (!found) return
      clearTimeout(timer)
      resolve(`http://127.0.0.1:${found[1]}`)
    })
  })
  project.provide('origin', origin)
  return async () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
    await new Promise((resolve) => server.once('exit', resolve))
    await rm(dataDir, { recursive: true, force: true })
  }
}
